import type { SerialDevice } from '../../../src/bench/serial-devices.ts';
import { RealClock } from '../../../src/clock/real.ts';
import type { PlatenEvent } from '../../../src/events/event.ts';
import { EventList } from '../../../src/events/stream.ts';
import { exitCode } from '../../../src/reports/exit-code.ts';
import { defects } from '../../../src/scenarios/defects.ts';
import type { GoldenJudge } from '../../../src/scenarios/golden.ts';
import { placed, placeOf } from '../../../src/scenarios/real/place.ts';
import { RealBenches } from '../../../src/scenarios/real/real-benches.ts';
import { runScenarios } from '../../../src/scenarios/runner.ts';
import type { Scenario } from '../../../src/scenarios/scenario.ts';
import { wiringOf } from '../../../src/scenarios/wiring.ts';
import { noGoldens, ownScenarios } from '../benches.ts';

/** A bench from the text of its file, open until the test is over. */
export async function realBench(
  text: string,
  onTestFinished: (run: () => Promise<void>) => void,
  devices: readonly SerialDevice[] = [],
) {
  const read = wiringOf(text);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const { wiring } = read;
  const clock = new RealClock();
  const benches = await RealBenches.open(wiring, { clock, folder: '.', reports: '.', list: async () => devices });
  onTestFinished(() => benches.close());
  /** Runs scenarios on it, and gives what was told. */
  const run = async (
    scenarios: readonly Scenario[],
    golden: GoldenJudge = noGoldens,
    defect = '',
  ): Promise<readonly PlatenEvent[]> => {
    const list = new EventList();
    await runScenarios(
      scenarios.map((scenario) => {
        const place = placeOf(scenario, wiring);
        return 'link' in place ? placed(scenario, place.link) : scenario;
      }),
      {
        version: '0.0.0',
        sinks: [list],
        golden,
        exitCode: (ended) => exitCode({ scenarios: ended }),
        open: benches.open,
        time: 'real',
        defect: defects.get(defect),
      },
    );
    return list.events;
  };
  return { benches, run };
}

/** Scenarios of the project by their names. */
export function named(...ids: readonly string[]): Scenario[] {
  const all = ownScenarios();
  return ids.map((id) => all.find((scenario) => scenario.id === id)!);
}

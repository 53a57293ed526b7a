import { expect, test } from 'vitest';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { wire } from '../../src/ports/wire.ts';
import { judgeStep } from '../../src/scenarios/oracles/oracles.ts';
import { performStep } from '../../src/scenarios/perform.ts';
import { VirtualBench } from '../../src/scenarios/virtual-bench.ts';
import { scenario } from './benches.ts';

test('a job in another language is a finding of its step, with its offset, and of no later one', async () => {
  const tried = scenario('steps: [{ sale: { amount: 1 } }, { wait: 1s }, { wait: 1s }]');
  const { steps } = tried;
  const bench = await VirtualBench.open(tried);
  const sale = await performStep(bench, steps[0]!, { earlier: [] });
  const printed = sale.output.runs
    .filter(({ direction }) => direction === 'to-printer')
    .reduce((sum, { bytes }) => sum + bytes.length, 0);
  // A second line to the same printer: no terminal of ours speaks ZPL.
  const clock = new VirtualClock(0);
  const link = wire(clock, { baud: 9600 });
  await link.port.listen((line) => bench.printer.attach(line));
  const line = await link.dial();
  await clock.run(
    line.write(new TextEncoder().encode('^XA^FDHello^FS^XZ')).then(() => clock.sleep(100)),
    'send',
  );
  const first = await performStep(bench, steps[1]!, { earlier: [sale.facts] });
  const second = await performStep(bench, steps[2]!, { earlier: [sale.facts, first.facts] });
  await bench.close();
  expect([sale, first, second].map(({ facts }) => judgeStep(facts))).toEqual([
    [],
    [
      {
        code: 'foreign-stream',
        by: 'stream',
        message: `byte ${printed} of what the printer received: this is ZPL for label printers, not ESC/POS: nothing is printed`,
      },
    ],
    [],
  ]);
});

import type { Wiring } from '../../bench/wiring.ts';
import { BenchLacks, type OpenBench } from '../bench.ts';
import { placeOf } from './place.ts';
import { RealBench } from './real-bench.ts';
import { Station, type Surroundings } from './station.ts';

/** The hardware of a bench, open from the first scenario of a run to the last. */
export class RealBenches {
  readonly #wiring: Wiring;
  readonly #around: Surroundings;
  readonly #stations: readonly Station[];

  private constructor(wiring: Wiring, around: Surroundings, stations: readonly Station[]) {
    this.#wiring = wiring;
    this.#around = around;
    this.#stations = stations;
  }

  /** Opens the port of every printer that is linked. Rejects with a PortError; the others are closed again. */
  static async open(wiring: Wiring, around: Surroundings): Promise<RealBenches> {
    const stations: Station[] = [];
    try {
      for (const link of wiring.links) stations.push(await Station.open(link, around));
    } catch (error) {
      await closeAll(stations);
      throw error;
    }
    return new RealBenches(wiring, around, stations);
  }

  /** Each printer by its name, and where it is. */
  get addresses(): readonly { readonly printer: string; readonly address: string }[] {
    return this.#stations.map(({ link, plug }) => ({ printer: link.printer.name, address: plug.address }));
  }

  /** See OpenBench. */
  readonly open: OpenBench = async (scenario, defect, signal) => {
    const place = placeOf(scenario, this.#wiring);
    if ('lacks' in place) throw new BenchLacks(place.lacks);
    const station = this.#stations.find(({ link }) => link === place.link)!;
    return RealBench.open(station, this.#wiring, this.#around.clock, scenario, defect, signal);
  };

  close(): Promise<void> {
    return closeAll(this.#stations);
  }
}

async function closeAll(stations: readonly Station[]): Promise<void> {
  await Promise.all(stations.map((station) => station.close()));
}

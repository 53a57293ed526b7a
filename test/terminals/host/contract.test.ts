import type { Clock } from '../../../src/clock/clock.ts';
import { RealClock } from '../../../src/clock/real.ts';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { Line, Port } from '../../../src/ports/port.ts';
import { dialTcp, tcpPort } from '../../../src/ports/tcp.ts';
import { wire } from '../../../src/ports/wire.ts';
import { HostClient } from '../../../src/terminals/host/host-client.ts';
import { HostServer } from '../../../src/terminals/host/host-server.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { merchant } from '../simulated/bench.ts';
import { hostContract, type Setup } from './contract.ts';
import { factsOf } from './facts.ts';

/** New Year's night in China: the year of a date that has none is the terminal's to find. */
const midnight = Date.UTC(2026, 11, 31, 15, 59, 59);

async function over(clock: Clock, port: Port, dial: () => Promise<Line>): Promise<Setup> {
  const host = new SimulatedHost({ clock });
  const server = new HostServer({ port, host, clock, factsOf });
  await server.listen();
  const client = new HostClient({ dial, clock, merchant });
  const tidy = () => clock.run(Promise.all([client.close(), server.close()])).then(() => {});
  return { clock, host, client, tidy };
}

hostContract({
  name: 'in memory',
  setUp: async () => {
    const clock = new VirtualClock(midnight);
    const host = new SimulatedHost({ clock });
    return { clock, host, client: host, tidy: async () => {} };
  },
});

hostContract({
  name: 'over a wire at 9600 baud in virtual time',
  setUp: async () => {
    const clock = new VirtualClock(midnight);
    const { port, dial } = wire(clock, { baud: 9600 });
    return over(clock, port, dial);
  },
});

hostContract({
  name: 'over TCP',
  setUp: async () => {
    const clock = new RealClock();
    const port = tcpPort({ port: 0 }, clock);
    return over(clock, port, () => dialTcp({ port: Number(new URL(port.address).port) }, clock));
  },
});

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Clock } from '../../clock/clock.ts';
import type { LivePrinterOptions } from '../../printers/live-printer.ts';
import { studioApp } from './app.ts';
import { Desk } from './desk.ts';
import { Hub } from './hub.ts';
import { type ProjectOptions, ScenarioRoom } from './scenarios/room.ts';

export interface StudioOptions {
  readonly clock: Clock;
  readonly printers: readonly LivePrinterOptions[];
  /** Address and TCP port of the page; port 0 for a free one. */
  readonly host: string;
  readonly port: number;
  /** The folder of goldens. */
  readonly golden: string;
  readonly version: string;
  /** The project whose scenarios can be run; absent: none. */
  readonly project?: ProjectOptions;
}

export interface Studio {
  /** Where a browser finds the page; with its token where it is bound wider than loopback. */
  readonly url: string;
  /** Where programs print to. */
  readonly addresses: readonly string[];
  close(): Promise<void>;
}

const isLoopback = (host: string) => /^(localhost|127\.|::1$)/.test(host);

/**
 * Opens printers and the page that shows them, in this process. Rejects with a PortError for a printer's port, and with
 * the operating system's error for the page's.
 */
export async function openStudio(options: StudioOptions): Promise<Studio> {
  const { clock, printers, host, port, golden, version, project } = options;
  const desks: Desk[] = [];
  const hub = new Hub({
    clock,
    *past() {
      yield { type: 'printers', printers: desks.map(({ facts }) => facts), version };
      for (const desk of desks) yield* desk.past();
    },
    look() {
      for (const desk of desks) desk.look();
    },
  });
  desks.push(...printers.map((options, id) => new Desk(id, options, hub)));
  const token = isLoopback(host) ? null : randomBytes(16).toString('hex');
  const scenarios = project && new ScenarioRoom(project);
  const app = studioApp({
    desks,
    hub,
    guarding: { hosts: [host.includes(':') ? `[${host}]` : host], token },
    golden,
    version,
    scenarios,
  });
  for (const { printer } of desks) await printer.listen();
  const server = createAdaptorServer({ fetch: app.fetch });
  server.listen(port, host);
  await once(server, 'listening');
  const { port: bound } = server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${bound}/${token === null ? '' : `?token=${token}`}`,
    addresses: desks.flatMap(({ printer }) => printer.addresses),
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections();
      server.close();
      await Promise.all([...desks.map((desk) => desk.close()), scenarios?.running.close()]);
      hub.close();
    },
  };
}

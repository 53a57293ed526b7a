import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RealClock } from '../../src/clock/real.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { findModel } from '../../src/printers/layout.ts';
import type { ProjectOptions } from '../../src/studio/server/scenarios/room.ts';
import { openStudio, type Studio } from '../../src/studio/server/studio.ts';

export interface Opened extends Studio {
  readonly golden: string;
  /** TCP ports of its printers. */
  readonly ports: readonly number[];
}

/** A studio with a printer of each model on free ports, and goldens of its own; with the scenarios of a project. */
export async function open(
  models: readonly string[] = ['tm-t88v'],
  host = '127.0.0.1',
  project?: ProjectOptions,
): Promise<Opened> {
  const clock = new RealClock();
  const golden = mkdtempSync(join(tmpdir(), 'platen-studio-'));
  const printers = models.map((model) => ({ model: findModel(model), ports: [tcpPort({ port: 0 }, clock)], clock }));
  const studio = await openStudio({ clock, printers, host, port: 0, golden, version: '0.0.0', project });
  return {
    ...studio,
    golden,
    ports: studio.addresses.map((address) => Number(/:(\d+)$/.exec(address)![1])),
    async close() {
      await studio.close();
      rmSync(golden, { recursive: true });
    },
  };
}

/** Prints something over TCP, as a program does. */
export async function send(port: number, bytes: Uint8Array | string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.end(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes).resume();
  await once(socket, 'close');
}

export const CUT = '\x1dVB\0';

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { expect } from 'vitest';
import { slipText } from '../../emulator/machine/slip.ts';
import { decodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { Platen } from './platen.ts';

export const CUT = '\x1dVB\0';

export const bytesOf = (text: string) => Buffer.from(text, 'latin1');

/** Starts a printer on a free port; resolves when it listens. */
export async function onTcp(folder: string, ...options: string[]): Promise<{ printer: Platen; port: number }> {
  const printer = new Platen(['emulate', '--tcp', '0', ...options], folder);
  const [, port] = await printer.says(/ on tcp:\/\/127\.0\.0\.1:(\d+)\n/);
  return { printer, port: Number(port) };
}

export async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** The files of a slip, which have to be what its bytes print. */
export function slipFiles(folder: string, number: number, model: string): { bytes: string; text: string } {
  const path = join(folder, `slip-${String(number).padStart(4, '0')}`);
  const bytes = readFileSync(`${path}.escpos`);
  const [slip] = printSlips(bytes, model);
  expect(decodePng(readFileSync(`${path}.png`)).equals(slip!.dots)).toBe(true);
  expect(readFileSync(`${path}.txt`, 'utf8')).toBe(slipText(slip!));
  return { bytes: bytes.toString('latin1'), text: slipText(slip!) };
}

import { readFileSync } from 'node:fs';
import { Capture } from '../../src/captures/capture.ts';
import type { Run } from '../../src/captures/runs.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Direction } from '../../src/events/event.ts';
import { JsonlWriter } from '../../src/events/jsonl.ts';

/** A run over one of the lines, counted from 0. */
export type Passed = Run & { readonly line: number; readonly direction: Direction };

export const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

/** A run over the first line, without a time a byte. */
export const run = (direction: Direction, text: string, at: number, line = 0): Passed => ({
  line,
  direction,
  bytes: latin(text),
  at,
  byteTime: 0,
});

/** Writes what passed over two lines; the bytes of the file. */
export async function written(passed: readonly Passed[], path: string, keepCardData = true): Promise<Uint8Array> {
  const clock = new VirtualClock(0);
  const capture = new Capture({ clock, sink: new JsonlWriter(path), platen: '0.1.0', keepCardData });
  const lines = [50000, 50001].map((port) => capture.open(`tcp 192.0.2.1:${port}`, 'tcp://192.0.2.7:9100'));
  for (const { line, direction, bytes, at, byteTime } of passed) lines[line]!.passed(direction, bytes, at, byteTime);
  for (const line of lines) {
    line.ended('host', 'closed');
    line.ended('printer', 'closed');
  }
  await capture.close();
  return new Uint8Array(readFileSync(path));
}

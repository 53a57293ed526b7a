import { type Origin, originAt, partsOf } from '../../../emulator/language/provenance.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { printable } from '../../reports/words.ts';
import { UsageError } from '../failure.ts';
import { rowLines } from './dump.ts';
import { hexAt, type Printing, rowOf } from './printing.ts';

/** A place on a slip, dots from its upper left corner. */
export interface Dot {
  readonly x: number;
  readonly y: number;
}

/** Reads `12,340`. Throws a UsageError. */
export function readDot(text: string): Dot {
  const match = /^(\d+),(\d+)$/.exec(text);
  if (!match) throw new UsageError(`--at ${text}: not a dot`, 'Write its column and row: --at 12,340.');
  return { x: Number(match[1]), y: Number(match[2]) };
}

/** Which bytes a dot of a slip comes from, as data. Throws a UsageError for a dot outside the slip. */
export function dotData(printing: Printing, slip: Slip, { x, y }: Dot) {
  const { width, height } = slip.dots;
  if (x >= width || y >= height) {
    const size = `slip ${slip.index + 1} is ${width} x ${height} dots`;
    throw new UsageError(`--at ${x},${y}: outside the slip`, `${size}: from 0,0 to ${width - 1},${height - 1}.`);
  }
  const origin = originAt(slip, x, y);
  const part = partsOf(slip).find((one) => y >= one.y && y < one.y + one.height);
  return {
    slip: slip.index + 1,
    x,
    y,
    black: slip.dots.get(x, y),
    line: part?.number ?? null,
    origin: origin && { ...origin, hex: hexAt(printing, origin) },
    command: (origin && rowOf(printing, origin)) ?? null,
  };
}

/** The same in words: the dot, and the row of the dump that it comes from. */
export function dotWords(printing: Printing, slip: Slip, dot: Dot): string {
  const { black, line, origin, command } = dotData(printing, slip, dot);
  const facts = [`slip ${slip.index + 1}`, `dot ${dot.x},${dot.y}`, black ? 'black' : 'white'];
  if (line !== null) facts.push(`line ${line}`);
  if (origin) facts.push(placeWords(origin, black), `${bytePlace(origin)}: ${origin.hex}`);
  else facts.push('paper between head and blade: no command moved it');
  return `${facts.join('  ')}\n${command ? `${rowLines([command]).join('')}\n` : ''}`;
}

const bytePlace = ({ offset, length }: Origin) =>
  length === 1 ? `byte ${offset}` : `bytes ${offset} to ${offset + length - 1}`;

function placeWords({ kind, box, reads }: Origin, black: boolean): string {
  if (kind === 'feed') return black ? 'print of a command' : `paper fed, rows ${box.y} to ${box.y + box.height - 1}`;
  const cell = `${box.width} x ${box.height} dots at ${box.x},${box.y}`;
  return kind === 'character' ? `"${printable(reads)}" in a cell of ${cell}` : `${kind} ${printable(reads)}, ${cell}`;
}

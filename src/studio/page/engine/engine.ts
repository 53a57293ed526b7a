import type { Origin } from '../../../../emulator/language/provenance.ts';
import type { Box, Slip, Source } from '../../../../emulator/machine/slip.ts';
import type { Note } from '../../messages.ts';
import type { Printing } from './printing.ts';

export type { Printing } from './printing.ts';

type Engine = typeof import('./printing.ts');

let engine: Engine | undefined;

/** The emulator in the page: it comes when something is looked at for the first time. */
export async function loadEngine(): Promise<Engine> {
  engine ??= await import('./printing.ts');
  return engine;
}

/** See printing.ts. */
export async function printed(bytes: Uint8Array, model: string, entry: object | null = null): Promise<Printing> {
  return (await loadEngine()).printed(bytes, model, entry);
}

// What follows asks about a Printing, which the engine has made: it is here.
export const originOf = (slip: Slip, x: number, y: number): Origin | null => engine!.originOf(slip, x, y);
export const notesOf = (slip: Slip): Note[] => engine!.notesOf(slip);
export const boxesOf = (slip: Slip, source: Source): Box[] => engine!.boxesOf(slip, source);

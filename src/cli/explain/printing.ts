import { type DumpRow, describe } from '../../../emulator/language/describe.ts';
import type { Entry } from '../../../emulator/language/entry.ts';
import type { Diagnostic, Slip, Source } from '../../../emulator/machine/slip.ts';
import { Printer } from '../../../emulator/printer.ts';
import { residentGlyphs } from '../../printers/glyphs.ts';
import { findModel } from '../../printers/layout.ts';

/** Some bytes, and what a printer that has just been switched on made of them. */
export interface Printing {
  readonly bytes: Uint8Array;
  /** In the order of the bytes; a real-time command where it acted. */
  readonly entries: readonly Entry[];
  readonly slips: readonly Slip[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Prints bytes on a model. Throws an UnknownModelError. */
export function printed(bytes: Uint8Array, model: string): Printing {
  const entries: Entry[] = [];
  const slips: Slip[] = [];
  const diagnostics: Diagnostic[] = [];
  const printer = new Printer(findModel(model), residentGlyphs(), {
    entry: (entry) => entries.push(entry),
    slip: (slip) => slips.push(slip),
    diagnostic: (diagnostic) => diagnostics.push(diagnostic),
  });
  printer.receive(bytes);
  printer.endJob();
  const { unfinished } = printer;
  if (unfinished)
    entries.push({ ...unfinished, id: 'incomplete', args: {}, ignored: 'the bytes end within a command' });
  // A real-time command is told when it acts and again in its place; one row is enough.
  const acted = new Set(entries.filter(({ realtime }) => realtime).map(({ offset }) => offset));
  const told = entries.filter(({ command, realtime, offset }) => realtime || !(command?.realtime && acted.has(offset)));
  told.sort((a, b) => a.offset - b.offset);
  return { bytes, entries: told, slips, diagnostics };
}

/** The row of the command or run of text that some bytes belong to. */
export function rowOf({ entries, bytes }: Printing, { offset }: Source): DumpRow | undefined {
  const holds = (entry: Entry) => entry.offset <= offset && offset < entry.offset + entry.length;
  // A real-time command may stand within another, which made the mark.
  const entry = entries.find((one) => holds(one) && !one.realtime) ?? entries.find(holds);
  return entry && describe([entry], bytes)[0];
}

/** Bytes as the rows of the dump show them. */
export function hexAt({ bytes }: Printing, { offset, length }: Source): string {
  return describe([{ offset, length, id: '', args: {} }], bytes)[0]!.hex;
}

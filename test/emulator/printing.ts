import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { GlyphLibrary } from '../../emulator/glyphs/library.ts';
import type { Entry } from '../../emulator/language/entry.ts';
import type { Cut, Pulse } from '../../emulator/machine/output.ts';
import type { Diagnostic, Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import { Printer, type PrinterHandlers, type PrinterState } from '../../emulator/printer.ts';
import { library } from './glyphs/data.ts';
import { bytes } from './notation.ts';
import { small, smallLibrary } from './small.ts';

/** Everything that a printer did, as it was told. */
export interface Told {
  readonly slips: Slip[];
  readonly entries: Entry[];
  /** One a write. */
  readonly replies: string[];
  readonly pulses: Pulse[];
  readonly cuts: Cut[];
  readonly diagnostics: Diagnostic[];
}

/** A printer with the resident glyphs, and everything that it tells. */
export function listen(
  model: Model,
  state: PrinterState = {},
  glyphs: GlyphLibrary = library,
  handlers: PrinterHandlers = {},
): Told & { readonly printer: Printer } {
  const told: Told = { slips: [], entries: [], replies: [], pulses: [], cuts: [], diagnostics: [] };
  const printer = new Printer(
    model,
    glyphs,
    {
      ...handlers,
      slip: (slip) => told.slips.push(slip),
      entry: (entry) => told.entries.push(entry),
      reply: (reply) => told.replies.push(Buffer.from(reply).toString('hex')),
      pulse: (pulse) => told.pulses.push(pulse),
      cut: (cut) => told.cuts.push(cut),
      diagnostic: (diagnostic) => told.diagnostics.push(diagnostic),
    },
    state,
  );
  return { ...told, printer };
}

/** Prints one job and ends it. */
export function print(
  stream: string | Uint8Array,
  model: Model = small,
  state: PrinterState = {},
  glyphs: GlyphLibrary = model.name.startsWith('small') ? smallLibrary : library,
): Told & { readonly printer: Printer } {
  const listening = listen(model, state, glyphs);
  listening.printer.receive(typeof stream === 'string' ? bytes(stream) : stream);
  listening.printer.endJob();
  return listening;
}

/** Rows of dots as text, `#` for black; blank columns on the right and blank rows at the bottom are left out. */
export function drawn(dots: Bitmap, top = 0): string {
  const rows: string[] = [];
  for (let y = top; y < dots.height; y++) {
    let row = '';
    for (let x = 0; x < dots.width; x++) row += dots.get(x, y) ? '#' : '.';
    rows.push(row.replace(/\.+$/, ''));
  }
  return rows.join('\n').replace(/\n+$/, '');
}

/** What a stream prints, from where the head stood when the first slip began. */
export function picture(stream: string | Uint8Array, model: Model = small): string {
  const [slip] = print(stream, model).slips;
  return slip ? drawn(slip.dots, model.cutter?.blade ?? 0) : '';
}

/** A picture as it is written in a test: rows below each other, indented; `.` stands for blank rows and edges. */
export function rows(text: TemplateStringsArray): string {
  return text[0]!
    .trim()
    .split('\n')
    .map((row) => row.trim().replace(/\.+$/, ''))
    .join('\n')
    .replace(/\n+$/, '');
}

import { merged } from '../../machine/graphics-layers.ts';
import type { Machine } from '../../machine/machine.ts';
import { printPicture, printRaster } from '../../machine/pictures.ts';
import type { Source } from '../../machine/slip.ts';
import { numberReply } from '../../machine/transfer.ts';
import { type Args, type Command, command, type Declaration } from '../declaration.ts';
import { counted32 } from '../measure.ts';
import { otherFunctions } from './family.ts';
import { type Definition, dataOf, keyOf, pictureOf, refusalOfLayer, TONES } from './graphics-data.ts';
import { DOWNLOAD_CONTROL, downloadsFree, keepDownload, keepNv, NV_CONTROL } from './graphics-memory.ts';

const dialects = ['epson', 'xprinter'] as const;

/** Identifiers of the replies (Epson application programming guide, GS ( L functions 48, 51, 52, 64 and 80). */
const CAPACITY = 0x30;
const FREE = 0x31;
const DOWNLOADS_FREE = 0x32;
const KEYS = 0x72;
const DOWNLOAD_KEYS = 0x73;

/** Declares a function of GS ( L, `own` what follows its length. */
function graphics<const P extends string>(fn: string, own: P, declaration: Omit<Declaration<P>, 'dialects'>): Command {
  const typed = declaration as unknown as Declaration<'1D 28 4C pL pH d[]'>;
  return command(`GS ( L ${fn}`, `1D 28 4C pL pH ${own}` as '1D 28 4C pL pH d[]', { ...typed, dialects });
}

/** Declares a function of GS ( L and of GS 8 L, which states its length in four bytes. */
function largeGraphics<const P extends string>(
  fn: string,
  own: P,
  declaration: Omit<Declaration<P>, 'dialects'>,
): Command[] {
  const typed = declaration as unknown as Declaration<'1D 38 4C p[4] d[]'>;
  const large = command(`GS 8 L ${fn}`, `1D 38 4C p[4] ${own}` as '1D 38 4C p[4] d[]', {
    ...typed,
    doc: declaration.doc.replace(/\.$/, ', its length in four bytes.'),
    dialects,
    measure: counted32(7),
  });
  return [graphics(fn, own, declaration), large];
}

const LAYER = 'a bx by c xL xH yL yH d[]';

/** Bits of a tone, each a layer. */
const TONE_BITS = 4;

/**
 * Stores a layer for function 50. One unlike those before it, or of a colour that is there, begins a new picture. On a
 * page what is stored is placed at once, and the position stays (Epson ESC/POS reference, fn 112).
 */
function store(machine: Machine, args: Args<typeof LAYER>, isColumns: boolean, source: Source): string | undefined {
  const { settings, model, page } = machine;
  const { a, bx, by, c, x, y, d } = args;
  const refusal = refusalOfLayer(args, model, isColumns);
  if (refusal !== undefined) return refusal;
  const shape = { tones: a === TONES, width: x, height: y, across: bx, down: by };
  const layer = { ...shape, colour: c, bits: dataOf(d, x, y, isColumns).slice() };
  const names = Object.keys(shape) as (keyof typeof shape)[];
  const goesOn = settings.graphics.every((other) => other.colour !== c && names.every((n) => other[n] === shape[n]));
  settings.graphics = goesOn ? [...settings.graphics, layer] : [layer];
  if (!page) return undefined;
  const { x: position } = page;
  printRaster(machine, merged(settings.graphics)!, 'GS ( L', source);
  page.x = position;
  if (!shape.tones || settings.graphics.length === TONE_BITS) settings.graphics = [];
  return undefined;
}

function printStored(machine: Machine, source: Source): string | undefined {
  const raster = merged(machine.settings.graphics);
  if (!raster) return 'no picture is stored';
  machine.settings.graphics = [];
  printRaster(machine, raster, 'GS ( L', source);
  return undefined;
}

const DEFINITION = 'a kc1 kc2 b xL xH yL yH d[]';

function defineNv(machine: Machine, args: Definition, isColumns: boolean, source: Source): string | undefined {
  const picture = pictureOf(args, machine.model, isColumns, NV_CONTROL);
  return typeof picture === 'string' ? picture : keepNv(machine, keyOf(args), picture, source);
}

function download(machine: Machine, args: Definition, isColumns: boolean): string | undefined {
  const picture = pictureOf(args, machine.model, isColumns, DOWNLOAD_CONTROL);
  return typeof picture === 'string' ? picture : keepDownload(machine, keyOf(args), picture);
}

function printKept(
  machine: Machine,
  kind: 'graphics' | 'downloads',
  args: Args<'kc1 kc2 x y'>,
  source: Source,
): string | undefined {
  const { x, y } = args;
  if (x < 1 || x > 2 || y < 1 || y > 2) return `an enlargement of ${x} x ${y} is not defined`;
  const key = keyOf(args);
  const picture = kind === 'graphics' ? machine.recall(kind, key) : machine.settings.downloads[key];
  if (!picture) return `no picture has the key code "${key}"`;
  printPicture(machine, picture, x, y, 'GS ( L', source);
  return undefined;
}

const keyCodes = (keys: readonly string[]) => new TextEncoder().encode(keys.join(''));
const nothingUnder = (key: string) => `no picture has the key code "${key}"`;

/** GS ( L and GS 8 L: pictures by key code in non-volatile memory or downloaded, and those printed at once. */
export const graphicsCommands: readonly Command[] = [
  graphics('48', '30 00|30', {
    doc: 'Tell the capacity of the NV graphics.',
    effect: (machine) => machine.reply(numberReply(CAPACITY, machine.memory.pictures.capacity)),
  }),
  graphics('49', '30 01|31 x y', { doc: 'Reference density.', consumed: 'the head has one density' }),
  graphics('50', '30 02|32', {
    doc: 'Print the stored picture.',
    only: 'standard mode',
    needs: 'empty line',
    draws: true,
    effect: (machine, _args, source) => printStored(machine, source),
  }),
  graphics('51', '30 03|33', {
    doc: 'Tell how much of the NV graphics is free.',
    effect: (machine) => machine.reply(numberReply(FREE, machine.memory.pictures.free)),
  }),
  graphics('52', '30 04|34', {
    doc: 'Tell how much of the downloaded graphics is free.',
    effect: (machine) => machine.reply(numberReply(DOWNLOADS_FREE, downloadsFree(machine))),
  }),
  graphics('64', '30 40 4B 43', {
    doc: 'List the NV graphics.',
    effect: (machine) => machine.send(KEYS, keyCodes(machine.memory.pictures.keys)),
  }),
  graphics('65', '30 41 43 4C 52', {
    doc: 'Delete all NV graphics.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: (machine) => machine.memory.pictures.clear(),
  }),
  graphics('66', '30 42 kc1 kc2', {
    doc: 'Delete an NV graphic.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: ({ memory }, args) => (memory.pictures.delete(keyOf(args)) ? undefined : nothingUnder(keyOf(args))),
  }),
  ...largeGraphics('67', `30 43 ${DEFINITION}`, {
    doc: 'Define an NV graphic of {x} x {y} dots from rows.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: (machine, args, source) => defineNv(machine, args, false, source),
  }),
  ...largeGraphics('68', `30 44 ${DEFINITION}`, {
    doc: 'Define an NV graphic of {x} x {y} dots from columns.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: (machine, args, source) => defineNv(machine, args, true, source),
  }),
  graphics('69', '30 45 kc1 kc2 x y', {
    doc: 'Print an NV graphic.',
    needs: 'empty line',
    draws: true,
    effect: (machine, args, source) => printKept(machine, 'graphics', args, source),
  }),
  graphics('80', '30 50 4B 43', {
    doc: 'List the downloaded graphics.',
    effect: (machine) => machine.send(DOWNLOAD_KEYS, keyCodes(Object.keys(machine.settings.downloads).sort())),
  }),
  graphics('81', '30 51 43 4C 52', {
    doc: 'Delete all downloaded graphics.',
    endsRecording: true,
    draws: true,
    effect: ({ settings }) => {
      settings.downloads = {};
    },
  }),
  graphics('82', '30 52 kc1 kc2', {
    doc: 'Delete a downloaded graphic.',
    endsRecording: true,
    draws: true,
    effect: ({ settings }, args) => {
      const { [keyOf(args)]: deleted, ...others } = settings.downloads;
      settings.downloads = others;
      return deleted ? undefined : nothingUnder(keyOf(args));
    },
  }),
  ...largeGraphics('83', `30 53 ${DEFINITION}`, {
    doc: 'Download a graphic of {x} x {y} dots as rows.',
    endsRecording: true,
    draws: true,
    effect: (machine, args) => download(machine, args, false),
  }),
  ...largeGraphics('84', `30 54 ${DEFINITION}`, {
    doc: 'Download a graphic of {x} x {y} dots as columns.',
    endsRecording: true,
    draws: true,
    effect: (machine, args) => download(machine, args, true),
  }),
  graphics('85', '30 55 kc1 kc2 x y', {
    doc: 'Print a downloaded graphic.',
    needs: 'empty line',
    draws: true,
    effect: (machine, args, source) => printKept(machine, 'downloads', args, source),
  }),
  ...largeGraphics('112', `30 70 ${LAYER}`, {
    doc: 'Store a raster picture of {x} x {y} dots for function 50.',
    needs: 'empty line',
    draws: true,
    effect: (machine, args, source) => store(machine, args, false, source),
  }),
  ...largeGraphics('113', `30 71 ${LAYER}`, {
    doc: 'Store a picture of {x} x {y} dots in columns for function 50.',
    needs: 'empty line',
    draws: true,
    effect: (machine, args, source) => store(machine, args, true, source),
  }),
  otherFunctions('GS ( L', '1D 28 4C', dialects),
  command('GS 8 L', '1D 38 4C p[4] d[]', {
    doc: 'Other functions of GS 8 L.',
    dialects,
    measure: counted32(7),
    consumed: 'this function is not known; it is passed over by the length that it states',
  }),
];

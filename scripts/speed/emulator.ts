import { Decoder } from '../../emulator/language/decoder.ts';
import { commandsOf } from '../../emulator/language/spoken.ts';
import { models } from '../../emulator/models/models.ts';
import { Printer } from '../../emulator/printer.ts';
import { encodePng } from '../../src/pictures/png.ts';
import { residentGlyphs } from '../../src/printers/glyphs.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { compare } from '../../src/receipts/compare.ts';
import { type Figure, rate } from './figures.ts';
import { ascii, goldens, line, raster, textReceipt } from './streams.ts';

const library = residentGlyphs();

function print(bytes: Uint8Array): void {
  const printer = new Printer(models.get('xprinter-80')!, library);
  printer.receive(bytes);
  printer.endJob();
}

/** Bytes of a TCP segment: what comes at once, as a rule. */
const RUN = 1460;

/** Bytes to text and commands, which then do nothing; in runs, so that long commands are put together. */
function decode(bytes: Uint8Array): void {
  const idle = () => {};
  const handlers = {
    text: (_bytes: Uint8Array, _start: number, end: number) => end,
    command: idle,
    midLine: idle,
    unknown: idle,
    lineIsEmpty: () => true,
    isHalted: () => false,
  };
  const decoder = new Decoder(commandsOf('xprinter'), handlers);
  for (let at = 0; at < bytes.length; at += RUN) decoder.push(bytes, at, Math.min(bytes.length, at + RUN));
}

const megabytes = (work: (bytes: Uint8Array) => void, bytes: Uint8Array) =>
  (rate(() => work(bytes)) * bytes.length) / 1e6;

/** What the emulator and the pictures of slips do alone, in one thread. */
export function* emulatorFigures(): Generator<Figure> {
  const receipt = textReceipt(40);
  yield {
    what: 'text receipts printed, 40 lines of Font A on 576 dots',
    value: rate(() => print(receipt)),
    unit: 'a second',
  };
  let next = 0;
  yield {
    what: 'Chinese slips printed (the goldens of cn-unionpay)',
    value: rate(() => print(goldens[next++ % goldens.length]!)),
    unit: 'a second',
  };
  const image = raster(2000);
  const slips = new Uint8Array(Buffer.concat(goldens));
  const mixed = new Uint8Array(Buffer.concat([slips, raster(Math.floor(slips.length / 72))]));
  const unit = 'MB a second';
  yield { what: 'decoded to commands: the goldens alone', value: megabytes(decode, slips), unit };
  yield { what: 'decoded to commands: goldens, and as much raster data', value: megabytes(decode, mixed), unit };
  yield { what: 'decoded to commands: raster data', value: megabytes(decode, image), unit };
  yield { what: 'raster data printed', value: megabytes(print, image), unit };
  yield* longReceipts();
  const [slip] = printSlips(image, 'xprinter-80');
  yield { what: '1-bit PNG of 576 x 2000 dots', value: 1000 / rate(() => encodePng(slip!.dots)), unit: 'ms' };
  const before = printSlips(ascii(line.repeat(66)), 'xprinter-80')[0]!;
  const other = line.repeat(40) + line.replace('12.85', '12.35') + line.repeat(25);
  const after = printSlips(ascii(other), 'xprinter-80')[0]!;
  yield {
    what: 'two receipts of 66 lines compared, one digit changed',
    value: 1000 / rate(() => compare(after, before)),
    unit: 'ms',
  };
}

/** The time should grow as the length does: four times a step. */
function* longReceipts(): Generator<Figure> {
  let shorter = 0;
  for (const lines of [25, 100, 400, 1600]) {
    const receipt = textReceipt(lines);
    const value = 1000 / rate(() => print(receipt));
    yield { what: `one receipt of ${lines} lines`, value, unit: 'ms' };
    if (shorter > 0) yield { what: '  times as long as the one before', value: value / shorter, unit: '' };
    shorter = value;
  }
}

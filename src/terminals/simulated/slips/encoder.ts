import { commands } from 'receiptline';
import { KeptTexts } from '../../../kept/kept-texts.ts';
import type { QuestionName } from '../printing/printer-status.ts';
import type { Size, SlipCode, SlipPart, SlipPicture } from './layout.ts';

/** What the terminal has been told about its printer. */
export interface PrinterTarget {
  /** Characters of the normal font in a line. */
  readonly columns: number;
  readonly cutter: boolean;
  /** What it asks the printer with; absent: the printer is asked nothing. */
  readonly asks?: QuestionName;
}

/** Blank lines under the last one, before the cut; without a cutter, enough to bring the slip past the tear bar. */
const feed = { cutter: 2, tearBar: 6 };

/**
 * The command set's scale marks, and the line spacing, dots: as at power-on, or wide enough that an enlarged line does
 * not touch the next one.
 */
const sizes: Readonly<Record<Size, { readonly scale: number; readonly spacing: number | null }>> = {
  normal: { scale: 0, spacing: null },
  tall: { scale: 2, spacing: 56 },
  big: { scale: 3, spacing: 56 },
};

/**
 * The bytes of one slip, complete in itself: from ESC @ to the cut or the feed past the tear bar. They are receiptline's
 * for a Chinese printer, GB18030 with FS & before every text; the library has no line spacing but two fixed ones.
 */
export function encodeSlip(parts: readonly SlipPart[], target: PrinterTarget): Uint8Array {
  const set = Object.create(commands.generic) as typeof commands.generic;
  let stream = set.open({
    cpl: target.columns,
    upsideDown: false,
    spacing: true,
    cutting: target.cutter,
    margin: 0,
    marginRight: 0,
  });
  let size: Size = 'normal';
  let centred = false;
  for (const line of parts) {
    if (!('text' in line)) {
      if (size !== 'normal') stream += set.normal() + set.command('\x1b2');
      if (!centred) stream += set.align(1);
      [size, centred] = ['normal', true];
      stream += 'qr' in line ? code(line) : picture(line);
      continue;
    }
    if (line.centred !== centred) stream += set.align(line.centred ? 1 : 0);
    if (line.size !== size) {
      const { scale, spacing } = sizes[line.size];
      stream += scale === 0 ? set.normal() : set.wh(scale);
      stream += spacing === null ? set.command('\x1b2') : set.command(`\x1b3${String.fromCharCode(spacing)}`);
    }
    ({ size, centred } = line);
    stream += (line.text === '' ? '' : chinese(line.text)) + set.lf();
  }
  stream += set.lf().repeat(target.cutter ? feed.cutter : feed.tearBar);
  return new Uint8Array(Buffer.from(target.cutter ? stream + set.cut() : stream, 'latin1'));
}

/** Signs that GB18030 has in four bytes, for which printers have no glyph, and code page 437 in one. */
const ofCodePage = /([\u00a2\u00a3\u00a5]+)/;

/** Lines whose bytes are kept at most. */
const MOST_KNOWN = 4096;

/** The bytes of lines that were encoded before: slips have most of their lines in common. */
const known = new KeptTexts<string>(MOST_KNOWN);

/** GB18030, and for some signs FS . out of it to code page 437; the text behind them goes back by its own FS &. */
function chinese(text: string): string {
  return known.of(text, () => encoded(text));
}

function encoded(text: string): string {
  const set = commands.generic;
  return text
    .split(ofCodePage)
    .map((part, i) =>
      part === '' ? '' : i % 2 === 0 ? set.text(part, 'gb18030') : set.command('\x1c.') + set.text(part, 'cp437'),
    )
    .join('');
}

/** GS v 0. */
function picture({ picture: { width, height, bits } }: SlipPicture): string {
  const stride = (width + 7) >> 3;
  const size = [stride & 0xff, stride >> 8, height & 0xff, height >> 8];
  return `\x1dv0\0${String.fromCharCode(...size)}${Buffer.from(bits).toString('latin1')}`;
}

/** GS ( k: model 2, modules of 4 dots, level M. */
function code({ qr }: SlipCode): string {
  const call = (...bytes: readonly number[]) =>
    `\x1d(k${String.fromCharCode(bytes.length & 0xff, bytes.length >> 8, ...bytes)}`;
  const [QR, data] = [0x31, [...Buffer.from(qr)]];
  return (
    call(QR, 0x41, 0x32, 0) +
    call(QR, 0x43, 4) +
    call(QR, 0x45, 0x31) +
    call(QR, 0x50, 0x30, ...data) +
    call(QR, 0x51, 0x30)
  );
}

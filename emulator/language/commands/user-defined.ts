import { charactersOf, isUserCode, shiftJisCode } from '../../machine/codings.ts';
import type { Machine } from '../../machine/machine.ts';
import { fontOf } from '../../machine/text.ts';
import {
  COLUMN_BYTES,
  defineGlyph,
  FIRST_CODE,
  forgetGlyph,
  LAST_CODE,
  MOST_COLUMNS,
} from '../../machine/user-defined.ts';
import { type Args, type Command, command, type Effect } from '../declaration.ts';
import type { Measure } from '../measure.ts';

/** Code of the diagnostic of a definition that is not kept. */
const NOT_KEPT = 'glyph-not-kept';

/**
 * ESC & y c1 c2, then for each code its width x and y * x bytes of columns. A value that no printer takes cancels the
 * command, and what follows is data (APG, ESC &). Cells that are 2 bytes tall are taken too, and not kept.
 */
const glyphColumns: Measure = (bytes, at, have) => {
  if (have < 5) return 5;
  const [y, first, last] = [bytes[at + 2]!, bytes[at + 3]!, bytes[at + 4]!];
  if (y < 2 || y > COLUMN_BYTES || first < FIRST_CODE || last > LAST_CODE) return 5;
  let end = 5;
  for (let code = first; code <= last; code++) {
    if (end >= have) return end + 1;
    const x = bytes[at + end]!;
    end += 1;
    if (x > MOST_COLUMNS) return end;
    end += y * x;
  }
  return end;
};

/** What is kept of a definition stays when a later character of it is refused. */
function define({ settings, model, library }: Machine, { y, c1, c2, d }: Args<'y c1 c2'>): Effect {
  const { font } = settings;
  const { width } = fontOf(settings, library);
  if (y !== COLUMN_BYTES) return { code: NOT_KEPT, why: `characters are ${COLUMN_BYTES} bytes tall here, not ${y}` };
  if (c1 < FIRST_CODE || c2 > LAST_CODE || c1 > c2)
    return { code: NOT_KEPT, why: `${c1} to ${c2} are no codes to define` };
  // They share their memory with downloaded pictures (TM-T88III specification, ESC &).
  settings.downloaded = null;
  settings.downloads = {};
  let at = 0;
  for (let code = c1; code <= c2; code++) {
    const x = d[at]!;
    if (x > width) return { code: NOT_KEPT, why: `character ${code} has ${x} columns, Font ${font} at most ${width}` };
    const end = at + 1 + x * COLUMN_BYTES;
    const why = defineGlyph(settings, model, code, font, d.subarray(at + 1, end));
    if (why) return { code: NOT_KEPT, why: `character ${code} is not kept: ${why}` };
    at = end;
  }
  return undefined;
}

/** The code of a double-byte character that the host may define, as Shift JIS where it is JIS; null for another. */
function userCode({ settings: { kanji } }: Machine, c1: number, c2: number): number | null {
  const code = kanji.coding === 'jis' && c1 === JIS_ROW ? shiftJisCode(c1, c2) : (c1 << 8) | c2;
  return isUserCode(charactersOf(kanji.coding), code) ? code : null;
}
/** Row of the characters that the host defines, in JIS (Epson ESC/POS reference, FS 2). */
const JIS_ROW = 0x77;

/** Bytes of a 24 x 24 glyph, the only cell that double-byte characters have here. */
const KANJI_BYTES = 72;

const hex = (c1: number, c2: number) => ((c1 << 8) | c2).toString(16).toUpperCase();

/** Characters and images that the host defines; ESC @ forgets them. */
export const userDefinedCommands: readonly Command[] = [
  command('ESC %', '1B 25 n', {
    doc: 'User-defined characters on or off.',
    says: ({ n }) => `User-defined characters ${(n & 1) === 1 ? 'on' : 'off'}.`,
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.userDefined.on = (n & 1) === 1;
    },
  }),
  command('ESC &', '1B 26 y c1 c2 d[]', {
    doc: 'Define characters {c1} to {c2} of the selected font, {y} bytes tall.',
    measure: glyphColumns,
    draws: true,
    effect: define,
  }),
  command('ESC ?', '1B 3F n', {
    doc: 'Forget user-defined character {n} of the selected font.',
    draws: true,
    effect: ({ settings }, { n }) =>
      forgetGlyph(settings, n, settings.font) ? undefined : `Font ${settings.font} has no user-defined character ${n}`,
  }),
  command('FS 2', '1C 32 c1 c2 d[]', {
    doc: 'Define a double-byte character.',
    data: () => KANJI_BYTES,
    doubleByte: true,
    draws: true,
    effect: (machine, { c1, c2, d }) => {
      const code = userCode(machine, c1, c2);
      if (code === null) return { code: NOT_KEPT, why: `${hex(c1, c2)} is no code that a host can define` };
      const why = defineGlyph(machine.settings, machine.model, code, null, d);
      return why ? { code: NOT_KEPT, why: `character ${hex(c1, c2)} is not kept: ${why}` } : undefined;
    },
  }),
  command('FS ?', '1C 3F c1 c2', {
    doc: 'Forget a user-defined double-byte character.',
    doubleByte: true,
    draws: true,
    effect: (machine, { c1, c2 }) => {
      const code = userCode(machine, c1, c2);
      const isForgotten = code !== null && forgetGlyph(machine.settings, code, null);
      return isForgotten ? undefined : `there is no user-defined character ${hex(c1, c2)}`;
    },
  }),
];

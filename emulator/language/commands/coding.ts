import type { Machine } from '../../machine/machine.ts';
import { type CharacterFont, codingAtPowerOn } from '../../machine/settings.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';
import { otherFunctions } from './family.ts';

const dialects = ['epson'] as const;

function selectCoding({ settings: { kanji } }: Machine, { m }: { readonly m: number }): string | undefined {
  if (digit(m) !== 1 && digit(m) !== 2) return `${m} is no coding`;
  kanji.utf8 = digit(m) === 2;
  return undefined;
}

/** The fonts of FS ( C function 60 by their numbers. */
const FONTS: Readonly<Record<number, CharacterFont>> = {
  0: 'single',
  11: 'shift-jis',
  20: 'gb18030',
  30: 'big5',
  41: 'ks-c-5601',
};
const FONT_WORDS: Readonly<Record<CharacterFont, string>> = {
  single: 'single-byte characters',
  'shift-jis': 'Japanese',
  gb18030: 'simplified Chinese',
  big5: 'traditional Chinese',
  'ks-c-5601': 'Korean',
};

function orderFonts({ settings: { kanji }, model }: Machine, { m, a }: { m: number; a: number }): string | undefined {
  const font = FONTS[a];
  if (m > 1 || !font) return `${m}, ${a} is no place and font`;
  if (font !== 'single' && model.characterSet.doubleByte === null) return 'the model has no double-byte characters';
  const others = kanji.fonts.filter((other) => other !== font);
  kanji.fonts = (m === 0 ? [font, ...others] : [...others.slice(0, 1), font]).slice(0, 2);
  return undefined;
}

/**
 * How text is coded. FS ( C is of the newer printers; models without it lack the family (Epson ESC/POS reference,
 * FS ( C). While text is UTF-8, ESC t is ignored.
 */
export const codingCommands: readonly Command[] = [
  command('FS ( C 48', '1C 28 43 pL pH 30 m d[]', {
    doc: 'How text is coded: 1 code pages and pairs of bytes, 2 UTF-8.',
    says: ({ m }) => (digit(m) === 2 ? 'Text is UTF-8.' : 'Text is coded by code pages.'),
    dialects,
    draws: true,
    effect: selectCoding,
  }),
  command('FS ( C 60', '1C 28 43 pL pH 3C m a d[]', {
    doc: 'Order of fonts for UTF-8.',
    says: ({ m, a }) => `Font for UTF-8, ${m === 0 ? 'first' : 'second'}: ${FONTS[a] ? FONT_WORDS[FONTS[a]] : a}.`,
    dialects,
    draws: true,
    effect: orderFonts,
  }),
  otherFunctions('FS ( C', '1C 28 43', dialects),
  command('FS C', '1C 43 n', {
    doc: 'Code system of Japanese characters: 0 JIS, 1 and 2 Shift JIS.',
    doubleByte: true,
    draws: true,
    effect: ({ settings: { kanji }, model }, { n }) => {
      if (codingAtPowerOn(model).coding !== 'jis') return 'it counts on Japanese models alone';
      if (digit(n) > 2) return `${n} is no code system`;
      kanji.coding = digit(n) === 0 ? 'jis' : 'shift-jis';
      return undefined;
    },
  }),
];

import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT88vJa: Model = {
  ...tmT88v,
  name: 'tm-t88v-ja',
  title: 'Epson TM-T88V, Japanese character set, 80 mm',
  characterSet: { doubleByte: 'shift-jis', atPowerOn: false, international: 8 },
  identity: { ...tmT88v.identity, fonts: 'KANJI JAPANESE', serial: 'PLATEN0010' },
  sources: {
    ...tmT88v.sources,
    characterSet:
      'Japanese model: JIS between FS & and FS ., Shift JIS after FS C 1 (Epson ESC/POS reference, FS C; TM-P60 ' +
      'specification sheet 107); that ESC R is Japan at power-on stands in no document that was read',
    kanjiFonts: '24 x 24 alone; other Japanese models have 20 x 24 and 16 x 16 too (TM-P60 specification sheet 107)',
    fonts: 'GS I 69: "KANJI JAPANESE" (TM-U230 specification sheet 107; Epson ESC/POS reference, GS I)',
    typeId: 'GS I 2: bit 0 for two-byte characters, bit 1 for the cutter (TM-U230 specification sheet 107)',
  },
};

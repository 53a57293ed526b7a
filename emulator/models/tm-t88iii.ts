import { epsonCodePagesWithin } from './epson-code-pages.ts';
import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT88iii: Model = {
  ...tmT88v,
  name: 'tm-t88iii',
  title: 'Epson TM-T88III, 80 mm',
  characterSet: { doubleByte: null, atPowerOn: false, international: 0 },
  codePages: epsonCodePagesWithin([0, 5], [16, 19], [254, 255]),
  page: { height: 831, tallest: 831, raster: false },
  mechanism: { ...tmT88v.mechanism, speed: 150, feedSpeed: 150 },
  identity: { ...tmT88v.identity, typeId: 0x02, name: 'TM-T88III', fonts: '', serial: 'PLATEN0004' },
  lacks: [
    'DLE DC4 8',
    'FS ( C',
    'GS ( C',
    'GS ( E',
    'GS ( H',
    'GS ( L',
    'GS ( P',
    'GS ( Q',
    'GS ( k',
    'GS 8 L',
    'GS D',
    'GS Q 0',
  ],
  tones: false,
  status: {
    ...tmT88v.status,
    automatic: { enables: 0x0f, undefined: [0, 0x05, 0, 0], last: 0x00 },
    identities: [1, 2, 3, 65, 66, 67, 68, 69],
    holdsPaperEnd: false,
  },
  sources: {
    ...tmT88v.sources,
    status:
      'bits 5 and 6 of DLE EOT 1, bit 2 of DLE EOT 3, bits 0 and 2 of the second ASB byte are undefined, paper under an open ' +
      'cover may be told wrong (Epson application programming guide 10.01 pages 309 and 324); bits 4 to 7 of GS a are ' +
      'undefined, DLE ENQ 1 and 2 (TM-T88III specification sheets 133 and 75); GS I 1 to 3 and 65 to 69 (the guide page 456)',
    characterSet: 'the model without two-byte characters: GS I 2 is 02h (TM-T88III specification)',
    codePages:
      'TM-T88II/T88III technical reference guide, by escpos-printer-db; page 18 is PC852 as the Epson ESC/POS reference ' +
      'has it, some firmware had PC862 there',
    page: '512 x 1662/360 inch (TM-T88 information manual p1-25); GS v 0 is not available (TM-T88III specification sheet 94)',
    speed: '150 mm/s (TM-T88III specification)',
    lacks:
      'graphics by GS ( L and GS D, symbols by GS ( k, the process id of GS ( H, pages of GS ( P and rules of GS ( Q came with later printers (none is in the TM-T88III specification rev.B); ' +
      'GS ( C and GS Q 0 name it among the printers without, and GS ( E does not among those with (Epson application ' +
      'programming guide 10.01); nor does DLE DC4 8 (Epson ESC/POS reference)',
  },
};

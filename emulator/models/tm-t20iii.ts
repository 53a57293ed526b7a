import { epsonCodePagesWithin } from './epson-code-pages.ts';
import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT20iii: Model = {
  ...tmT88v,
  name: 'tm-t20iii',
  title: 'Epson TM-T20III, 80 mm, 203 dpi',
  dots: 576,
  dpi: 203,
  motionUnits: { x: 203, y: 406 },
  characterSet: { doubleByte: null, atPowerOn: false, international: 0 },
  codePages: epsonCodePagesWithin([0, 5], [11, 21], [26, 26], [30, 53], [255, 255]),
  cutter: { blade: 84, cuts: ['partial'] },
  mechanism: { ...tmT88v.mechanism, speed: 250, feedSpeed: 250 },
  tones: false,
  status: {
    ...tmT88v.status,
    automatic: { ...tmT88v.status.automatic, last: 0x0f },
    identities: [1, 2, 35, 65, 66, 67, 68, 69],
  },
  identity: { ...tmT88v.identity, typeId: 0x02, name: 'TM-T20III', fonts: '', serial: 'PLATEN0006' },
  sources: {
    ...tmT88v.sources,
    status:
      'bits 5 and 6 of DLE EOT 1, bit 2 of DLE EOT 3, bits 0 to 2 of the second ASB byte are not supported, the paper end is ' +
      'held while the cover is open, the fourth byte is 0Fh in its examples (Epson ESC/POS reference, DLE EOT and GS a); ' +
      'GS I 1, 2, 35 and 65 to 69 (the same, GS I)',
    dots: '576 dots at 203 x 203 dpi (TM-T20III technical reference guide rev.A)',
    motionUnits: 'feeds in 1/406 inch (TM-T20III technical reference guide rev.A); 1/203 inch across (TM-T90, GS P)',
    lineSpacing: '3.75 mm = 30 dots (TM-T20III technical reference guide rev.A)',
    characterSet: 'the model without two-byte characters',
    codePages: 'Epson ESC/POS character code tables, support matrix (escpos-printer-db TM-T20III.yml)',
    blade: '10.5 mm = 84 rows (TM-T20III technical reference guide rev.A)',
    page: 'no figure: 1662 and 3324 vertical motion units, as on 180 dpi models; SRP-F312 of Bixolon, 203 dpi, has 1662 too',
    receiveBuffers: '4 KB or 45 bytes (TM-T20III technical reference guide rev.A); marks as the TM-T88III',
    speed: '250 mm/s (TM-T20III technical reference guide rev.A)',
  },
};

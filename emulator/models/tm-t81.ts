import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT81: Model = {
  ...tmT88v,
  name: 'tm-t81',
  title: 'Epson TM-T81, 80 mm',
  mechanism: { ...tmT88v.mechanism, speed: 130, feedSpeed: 130 },
  lacks: [
    ...tmT88v.lacks,
    ...['49', '52', '68', '80', '81', '82', '83', '84', '85', '113'].map((fn) => `GS ( L ${fn}`),
    ...['68', '83', '84', '113'].map((fn) => `GS 8 L ${fn}`),
    ...['MaxiCode', 'GS1 DataBar 2D', 'Composite', 'Aztec', 'DataMatrix'].map((symbol) => `GS ( k ${symbol}`),
    'GS D',
    ...['3', '4', '7', '8', '9', '10', '13', '14', '15', '16', '48', '49', '50', '51', '52', '99', '100'].map(
      (fn) => `GS ( E ${fn}`,
    ),
  ],
  tones: false,
  identity: { ...tmT88v.identity, typeId: 0x01, name: 'TM-T81', serial: 'PLATEN0005' },
  status: { ...tmT88v.status, identities: [1, 2, 65, 66, 67, 68, 69] },
  sources: {
    ...tmT88v.sources,
    status:
      'bits 5 and 6 of DLE EOT 1, bits 0 to 2 of the second ASB byte and the fourth byte are reserved, the paper end is held ' +
      'while the cover is open, DLE EOT 1 to 4, GS I 1, 2 and 65 to 69, bit 0 alone in the type (TM-T81 specification ' +
      'sheets 54, 100 and 104)',
    dots: '512 dots at 180 dpi (TM-T81 specification)',
    speed: '130 mm/s, paper feed as well (TM-T81 specification)',
    lacks:
      'GS ( L has functions 48, 50, 51, 64 to 67, 69 and 112, GS ( k has PDF417 and QR code alone, and there is no GS D ' +
      '(TM-T81 specification sheets 83 to 89); GS ( E has functions 1, 2, 5, 6, 11 and 12 (sheet 77)',
    blade: 'no figure for this model: as the TM-T88III',
  },
};

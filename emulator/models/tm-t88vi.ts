import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT88vi: Model = {
  ...tmT88v,
  name: 'tm-t88vi',
  title: 'Epson TM-T88VI, simplified Chinese character set, 80 mm',
  mechanism: { ...tmT88v.mechanism, speed: 350, feedSpeed: 350 },
  identity: { ...tmT88v.identity, name: 'TM-T88VI', serial: 'PLATEN0007' },
  lacks: ['GS Q 0'],
  status: {
    ...tmT88v.status,
    automatic: { ...tmT88v.status.automatic, last: 0x0f },
    identities: [1, 2, 33, 36, 65, 66, 67, 68, 69],
  },
  sources: {
    ...tmT88v.sources,
    status:
      'no document for this model: as the TM-T88V; the fourth ASB byte is 0Fh in the status 251658262 (0F000016h) that ' +
      'ePOS-Print printers of its time tell when ready; GS I 1, 2, 33, 36 and 65 to 69 (Epson ESC/POS reference)',
    blade: 'no figure for this model: as the TM-T88III',
    receiveBuffers: 'no figure for this model: as the TM-T88III',
    memory: 'no figures for this model: as the TM-T88III',
    speed: '350 mm/s, published product figure',
    lacks:
      'GS Q 0 is for the TM-J2000 alone (Epson application programming guide 10.01, page 288); FS ( C is that of ' +
      "Epson's newer printers (kunif/EscPosUtils) and not stated for this model by a document that was read",
    tones: 'tone 52 of GS ( L: the TM-T88V and those after it (Epson ESC/POS reference, GS ( L function 112)',
  },
};

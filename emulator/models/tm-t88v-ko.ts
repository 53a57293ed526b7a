import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT88vKo: Model = {
  ...tmT88v,
  name: 'tm-t88v-ko',
  title: 'Epson TM-T88V, Korean character set, 80 mm',
  characterSet: { doubleByte: 'ks-c-5601', atPowerOn: false, international: 13 },
  identity: { ...tmT88v.identity, fonts: 'KOREA C-5601C', serial: 'PLATEN0011' },
  sources: {
    ...tmT88v.sources,
    characterSet:
      'Korean model: KS C 5601 after FS & (TM-T88III specification 6.4; Epson ESC/POS reference, FS &); that ESC R is ' +
      'Korea at power-on stands in no document that was read',
    fonts: 'GS I 69: "KOREA C-5601C" (TM-U230 specification sheet 107; Epson ESC/POS reference, GS I)',
    typeId: 'GS I 2: bit 0 for two-byte characters, bit 1 for the cutter (TM-U230 specification sheet 107)',
  },
};

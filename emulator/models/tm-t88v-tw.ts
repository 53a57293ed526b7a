import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT88vTw: Model = {
  ...tmT88v,
  name: 'tm-t88v-tw',
  title: 'Epson TM-T88V, traditional Chinese character set, 80 mm',
  characterSet: { doubleByte: 'big5', atPowerOn: false, international: 0 },
  identity: { ...tmT88v.identity, fonts: 'TAIWAN BIG-5', serial: 'PLATEN0012' },
  sources: {
    ...tmT88v.sources,
    characterSet:
      'traditional Chinese model: Big5 after FS & (TM-T88III specification 6.4; Epson ESC/POS reference, FS &)',
    fonts: 'GS I 69: "TAIWAN BIG-5" (TM-U230 specification sheet 107; Epson ESC/POS reference, GS I)',
    typeId: 'GS I 2: bit 0 for two-byte characters, bit 1 for the cutter (TM-U230 specification sheet 107)',
  },
};

import type { Model } from './model.ts';
import { tmT88v } from './tm-t88v.ts';

export const tmT81: Model = {
  ...tmT88v,
  name: 'tm-t81',
  title: 'Epson TM-T81, 80 mm',
  mechanism: { ...tmT88v.mechanism, speed: 130, feedSpeed: 130 },
  identity: { ...tmT88v.identity, name: 'TM-T81', serial: 'PLATEN0005' },
  sources: {
    ...tmT88v.sources,
    dots: '512 dots at 180 dpi (TM-T81 specification)',
    speed: '130 mm/s, paper feed as well (TM-T81 specification)',
    blade: 'no figure for this model: as the TM-T88III',
  },
};

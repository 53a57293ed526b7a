import { epsonCodePages } from './epson-code-pages.ts';
import type { Model } from './model.ts';

export const tmT88v: Model = {
  name: 'tm-t88v',
  title: 'Epson TM-T88V, simplified Chinese character set, 80 mm',
  dialect: 'epson',
  dots: 512,
  dpi: 180,
  stepsPerDot: 2,
  motionUnits: { x: 180, y: 360 },
  lineSpacing: 30,
  characterSet: { doubleByte: 'gb18030', atPowerOn: false, international: 0 },
  codePages: epsonCodePages,
  cutter: { blade: 106, cuts: ['partial'] },
  tearOff: 0,
  page: { height: 831, tallest: 1662, raster: true },
  receiveBuffers: [
    { bytes: 4096, fullAt: 16, clearAt: 256 },
    { bytes: 45, fullAt: 16, clearAt: 26 },
  ],
  memory: { graphics: 262_144, user: 1024, downloads: 12_288, macro: 2048 },
  mechanism: { speed: 300, feedSpeed: 300, ramp: 50, cut: 400, head: null, tornLine: 'goes on' },
  identity: {
    modelId: 0x20,
    typeId: 0x03,
    versionId: 0x01,
    firmware: '1.00 ESC/POS',
    maker: 'EPSON',
    name: 'TM-T88V',
    serial: 'PLATEN0001',
    fonts: 'CHINA GB18030',
  },
  lacks: ['FS ( C', 'GS Q 0'],
  widensForImages: true,
  tones: true,
  status: {
    realtime: { 1: 0x60, 2: 0, 3: 0x04, 4: 0 },
    requests: [1, 2],
    transmitted: { 1: 0, 2: 0 },
    automatic: { enables: 0x4f, undefined: [0, 0x07, 0, 0], last: 0x00 },
    identities: [1, 2, 3, 33, 35, 36, 65, 66, 67, 68, 69, 96, 110],
    holdsPaperEnd: true,
  },
  sources: {
    dots: 'TM-T88 class: 512 dots at 180 dpi, 42 columns of Font A, 56 of Font B (TM-T88III specification; escpos-printer-db)',
    motionUnits: 'TM-T88 information manual p1-7: 1/180 and 1/360 inch',
    lineSpacing: '1/6 inch = 30 dots (TM-T88III specification, ESC 2)',
    characterSet: 'FS & is needed for double-byte characters on Epson printers (Epson ESC/POS reference)',
    codePages: 'Epson ESC/POS reference, ESC t; pages 6 to 8, 25, 66 to 75 and 82 have no table with a source',
    blade: '15 mm: figure in the TM-T88III specification; which number belongs to which edge is not certain there',
    cuts: 'the blade leaves one point: GS V 0 cuts partially too (TM-T88III specification)',
    page: 'ESC W: 1662/360 inch, at most 3324/360 (TM-T81 specification sheets 52 and 70, same class); GS v 0 on a page: Epson application programming guide 10.01 page 293',
    receiveBuffers:
      '4 KB or 45 bytes by DIP switch 1-2; full with 16 bytes free (TM-T88 technical manual, appendix A); ready with 256 of ' +
      '4 KB as shipped, 138 with switch 2-5 on (TM-T88III specification rev.B sheet 54, TM-T88IV technical reference ' +
      'guide page 37), with 26 of 45 bytes (TM-T88II/T88III technical reference guide page 2-6)',
    memory:
      '256 KB for pictures, 1 KB for data, 12 KB downloaded, macros of 2 KB (TM-T88III specification; TM-T81 too)',
    lacks:
      'GS Q 0 is for the TM-J2000 alone (Epson application programming guide 10.01, page 288); ' +
      'FS ( C came with later printers: the guide does not know it',
    speed: '300 mm/s, published product figure',
    ramp: 'no vendor figure: 40 to 60 ms assumed',
    cut: 'no vendor figure: 300 to 500 ms assumed',
    widensForImages: 'TM-T88III specification, ESC *: the area is widened to the right, then the margin shrinks',
    tones: 'tone 52 of GS ( L: TM-T88V only (Epson application programming guide, function 112)',
    status:
      'bits 0 to 2 of the second ASB byte are undefined, the paper end is held while the cover is open, DLE ENQ 1 and 2, ' +
      'GS r 1 and 2 (Epson application programming guide 10.05, TM-T88IV and TM-T88V); the same bits of DLE EOT as on the ' +
      'TM-T88III; the fourth byte as on the TM-T88III',
    modelId: 'TM-T88 series: 20h (GS I 1)',
  },
};

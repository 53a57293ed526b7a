/** Frames as the VdTH documents and card complete's SMART-ZVT give or imply them, for both ends. */
export const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'));
export const text = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/..(?=.)/g, '$& ')
    .toUpperCase();

/** APDUs and the serial frames that carry them (PA00P016 rev. 04, chapter 4: doubling, CRC16). */
export const frames: readonly (readonly [name: string, apdu: string, frame: string])[] = [
  ['accepted', '80 00 00', '10 02 80 00 00 10 03 F5 1F'],
  ['log-off', '06 02 00', '10 02 06 02 00 10 03 B9 CC'],
  ['completion', '06 0F 00', '10 02 06 0F 00 10 03 C6 33'],
  ['printer not ready', '84 CC 00', '10 02 84 CC 00 10 03 20 C2'],
  ['end-of-day', '06 50 03 12 34 56', '10 02 06 50 03 12 34 56 10 03 C4 AF'],
  [
    'sale of 10,10: a 10 in the amount',
    '06 01 0A 04 00 00 00 00 10 10 49 09 78',
    '10 02 06 01 0A 04 00 00 00 00 10 10 10 10 49 09 78 10 03 67 D4',
  ],
  [
    'registration: a 10 as the length',
    '06 00 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3',
    '10 02 06 00 10 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3 10 03 78 B5',
  ],
];

/** Commands of a register (PA00P015 13.08, chapter 2). */
export const commands = {
  registration: '06 00 10 12 34 56 BE 09 78 03 01 06 06 26 04 0A 02 06 D3',
  sale: '06 01 0A 04 00 00 00 00 12 50 49 09 78',
  reversal: '06 30 06 12 34 56 87 00 42',
  refund: '06 31 0D 12 34 56 04 00 00 00 00 05 00 49 09 78',
  reserve: '06 22 0A 04 00 00 00 01 00 00 49 09 78',
  extend: '06 22 1D 04 00 00 00 00 20 00 49 09 78 0B 00 00 44 3B 37 37 37 38 38 38 00 00 06 04 1F 06 01 03',
  book: '06 24 1A 87 00 44 04 00 00 00 00 83 50 49 09 78 0B 00 00 44 3B 37 37 37 38 38 38 00 00',
  release: '06 23 0D 87 00 44 04 00 00 00 00 16 50 49 09 78',
  bookByTrace: '06 23 17 04 00 00 00 00 83 50 49 09 78 0B 00 00 44 3B 37 37 37 38 38 38 00 00',
  cancelReservation: '06 25 03 87 00 44',
  openReservations: '06 23 03 87 FF FF',
  endOfDay: '06 50 03 12 34 56',
  totals: '06 10 03 12 34 56',
  repeat: '06 20 03 12 34 56',
  repeatStatus: '06 20 05 12 34 56 03 03',
  repeatCustomer: '06 20 09 12 34 56 06 04 1F 01 01 03',
  repeatEndOfDay: '06 20 09 12 34 56 06 04 1F 01 01 04',
  reprintRange: '06 12 07 12 34 56 00 42 00 45',
  status: '05 01 05 12 34 56 03 02',
  abort: '06 B0 00',
  logOff: '06 02 00',
} as const;

/** What a terminal sends of its own accord (the same chapter). */
export const sent = {
  registered: '06 0F 12 19 00 29 12 34 56 78 49 09 78 06 06 26 04 0A 02 06 D3',
  insertCard: '04 FF 13 0A 01 06 0F 24 0D 07 0B 49 6E 73 65 72 74 20 63 61 72 64',
  processing: '04 FF 01 0E',
  sale: '04 0F 7A 27 00 04 00 00 00 00 12 50 49 09 78 0B 00 00 42 0C 10 35 00 0D 11 23 0E 29 12 17 00 01 19 70 22 F0 F8 EE EE EE EE EE EE 12 34 29 12 34 56 78 2A 31 30 30 32 30 30 33 30 30 20 20 20 20 20 20 3B 36 35 34 33 32 31 00 00 87 00 42 88 00 00 42 8A 0A 8B F0 F5 56 49 53 41 00 06 1F 2F 0C 1F 10 01 02 1F 11 01 01 1F 12 01 01 45 04 11 00 00 00 60 09 43 07 A0 00 00 00 03 10 10',
  block:
    '06 D3 3E 06 3C 1F 07 01 02 25 36 09 01 70 07 0C 43 41 52 44 20 50 41 59 4D 45 4E 54 09 01 00 07 10 41 6D 6F 75 6E 74 20 45 55 52 20 31 32 2C 35 30 07 00 07 09 54 68 61 6E 6B 20 79 6F 75 09 01 81',
  title: '06 D1 0D 70 43 41 52 44 20 50 41 59 4D 45 4E 54',
  amount: '06 D1 11 00 41 6D 6F 75 6E 74 20 45 55 52 20 31 32 2C 35 30',
  twoFeeds: '06 D1 02 FF 02',
  last: '06 D1 01 81',
  cancelled:
    '04 0F 3B 27 6C 29 12 34 56 78 3C F0 F2 F1 43 61 6E 63 65 6C 6C 65 64 20 62 79 20 63 75 73 74 6F 6D 65 72 06 19 24 17 07 15 43 61 6E 63 65 6C 6C 65 64 20 62 79 20 63 75 73 74 6F 6D 65 72',
  aborted: '06 1E 01 6C',
  reversal:
    '04 0F 41 27 00 04 00 00 00 00 12 50 49 09 78 0B 00 00 43 37 00 00 42 0C 10 40 00 0D 11 23 22 F0 F8 EE EE EE EE EE EE 12 34 29 12 34 56 78 3B 36 35 34 33 32 31 00 00 87 00 43 8A 0A 8B F0 F5 56 49 53 41 00',
  reservation:
    '04 0F 2A 27 00 04 00 00 00 01 00 00 49 09 78 0B 00 00 44 0C 10 45 00 0D 11 23 29 12 34 56 78 3B 37 37 37 38 38 38 00 00 87 00 44 8A 0A',
  openReservation: '06 1E 04 B8 87 00 44',
  noneOpen: '06 1E 04 B8 87 FF FF',
  endOfDay:
    '04 0F 4D 27 00 04 00 00 00 01 47 00 60 F0 F5 F3 00 42 00 45 01 00 00 00 00 20 00 00 00 00 00 00 00 00 01 00 00 00 00 31 00 00 00 00 00 00 00 00 02 00 00 00 00 96 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 0B 00 00 46 0C 22 00 00 0D 11 23',
  endOfDayFailed: '04 0F 09 27 77 0C 22 00 10 0D 11 23',
  closeDue: '04 0F 19 27 F0 29 12 34 56 78 3C F0 F1 F4 52 75 6E 20 65 6E 64 2D 6F 66 2D 64 61 79',
  ready: '06 0F 01 00',
  version: '06 0F 0C F0 F0 F8 56 31 2E 32 2E 30 30 31 00',
  details: '06 0F 16 00 06 13 1F 44 04 12 34 56 78 E4 0A 1F 40 03 53 49 4D 1F 43 01 00',
  busy: '06 0F 01 9C',
} as const;

import { pdf417Picture } from '../../machine/symbol-pictures.ts';
import { plainStore, symbolFamily, within } from './symbol-family.ts';

const LEAST_ROWS = 3;
const BY_LEVEL = 48;
const BY_SHARE = 49;

/** PDF417, functions 065 to 082 (Epson application programming guide 10.01 pp. 516 to 528). */
export const pdf417Commands = symbolFamily(
  {
    kind: 'PDF417',
    group: 'pdf417',
    cn: '30',
    code: 'pdf417',
    identifier: 0x2f,
    picture: (machine, { data }) => pdf417Picture(machine, machine.settings.symbols.pdf417, data),
  },
  [
    {
      fn: 65,
      args: 'n',
      doc: 'PDF417 with {n} columns of data; 0: as many as fit.',
      sets: ({ n }) => within(n!, 0, 30, 'number of columns', { columns: n! }),
    },
    {
      fn: 66,
      args: 'n',
      doc: 'PDF417 with {n} rows; 0: as many as the data needs.',
      sets: ({ n }) => (n === 0 ? { rows: 0 } : within(n!, LEAST_ROWS, 90, 'number of rows', { rows: n! })),
    },
    {
      fn: 67,
      args: 'n',
      doc: 'PDF417 modules {n} dots wide.',
      sets: ({ n }) => within(n!, 1, 8, 'module width', { module: n! }),
    },
    {
      fn: 68,
      args: 'n',
      doc: 'PDF417 rows {n} modules tall.',
      sets: ({ n }) => within(n!, 2, 8, 'row height', { rowHeight: n! }),
    },
    {
      fn: 69,
      args: 'm n',
      doc: 'PDF417 error correction.',
      says: ({ m, n }) =>
        m === BY_LEVEL ? `PDF417 error correction level ${n! - 48}.` : `PDF417 error correction of ${n! * 10} percent.`,
      sets: ({ m, n }) => {
        if (m === BY_LEVEL) return within(n!, 48, 56, 'error correction level', { level: n! - 48 });
        if (m === BY_SHARE) return within(n!, 1, 40, 'share of error correction', { level: null, tenths: n! });
        return `${m} is no way to state error correction`;
      },
    },
    {
      fn: 70,
      args: 'n',
      doc: 'PDF417 standard (0) or compact (1).',
      says: ({ n }) => `PDF417 ${n === 0 ? 'standard' : 'compact'}.`,
      sets: ({ n }) => within(n!, 0, 1, 'option', { compact: n === 1 }),
    },
  ],
  plainStore('PDF417', 65532),
);

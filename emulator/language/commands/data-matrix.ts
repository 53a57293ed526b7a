import { dataMatrixPicture } from '../../machine/symbol-pictures.ts';
import { choice, plainStore, symbolFamily, within } from './symbol-family.ts';

const SHAPES = ['square', 'rectangle'] as const;

/**
 * DataMatrix ECC 200, functions 666 to 682 (Epson ESC/POS reference). The identifier of what 682 answers is not at
 * hand.
 */
export const dataMatrixCommands = symbolFamily(
  {
    kind: 'DataMatrix',
    group: 'dataMatrix',
    cn: '36',
    code: 'datamatrix',
    picture: ({ settings: { symbols } }, { data }) => dataMatrixPicture(symbols.dataMatrix, data),
  },
  [
    {
      fn: 66,
      args: 'm d1 d2',
      doc: 'DataMatrix square (0) or rectangular (1), d1 rows of d2 modules; 0: as few as hold the data.',
      says: ({ m, d1, d2 }) =>
        `DataMatrix ${choice(SHAPES, m!) ?? m}, ${d1 || 'any number of'} rows, ${d2 || 'any number of'} columns.`,
      sets: ({ m, d1, d2 }) => {
        const shape = choice(SHAPES, m!);
        return shape ? { shape, rows: d1!, columns: d2! } : `${m} is no shape of DataMatrix`;
      },
    },
    {
      fn: 67,
      args: 'n',
      doc: 'DataMatrix modules of {n} dots.',
      sets: ({ n }) => within(n!, 2, 16, 'module size', { module: n! }),
    },
  ],
  plainStore('DataMatrix', 3116),
);

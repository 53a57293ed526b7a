import { aztecPicture } from '../../machine/symbol-pictures.ts';
import { choice, plainStore, symbolFamily, within } from './symbol-family.ts';

/** Layers of the two forms, by n1. */
const LAYERS = { full: 32, compact: 4 } as const;
const FORMS = ['full', 'compact'] as const;

/**
 * Aztec Code, functions 566 to 582 (Epson ESC/POS reference). What 582 answers, by identifier 58h, ends with digits of
 * error information, whose number and values are not at hand.
 */
export const aztecCommands = symbolFamily(
  {
    kind: 'Aztec',
    group: 'aztec',
    cn: '35',
    code: 'aztec',
    picture: ({ settings: { symbols } }, { data }) => aztecPicture(symbols.aztec, data),
  },
  [
    {
      fn: 66,
      args: 'n1 n2',
      doc: 'Aztec full (0) or compact (1), with n2 layers; 0: as few as hold the data.',
      says: ({ n1, n2 }) => `Aztec ${choice(FORMS, n1!) ?? n1}, ${n2 || 'any number of'} layers.`,
      sets: ({ n1, n2 }) => {
        const form = choice(FORMS, n1!);
        return form
          ? within(n2!, 0, LAYERS[form], 'number of layers', { form, layers: n2! })
          : `${n1} is no form of Aztec`;
      },
    },
    {
      fn: 67,
      args: 'n',
      doc: 'Aztec modules of {n} dots.',
      sets: ({ n }) => within(n!, 2, 16, 'module size', { module: n! }),
    },
    {
      fn: 69,
      args: 'n',
      doc: 'Aztec error correction of {n} percent.',
      sets: ({ n }) => within(n!, 5, 95, 'share of error correction', { correction: n! }),
    },
  ],
  plainStore('Aztec', 3832),
);

import { dataBarPicture } from '../../machine/databar-pictures.ts';
import type { DataBarForm, DataBarSettings } from '../../machine/symbol-settings.ts';
import { type Parameter, symbolFamily, within } from './symbol-family.ts';

const FORMS: Readonly<Record<number, DataBarForm>> = {
  72: 'GS1 DataBar Stacked',
  73: 'GS1 DataBar Stacked Omnidirectional',
  76: 'GS1 DataBar Expanded Stacked',
};

/** Two segments of GS1 DataBar Expanded Stacked in modules of 2 dots, and 22 of them in modules of 8. */
const LEAST_WIDE = 106;
const MOST_WIDE = 3952;

/** What GS1 DataBar and composite symbols have in common: functions 367 and 371, or 467 and 471. */
export const dataBarParameters = (name: string): readonly Parameter<DataBarSettings>[] => [
  {
    fn: 67,
    args: 'n',
    doc: `${name} modules {n} dots wide.`,
    sets: ({ n }) => within(n!, 2, 8, 'module width', { module: n! }),
  },
  {
    fn: 71,
    args: 'nL nH',
    doc: 'GS1 DataBar Expanded Stacked at most {n} dots wide; 0: as wide as the print area.',
    sets: ({ n }) => (n === 0 ? { widest: 0 } : within(n!, LEAST_WIDE, MOST_WIDE, 'greatest width', { widest: n! })),
  },
];

/** 2-D GS1 DataBar, functions 367 to 382 (Epson ESC/POS reference). */
export const dataBar2dCommands = symbolFamily(
  { kind: 'GS1 DataBar 2D', group: 'dataBar', cn: '33', code: 'databar', identifier: 0x4f, picture: dataBarPicture },
  dataBarParameters('GS1 DataBar'),
  {
    args: 'n',
    most: 255,
    keeps: ({ n }, data) => {
      const form = FORMS[n!];
      return form ? { kind: 'GS1 DataBar 2D', form, data } : `${n} is no 2-D GS1 DataBar`;
    },
  },
);

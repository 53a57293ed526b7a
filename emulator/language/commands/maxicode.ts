import { maxiCodePicture } from '../../machine/symbol-pictures.ts';
import type { MaxiCodeMode } from '../../symbols/maxicode.ts';
import { plainStore, symbolFamily } from './symbol-family.ts';

const MODES: Readonly<Record<number, MaxiCodeMode>> = { 50: 2, 51: 3, 52: 4, 53: 5, 54: 6 };

/** MaxiCode, functions 265 to 282 (Epson application programming guide 10.01 pp. 540 to 547). */
export const maxiCodeCommands = symbolFamily(
  {
    kind: 'MaxiCode',
    group: 'maxiCode',
    cn: '32',
    code: 'maxicode',
    identifier: 0x37,
    picture: (machine, { data }) => maxiCodePicture(machine, machine.settings.symbols.maxiCode.mode, data),
  },
  [
    {
      fn: 65,
      args: 'n',
      doc: 'MaxiCode mode.',
      says: ({ n }) => `MaxiCode mode ${MODES[n!] ?? n}.`,
      sets: ({ n }) => {
        const mode = MODES[n!];
        return mode === undefined ? `${n} is no mode of MaxiCode` : { mode };
      },
    },
  ],
  plainStore('MaxiCode', 138),
);

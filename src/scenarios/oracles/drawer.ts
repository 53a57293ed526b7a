import type { Oracle } from './oracle.ts';

/** No card transaction, settlement or reprint opens the drawer (O11). */
export const drawer: Oracle = {
  name: 'drawer',
  check: ({ pulses }) =>
    pulses.length === 0
      ? []
      : [
          {
            code: 'drawer-pulse',
            message: `the drawer was opened ${pulses.length === 1 ? 'once' : `${pulses.length} times`}, and no cash is taken`,
          },
        ],
};

import type { Justification } from '../../machine/settings.ts';
import { characterAdvance } from '../../machine/text.ts';
import { type Command, command } from '../declaration.ts';
import type { Measure } from '../measure.ts';

/** ESC D takes this many tab stops. */
const MOST_TABS = 32;

/** ESC D ends with NUL, after 32 stops, or before the first stop that is not right of the one before it. */
const tabList: Measure = (bytes, at, have) => {
  for (let i = 2; i < have; i++) {
    if (bytes[at + i] === 0) return i + 1;
    if (i - 2 === MOST_TABS || (i > 2 && bytes[at + i]! <= bytes[at + i - 1]!)) return i;
  }
  return have + 1;
};

const JUSTIFICATIONS: Readonly<Record<number, Justification>> = {
  0: 'left',
  1: 'centre',
  2: 'right',
  48: 'left',
  49: 'centre',
  50: 'right',
};

const OUTSIDE = 'the position is outside the print area';

/** Where printing goes across the paper. */
export const positionCommands: readonly Command[] = [
  command('ESC SP', '1B 20 n', {
    doc: 'Space of {n} units to the right of each character.',
    draws: true,
    effect: (machine, { n }) => {
      machine.settings.spacing = Math.floor(machine.lineDots(n));
    },
  }),
  command('ESC $', '1B 24 nL nH', {
    doc: 'Position {n} units from the left margin.',
    draws: true,
    effect: (machine, { n }, source) => (machine.moveTo(machine.lineDots(n), source) ? undefined : OUTSIDE),
  }),
  command('ESC \\', '1B 5C nL nH', {
    doc: "Position {n} units further, to the left as two's complement.",
    draws: true,
    says: ({ n }) => (n < 0x8000 ? `Position ${n} units to the right.` : `Position ${0x10000 - n} units to the left.`),
    effect: (machine, { n }, source) => {
      const units = n >= 0x8000 ? n - 0x10000 : n;
      const dots = Math.sign(units) * machine.lineDots(Math.abs(units));
      return machine.moveTo(machine.x + dots, source) ? undefined : OUTSIDE;
    },
  }),
  command('ESC D', '1B 44 d[]', {
    doc: 'Tab stops in columns, frozen in dots at the present character width.',
    says: ({ d }) => `Tab stops at ${Array.from(d).filter(Boolean).join(', ') || 'no'} columns of the present width.`,
    measure: tabList,
    draws: true,
    effect: ({ settings, library }, { d }) => {
      const stops = d[d.length - 1] === 0 ? d.subarray(0, -1) : d;
      const advance = characterAdvance(settings, library);
      settings.tabs = Array.from(stops, (column) => column * advance);
    },
  }),
  command('ESC a', '1B 61 n', {
    doc: 'Justification: left, centre, right.',
    says: ({ n }) => `Justification ${JUSTIFICATIONS[n] ?? n}.`,
    needs: 'line start',
    draws: true,
    effect: ({ settings }, { n }) => {
      const justification = JUSTIFICATIONS[n];
      if (!justification) return `${n} is no justification`;
      settings.justification = justification;
    },
  }),
  command('GS L', '1D 4C nL nH', {
    doc: 'Left margin of {n} units.',
    needs: 'line start',
    draws: true,
    effect: (machine, { n }) => {
      machine.settings.leftMargin = Math.min(machine.horizontalDots(n), machine.model.dots);
    },
  }),
  command('GS W', '1D 57 nL nH', {
    doc: 'Print area {n} units wide.',
    needs: 'line start',
    draws: true,
    effect: (machine, { n }) => {
      machine.settings.areaWidth = Math.min(machine.horizontalDots(n), machine.model.dots);
    },
  }),
  command('GS P', '1D 50 x y', {
    doc: 'Motion units of 1/{x} inch across and 1/{y} inch down; 0 is the power-on value.',
    effect: ({ settings, model }, { x, y }) => {
      settings.motionX = x || model.motionUnits.x;
      settings.motionY = y || model.motionUnits.y;
    },
  }),
];

import type { Machine } from '../../machine/machine.ts';
import type { Direction } from '../../machine/page-field.ts';
import { beginField, enterPage, leavePage, printableArea, printCopy, printPage } from '../../machine/page-print.ts';
import { ruleBox, ruleLine } from '../../machine/page-rules.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';
import { family, otherFunctions } from './family.ts';

const dialects = ['epson', 'xprinter'] as const;
const inPages = { only: 'page mode', draws: true } as const;

const OUTSIDE = 'the position is outside the print area';

/** Moves the position from line to line. */
function moveAcross({ page }: Machine, y: number): string | undefined {
  if (!page || y < 0 || y > page.across) return OUTSIDE;
  page.y = y;
  return undefined;
}

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  0: 'left to right, from the upper left',
  1: 'bottom to top, from the lower left',
  2: 'right to left, from the lower right',
  3: 'top to bottom, from the upper right',
};
const directionOf = (n: number): Direction | undefined => {
  const direction = digit(n);
  return direction in DIRECTIONS ? (direction as Direction) : undefined;
};

/** The unit of GS P is that of the paper here, whatever the direction (TM-T88III specification, ESC W). */
const rowsOf = (machine: Machine, n: number) => Math.floor(machine.verticalSteps(n) / machine.model.stepsPerDot);

/**
 * ESC W: an area that begins outside the printable one, or has no size, is refused; what is beyond is cut off
 * (TM-T88III specification sheet 99).
 */
function setArea(machine: Machine, args: { x: number; y: number; dx: number; dy: number }): string | undefined {
  const x = machine.horizontalDots(args.x);
  const y = rowsOf(machine, args.y);
  const printable = printableArea(machine);
  const width = Math.min(machine.horizontalDots(args.dx), printable.width - x);
  const height = Math.min(rowsOf(machine, args.dy), printable.height - y);
  if (width <= 0 || height <= 0) return 'the area has no size, or begins outside the printable one';
  machine.settings.page.area = { x, y, width, height };
  beginField(machine);
  return undefined;
}

/** Page mode. ESC T and ESC W are remembered in standard mode for the next page (TM-T88III specification). */
export const pageCommands: readonly Command[] = [
  command('FF', '0C', {
    doc: 'Print the page and return to standard mode.',
    ...inPages,
    effect: (machine) => {
      const why = printPage(machine, machine.page!);
      leavePage(machine);
      return why;
    },
  }),
  command('CAN', '18', {
    doc: 'Erase what stands in the present area of the page.',
    ...inPages,
    effect: ({ page }) => page!.erase(),
  }),
  command('ESC FF', '1B 0C', {
    doc: 'Print the page and keep it.',
    dialects,
    ...inPages,
    effect: (machine) => printCopy(machine, machine.page!),
  }),
  command('ESC L', '1B 4C', {
    doc: 'Enter page mode.',
    dialects,
    needs: 'line start',
    draws: true,
    effect: (machine, _args, source) => enterPage(machine, source),
  }),
  command('ESC S', '1B 53', {
    doc: 'Leave page mode, dropping the page.',
    dialects,
    ...inPages,
    effect: leavePage,
  }),
  command('ESC T', '1B 54 n', {
    doc: 'Direction of printing on the page.',
    says: ({ n }) => `Direction on the page ${DIRECTIONS[directionOf(n)!] ?? n}.`,
    dialects,
    draws: true,
    effect: (machine, { n }) => {
      const direction = directionOf(n);
      if (direction === undefined) return `${n} is no direction`;
      machine.settings.page.direction = direction;
      beginField(machine);
      return undefined;
    },
  }),
  command('ESC W', '1B 57 xL xH yL yH dxL dxH dyL dyH', {
    doc: 'Print area of the page: {dx} x {dy} units, {x} from the left and {y} from the top.',
    dialects,
    draws: true,
    effect: setArea,
  }),
  command('GS $', '1D 24 nL nH', {
    doc: 'Baseline {n} units from the beginning of the area.',
    dialects,
    ...inPages,
    effect: (machine, { n }) => moveAcross(machine, machine.lineSteps(n) / machine.model.stepsPerDot),
  }),
  command('GS \\', '1D 5C nL nH', {
    doc: "Baseline {n} units further, back as two's complement.",
    says: ({ n }) => (n < 0x8000 ? `Baseline ${n} units further.` : `Baseline ${0x10000 - n} units back.`),
    dialects,
    ...inPages,
    effect: (machine, { n }) => {
      const units = n >= 0x8000 ? n - 0x10000 : n;
      const dots = (Math.sign(units) * machine.lineSteps(Math.abs(units))) / machine.model.stepsPerDot;
      return moveAcross(machine, machine.page!.y + dots);
    },
  }),
  command('GS ( P 48', '1D 28 50 pL pH 30 wL wH hL hH oL oH c', {
    doc: 'Printable area of pages: {w} x {h} units.',
    dialects,
    only: 'standard mode',
    draws: true,
    effect: (machine, { w, h }) => {
      const { model, settings } = machine;
      const width = Math.min(machine.horizontalDots(w), model.dots);
      const height = Math.min(rowsOf(machine, h), model.page?.tallest ?? 0);
      if (width === 0 || height === 0) return 'the area has no size';
      settings.page.printable = { width, height };
      settings.page.area = null;
      return undefined;
    },
  }),
  otherFunctions('GS ( P', '1D 28 50', dialects),
  command('GS ( Q 48', '1D 28 51 pL pH 30 x1L x1H y1L y1H x2L x2H y2L y2H c m1 m2', {
    doc: 'Line on the page from {x1}, {y1} to {x2}, {y2}.',
    dialects,
    ...inPages,
    effect: (machine, { m1, ...corners }, source) => ruleLine(machine, corners, m1, source),
  }),
  command('GS ( Q 49', '1D 28 51 pL pH 31 x1L x1H y1L y1H x2L x2H y2L y2H c m1 m2 m3 m4', {
    doc: 'Box on the page from {x1}, {y1} to {x2}, {y2}.',
    dialects,
    ...inPages,
    effect: (machine, { m1, ...corners }, source) => ruleBox(machine, corners, m1, source),
  }),
  ...family({ name: 'GS ( Q', bytes: '1D 28 51', dialects, consumed: 'rules in standard mode are not emulated' }, [
    ['50', '32', 'Horizontal rule.'],
    ['51', '33', 'Begin or end a vertical rule.'],
  ]),
];

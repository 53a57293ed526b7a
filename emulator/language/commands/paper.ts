import type { Machine } from '../../machine/machine.ts';
import { actOnPaper } from '../../machine/page-print.ts';
import { cutPaper } from '../../machine/paper-ends.ts';
import type { Source } from '../../machine/slip.ts';
import { type Command, command } from '../declaration.ts';

/** Feeds to the blade and n units more, then cuts; a model without a cutter feeds the n units alone. */
function feedAndCut(machine: Machine, kind: 'full' | 'partial', n: number, source: Source): string | undefined {
  const { cutter, stepsPerDot } = machine.model;
  return actOnPaper(machine, () => {
    machine.roll.feed((cutter?.blade ?? 0) * stepsPerDot + machine.verticalSteps(n));
    cutPaper(machine, kind, source);
    return undefined;
  });
}

/**
 * A cut where the paper stands. It is obeyed in page mode too, where there is no line to be at the beginning of (Epson
 * application programming guide 10.01 page 373): the page stays for what comes next.
 */
function cutHere(machine: Machine, kind: 'full' | 'partial', source: Source): string | undefined {
  return actOnPaper(machine, () => cutPaper(machine, kind, source));
}

const NO_REVERSE = 'the mechanism does not feed backwards';

/** Line spacing, feeds and cuts. */
export const paperCommands: readonly Command[] = [
  command('ESC 2', '1B 32', {
    doc: 'Line spacing of power-on.',
    draws: true,
    effect: ({ settings, model }) => {
      settings.lineSpacing = model.lineSpacing * model.stepsPerDot;
    },
  }),
  command('ESC 3', '1B 33 n', {
    doc: 'Line spacing of {n} vertical motion units.',
    draws: true,
    effect: (machine, { n }) => {
      machine.settings.lineSpacing = machine.lineSteps(n);
    },
  }),
  command('ESC J', '1B 4A n', {
    doc: 'Print the line and feed {n} vertical motion units.',
    draws: true,
    effect: (machine, { n }) => machine.printLine(machine.lineSteps(n)),
  }),
  command('ESC d', '1B 64 n', {
    doc: 'Print the line and feed {n} lines.',
    draws: true,
    effect: (machine, { n }) => machine.printLine(n * machine.settings.lineSpacing),
  }),
  command('ESC K', '1B 4B n', { doc: 'Print and feed back {n} units.', dialects: ['epson'], consumed: NO_REVERSE }),
  command('ESC e', '1B 65 n', { doc: 'Print and feed back {n} lines.', dialects: ['epson'], consumed: NO_REVERSE }),
  command('GS V 0', '1D 56 00|30', {
    doc: 'Full cut where the paper stands.',
    needs: 'line start',
    effect: (machine, _args, source) => cutHere(machine, 'full', source),
  }),
  command('GS V 1', '1D 56 01|31', {
    doc: 'Partial cut where the paper stands.',
    needs: 'line start',
    effect: (machine, _args, source) => cutHere(machine, 'partial', source),
  }),
  command('GS V 65', '1D 56 41 n', {
    doc: 'Feed to the blade and {n} units more, then full cut.',
    needs: 'line start',
    draws: true,
    effect: (machine, { n }, source) => feedAndCut(machine, 'full', n, source),
  }),
  command('GS V 66', '1D 56 42 n', {
    doc: 'Feed to the blade and {n} units more, then partial cut.',
    needs: 'line start',
    draws: true,
    effect: (machine, { n }, source) => feedAndCut(machine, 'partial', n, source),
  }),
  command('GS V 97', '1D 56 61 n', {
    doc: 'Full cut when the present position reaches the blade.',
    dialects: ['epson', 'xprinter'],
    consumed: 'reserved cuts are not emulated yet',
  }),
  command('GS V 98', '1D 56 62 n', {
    doc: 'Partial cut when the present position reaches the blade.',
    dialects: ['epson', 'xprinter'],
    consumed: 'reserved cuts are not emulated yet',
  }),
  command('ESC i', '1B 69', {
    doc: 'Partial cut, one point left (older command).',
    needs: 'line start',
    effect: (machine, _args, source) => cutHere(machine, 'partial', source),
  }),
  command('ESC m', '1B 6D', {
    doc: 'Partial cut, three points left (older command).',
    needs: 'line start',
    effect: (machine, _args, source) => cutHere(machine, 'partial', source),
  }),
  command('GS T', '1D 54 n', {
    doc: 'To the beginning of the line, dropping or printing what it holds.',
    dialects: ['epson'],
    only: 'standard mode',
    draws: true,
    effect: (machine, { n }) => {
      if (![0, 1, 48, 49].includes(n)) return `${n} is not defined`;
      if (n === 1 || n === 49) machine.printLine(0);
      else machine.line.clear();
      return undefined;
    },
  }),
];

import { type Command, command } from '../declaration.ts';

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
    doc: 'Line spacing in vertical motion units.',
    draws: true,
    effect: (machine, { n }) => {
      machine.settings.lineSpacing = machine.verticalSteps(n);
    },
  }),
  command('ESC J', '1B 4A n', {
    doc: 'Print the line and feed n vertical motion units.',
    draws: true,
    effect: (machine, { n }) => machine.printLine(machine.verticalSteps(n)),
  }),
  command('ESC d', '1B 64 n', {
    doc: 'Print the line and feed n lines.',
    draws: true,
    effect: (machine, { n }) => machine.printLine(n * machine.settings.lineSpacing),
  }),
  command('ESC e', '1B 65 n', {
    doc: 'Print the line and feed n lines back.',
    draws: true,
    effect: (machine, { n }) => {
      if (!machine.line.isEmpty) machine.printLine(0);
      machine.feed(-n * machine.settings.lineSpacing);
    },
  }),
  command('GS V 0', '1D 56 00|30', {
    doc: 'Full cut where the paper stands.',
    lineStart: true,
    effect: (machine, _args, source) => machine.cut('full', source),
  }),
  command('GS V 1', '1D 56 01|31', {
    doc: 'Partial cut where the paper stands.',
    lineStart: true,
    effect: (machine, _args, source) => machine.cut('partial', source),
  }),
  command('GS V 65', '1D 56 41 n', {
    doc: 'Feed to the blade and n units more, then full cut.',
    lineStart: true,
    effect: (machine, { n }, source) => {
      machine.feedToBlade(machine.verticalSteps(n));
      machine.cut('full', source);
    },
  }),
  command('GS V 66', '1D 56 42 n', {
    doc: 'Feed to the blade and n units more, then partial cut.',
    lineStart: true,
    effect: (machine, { n }, source) => {
      machine.feedToBlade(machine.verticalSteps(n));
      machine.cut('partial', source);
    },
  }),
  command('ESC i', '1B 69', {
    doc: 'Partial cut, one point left (older command).',
    lineStart: true,
    effect: (machine, _args, source) => machine.cut('partial', source),
  }),
  command('ESC m', '1B 6D', {
    doc: 'Partial cut, three points left (older command).',
    lineStart: true,
    effect: (machine, _args, source) => machine.cut('partial', source),
  }),
];

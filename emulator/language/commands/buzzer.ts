import { type Command, command } from '../declaration.ts';
import { family } from './family.ts';

const consumed = 'a buzzer cannot be seen on paper';

/** Buzzers. */
export const buzzerCommands: readonly Command[] = [
  ...family({ name: 'ESC ( A', bytes: '1B 28 41', dialects: ['epson', 'xprinter'], consumed }, [
    ['48', '30', 'Sound a pattern.'],
    ['97', '61', 'Sound a stored pattern.'],
    ['98', '62', 'Sound when the printer goes offline.'],
    ['99', '63', 'Sound when the paper is near its end.'],
  ]),
  command('ESC B (buzzer)', '1B 42 n t', {
    doc: 'Sound {n} times, {t} x 50 ms each.',
    dialects: ['xprinter'],
    consumed,
  }),
  command('ESC C (buzzer)', '1B 43 m t n', { doc: 'Sound and flash {m} times.', dialects: ['xprinter'], consumed }),
];

import { describe, expect, it } from 'vitest';
import { fitted, painted, screenOf } from '../../src/reports/screen.ts';

describe('screen', () => {
  it.each([
    ['a pipe', {}, {}, { live: false, colour: false, columns: 80 }],
    ['a terminal', { isTTY: true, columns: 120 }, { TERM: 'xterm' }, { live: true, colour: true, columns: 120 }],
    ['NO_COLOR', { isTTY: true, columns: 120 }, { NO_COLOR: '1' }, { live: true, colour: false, columns: 120 }],
    ['an empty NO_COLOR', { isTTY: true }, { NO_COLOR: '' }, { live: true, colour: true, columns: 80 }],
    ['a dumb terminal', { isTTY: true }, { TERM: 'dumb' }, { live: false, colour: false, columns: 80 }],
  ])('of %s', (_, stream, environment, screen) => {
    expect(screenOf(stream, environment)).toEqual(screen);
  });

  it('paints only where there is colour', () => {
    expect(painted({ live: true, colour: true, columns: 80 }, 31, 'x')).toBe('\u001b[31mx\u001b[0m');
    expect(painted({ live: true, colour: false, columns: 80 }, 31, 'x')).toBe('x');
  });

  it.each([
    ['reprint', 7, 'reprint'],
    ['reprint', 6, 'repri…'],
    ['重打印', 6, '重打印'],
    ['重打印', 5, '重打…'],
    ['重打印', 4, '重…'],
    ['a重打', 4, 'a重…'],
  ])('cuts %s to %i columns', (text, columns, cut) => {
    expect(fitted(text, columns)).toBe(cut);
  });
});

import { describe, expect, test } from 'vitest';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT81 } from '../../../emulator/models/tm-t81.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { bytes, joined } from '../notation.ts';
import { drawn, picture, print, rows } from '../printing.ts';
import { small } from '../small.ts';

const ignored = (stream: string | Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));
const replies = (stream: string | Uint8Array, model = small) => print(stream, model).replies.join('');

/** GS ( L with its length. */
const graphics = (own: string | Uint8Array) => {
  const body = typeof own === 'string' ? bytes(own) : own;
  return joined('GS ( L', [body.length & 255, body.length >> 8], body);
};
const large = (own: string) => {
  const body = bytes(own);
  return joined('GS 8 L', [body.length, 0, 0, 0], body);
};
const all = (...functions: readonly string[]) => joined(...functions.map((own) => graphics(own)));
/** A text reply: header, identifier, text, end mark. */
const reply = (identifier: string, text: string) => `37${identifier}${Buffer.from(text).toString('hex')}00`;

const ARROW = '80 80 C0 80 E0 80 F0 80';
const arrow = rows`
  #.......#
  ##......#
  ###.....#
  ####....#
`;

describe.each([
  ['NV graphics', 'C', 'D', 'E', 'B', 'A'],
  ['downloaded graphics', 'S', 'T', 'U', 'R', 'Q'],
])('%s', (_, fromRows, fromColumns, printIt, deleteIt, deleteAll) => {
  const define = `0 ${fromRows} 0 A 1 01 09 00 04 00 1 ${ARROW}`;
  const show = `0 ${printIt} A 1 01 01`;

  test('are printed by key code, as often as asked', () => {
    const { slips, printer } = print(all(define, show, show));
    expect(drawn(slips[0]!.dots, 4)).toBe(`${arrow}\n${arrow}`);
    expect(printer.moved).toBe(8);
    expect(slips[0]!.images[0]).toEqual({ x: 0, y: 4, width: 9, height: 4, command: 'GS ( L', offset: 24, length: 11 });
  });

  test('GS 8 L defines the same', () => {
    expect(picture(joined(large(define), graphics(show)))).toBe(arrow);
  });

  test('are defined from columns, the top dot in the high bit', () => {
    const columns = `0 ${fromColumns} 0 A 1 01 04 00 09 00 1 80 80 C0 00 E0 00 F0 80`;
    expect(picture(all(columns, show)).split('\n')).toEqual(['####', '.###', '..##', '...#', '', '', '', '', '#..#']);
  });

  test('are enlarged, justified, turned by ESC {', () => {
    const image = print(joined('ESC a 02', all(define, `0 ${printIt} A 1 02 02`))).slips[0]!.images[0];
    expect(image).toMatchObject({ x: 22, width: 18, height: 8 });
    expect(picture(joined('ESC { 01', all(define, show))).split('\n')[0]).toBe(`${'.'.repeat(31)}#....####`);
  });

  test('a key code that is taken is defined anew; one that is not is ignored', () => {
    const dot = `0 ${fromRows} 0 A 1 01 01 00 01 00 1 80`;
    expect(picture(all(define, dot, show))).toBe('#');
    expect(ignored(all(define, `0 ${printIt} A 2 01 01`))).toEqual(['no picture has the key code "A2"']);
    expect(ignored(all(define, `0 ${printIt} A 1 03 01`))).toEqual(['an enlargement of 3 x 1 is not defined']);
  });

  test('are deleted one by one or all at once', () => {
    const gone = ['no picture has the key code "A1"'];
    expect(ignored(all(define, `0 ${deleteIt} A 1`, show))).toEqual(gone);
    expect(ignored(all(define, `0 ${deleteAll} C L R`, show))).toEqual(gone);
    expect(ignored(all(`0 ${deleteIt} A 1`))).toEqual(gone);
    expect(picture(all(define, `0 ${deleteIt} A 2`, show))).toBe(arrow);
  });

  test('are printed on an empty line alone', () => {
    expect(ignored(joined(graphics(define), '"A"', graphics(show)))).toEqual([
      'it counts only while the line is empty',
    ]);
  });

  test.each([
    [`0 ${fromRows} 0 A 1F 01 08 00 01 00 1 80`, 'a key code has two characters from 20h to 7Eh'],
    [`0 ${fromRows} 0 A 1 02 08 00 01 00 1 80 2 80`, '2 colours are not taken'],
    [`0 ${fromRows} 0 A 1 01 08 00 01 00 2 80`, 'the model has no colour 50'],
    [`0 ${fromRows} 2 A 1 01 08 00 01 00 1 80`, 'tone 50 is not taken'],
    [`0 ${fromColumns} 4 A 1 01 08 00 01 00 1 80 00 00 00 00 00 00 00`, 'tone 52 is not taken'],
    [`0 ${fromRows} 0 A 1 01 00 00 01 00 1`, '0 x 1 dots are not taken: at most 8192 x 2304'],
    [`0 ${fromRows} 0 A 1 01 08 00 01 09 1`, '8 x 2305 dots are not taken: at most 8192 x 2304'],
    [`0 ${fromRows} 0 A 1 01 08 00 03 00 1 80`, '8 x 3 dots take 4 bytes, 2 came'],
    [`0 ${fromRows} 0 A 1`, '0 x 0 dots are not taken: at most 8192 x 2304'],
  ])('refuse %s', (own, why) => {
    expect(ignored(graphics(own))).toEqual([why]);
  });
});

describe('memory for graphics', () => {
  test('tells its capacity and what is free, with what is kept beside a picture', () => {
    expect(replies(all('0 0'))).toBe(reply('30', '262144'));
    expect(replies(all('0 00', '0 3'))).toBe(reply('30', '262144') + reply('31', '262144'));
    const define = `0 C 0 A 1 01 09 00 04 00 1 ${ARROW}`;
    expect(replies(all(define, '0 03'))).toBe(reply('31', `${262_144 - 8 - 24}`));
    expect(replies(all(define, '0 A C L R', '0 03'))).toBe(reply('31', '262144'));
    const download = `0 S 0 A 1 01 09 00 04 00 1 ${ARROW}`;
    expect(replies(all('0 4', download, '0 04'))).toBe(reply('32', '12288') + reply('32', `${12_288 - 8 - 16}`));
  });

  test('lists key codes in their order', () => {
    const define = (key: string) => `0 C 0 ${key} 01 08 00 01 00 1 80`;
    expect(replies(all('0 @ K C'))).toBe('37724000');
    expect(replies(all(define('B 1'), define('A 1'), define('1 0'), '0 @ K C'))).toBe(reply('72', '@10A1B1'));
    expect(replies(all('0 P K C'))).toBe('37734000');
    expect(replies(all('0 S 0 Z Z 01 08 00 01 00 1 80', '0 P K C'))).toBe(reply('73', '@ZZ'));
  });

  test('a list longer than a block goes on when the host asks: ACK for more, NAK for the same again', () => {
    const keys = Array.from(
      { length: 42 },
      (_, i) => `${String.fromCharCode(0x41 + (i >> 4))}${(i & 15).toString(16)}`,
    );
    const define = keys.map((key) => `0 C 0 ${key[0]} ${key[1]} 01 08 00 01 00 1 80`);
    const first = reply('72', `A${keys.slice(0, 40).join('')}`);
    const last = reply('72', `@${keys.slice(40).join('')}`);
    const list = all(...define, '0 @ K C');
    expect(replies(list)).toBe(first);
    expect(replies(joined(list, '15 06 15 06'))).toBe(first + first + last + last);
    expect(ignored(joined(list, '06 06 06 15'))).toEqual(['no block was sent', 'no block was sent']);
  });

  test('refuses what does not fit, and keeps what it has', () => {
    const picture = (own: string, key: string, height: number) =>
      graphics(
        joined(`0 ${own} 0 ${key} 01 00 02`, [height & 255, height >> 8], '1', new Uint8Array(64 * height).fill(255)),
      );
    const nv = joined(picture('C', 'A 1', 1000), ...[2, 3, 4, 5].map((i) => picture('C', `A ${i}`, 1000)), all('0 3'));
    expect(ignored(nv)).toEqual(['it takes 64024 bytes of memory, of which 6048 are free']);
    expect(replies(nv)).toBe(reply('31', '6048'));
    expect(ignored(joined(nv, picture('C', 'A 1', 1000)))).toHaveLength(1);
    const download = joined(picture('S', 'A 1', 100), picture('S', 'A 2', 100), picture('S', 'A 1', 100));
    expect(ignored(download)).toEqual(['it takes 6416 bytes of memory, of which 5872 are free']);
  });

  test('ESC @ forgets what was downloaded and keeps what is not volatile', () => {
    const both = all(`0 C 0 A 1 01 08 00 01 00 1 80`, `0 S 0 B 1 01 08 00 01 00 1 80`);
    expect(ignored(joined(both, 'ESC @', all('0 E A 1 01 01', '0 U B 1 01 01')))).toEqual([
      'no picture has the key code "B1"',
    ]);
  });

  test('GS * and downloaded graphics take the place of each other', () => {
    const image = `GS * 01 01 80 00 00 00 00 00 00 00`;
    const download = graphics('0 S 0 B 1 01 08 00 01 00 1 80');
    expect(ignored(joined(image, download, 'GS / 00'))).toEqual(['no image is downloaded']);
    expect(ignored(joined(download, image, graphics('0 U B 1 01 01')))).toEqual(['no picture has the key code "B1"']);
  });
});

describe('stored pictures', () => {
  test('fn 113 takes columns', () => {
    expect(picture(all('0 q 0 01 01 1 03 00 09 00 80 00 C0 00 E0 80', '0 2')).split('\n')).toEqual([
      '###',
      '.##',
      '..#',
      '',
      '',
      '',
      '',
      '',
      '..#',
    ]);
    expect(picture(joined(large('0 q 0 02 01 1 01 00 02 00 C0'), graphics('0 2')))).toBe('##\n##');
    expect(ignored(all('0 q 0 01 01 1 08 00 81 00'))).toEqual(['8 x 129 dots are not taken: at most 2048 x 128']);
    expect(ignored(all('0 q 4 01 01 1 08 00 01 00'))).toEqual(['tone 52 is not taken']);
  });

  test('a picture of another size or the same colour replaces the one before it', () => {
    const store = (width: string, data: string) => `0 p 0 01 01 1 ${width} 00 01 00 ${data}`;
    expect(picture(all(store('08', 'FF'), store('08', '81'), '0 2'))).toBe('#......#');
    expect(picture(all(store('08', 'FF'), store('04', '90'), '0 2'))).toBe('#..#');
  });
});

describe('tones', () => {
  /** Four planes of 4 x 4 dots, all of one tone. */
  const planes = (tone: number) =>
    [8, 4, 2, 1].map((weight, i) => {
      const row = (tone & weight) === 0 ? '00' : 'F0';
      return `0 p 4 01 01 ${i + 1} 04 00 04 00 ${row} ${row} ${row} ${row}`;
    });
  const black = (tone: number) => picture(all(...planes(tone), '0 2')).match(/#/g)?.length ?? 0;

  test('are told by how many dots of sixteen are black', () => {
    expect(Array.from({ length: 16 }, (_, tone) => black(tone))).toEqual([
      0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });

  test('lie evenly', () => {
    expect(picture(all(...planes(7), '0 2'))).toBe(rows`
      #.#.
      .#.#
      #.#.
      .#.#
    `);
    expect(picture(all(...planes(3), '0 2'))).toBe('#.#\n\n#.#');
  });

  test('colour 1 is the highest bit; planes that are not sent are white', () => {
    const [highest, , , lowest] = planes(15);
    expect(picture(all(highest!, '0 2')).match(/#/g)).toHaveLength(9);
    expect(picture(all(lowest!, '0 2')).match(/#/g)).toHaveLength(2);
  });

  test('come together on a page as well, each plane placed where the first was', () => {
    const { slips } = print(joined('ESC L GS $ 14 00', all(...planes(7)), '0C'), tmT88v);
    const [image] = slips[0]!.images;
    const [x, y] = [image!.x, image!.y];
    const dots = Array.from({ length: 16 }, (_, i) => slips[0]!.dots.get(x + (i & 3), y + (i >> 2)));
    expect(dots.filter(Boolean)).toHaveLength(8);
    expect(ignored(joined('ESC L', all(planes(7)[0]!), 'ESC S', all('0 2')), tmT88v)).toEqual(['no picture is stored']);
  });

  test('are kept under a key code, all planes in one definition', () => {
    const own = (tone: number) =>
      [8, 4, 2, 1].map((weight, i) => `${i + 1} ${(tone & weight) === 0 ? '00 00 00 00' : 'F0 F0 F0 F0'}`).join(' ');
    const define = `0 C 4 A 1 04 04 00 04 00 ${own(7)}`;
    expect(picture(all(define, '0 E A 1 01 01'))).toBe(
      '#.#.\n.#.#\n#.#.\n.#.#'.replace(/\.\n/g, '\n').replace(/\.$/, ''),
    );
    expect(replies(all(define, '0 3'))).toBe(reply('31', `${262_144 - 16 - 24}`));
  });

  test('belong to the model that has them', () => {
    for (const model of [tmT81, tmT20iii, xprinter80]) {
      expect(ignored(all(planes(15)[0]!), model)).toEqual(['tone 52 is not taken']);
    }
    expect(ignored(all(planes(15)[0]!), tmT88v)).toEqual([]);
    expect(ignored(all('0 p 4 01 01 5 04 00 01 00 F0'), tmT88v)).toEqual(['the model has no colour 53']);
  });
});

test('a model without downloaded graphics takes them and does nothing', () => {
  expect(ignored(all('0 S 0 A 1 01 08 00 01 00 1 80', '0 U A 1 01 01', '0 4', '0 P K C'), tmT81)).toEqual(
    Array(4).fill('tm-t81 lacks it'),
  );
  expect(ignored(all('0 C 0 A 1 01 08 00 01 00 1 80', '0 E A 1 01 01'), tmT81)).toEqual([]);
});

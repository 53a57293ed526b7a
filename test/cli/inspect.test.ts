import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/cli/inspect.ts';
import { decodePng } from '../../src/pictures/png.ts';
import { emptyFolder, platen } from './platen.ts';

describe('the answer', () => {
  test('is everything that a printer made of the bytes', () => {
    const { png, ...answer } = inspect({ id: 'one', hex: '1B 40 41 0a', model: 'tm-t88iii' });
    expect(answer).toEqual({
      id: 'one',
      commands: [
        { offset: 0, length: 2, id: 'ESC @', args: {} },
        { offset: 2, length: 1, id: 'text', args: {}, text: 'A' },
        { offset: 3, length: 1, id: 'LF', args: {} },
      ],
      lines: [{ y: 0, height: 24, advance: 30, text: 'A' }],
      runs: [{ text: 'A', x: 0, y: 0, width: 12, height: 24 }],
      codes: [],
      advance: 30,
      cuts: 0,
      replies: '',
      pulses: [],
      diagnostics: [],
    });
    const paper = decodePng(Buffer.from(png!, 'base64'));
    expect([paper.width, paper.height, paper.isBlank]).toEqual([512, 30, false]);
  });

  test('has no picture when no paper moved, and a blank one when it was only fed', () => {
    expect(inspect({ hex: '41', model: 'tm-t88v' }).png).toBeNull();
    const paper = decodePng(Buffer.from(inspect({ hex: '0A', model: 'tm-t88v' }).png!, 'base64'));
    expect([paper.height, paper.isBlank]).toEqual([30, true]);
  });

  test('puts slips together to the paper that they were', () => {
    // A line, a cut that leaves it between head and blade, another line, a cut behind it.
    const { lines, runs, codes, cuts, advance, png } = inspect({
      hex: '41 0A 1D 56 01 1B 64 05 42 0A 1D 77 02 1D 68 05 1D 6B 44 07 35 35 31 32 33 34 35 1D 56 42 00',
      model: 'tm-t88v',
    });
    expect(lines.map(({ y, text }) => [y, text])).toEqual([
      [0, 'A'],
      [180, 'B'],
    ]);
    expect(runs.map(({ y }) => y)).toEqual([0, 180]);
    expect(codes).toEqual([{ symbology: 'EAN8', data: '55123457', x: 0, y: 210, width: 134, height: 5 }]);
    expect([cuts, advance]).toEqual([2, 210 + 5 + 106]);
    const paper = decodePng(Buffer.from(png!, 'base64'));
    expect(paper.height).toBe(321);
    expect([paper.get(0, 209), paper.get(0, 210), paper.get(0, 214), paper.get(0, 215)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('marks what is incomplete, and what waits', () => {
    expect(inspect({ hex: '0A 1D 76 30', model: 'tm-t88v' }).commands).toEqual([
      { offset: 0, length: 1, id: 'LF', args: {} },
      { offset: 1, length: 3, id: 'incomplete', args: {}, incomplete: true },
    ]);
    expect(inspect({ hex: '1D 72 01', model: 'tm-t88v', state: { paper: 'end' } })).toMatchObject({
      commands: [{ offset: 0, length: 3, id: 'waiting', ignored: 'the printer is offline' }],
      replies: '',
    });
  });

  test('tells replies, pulses and real-time commands', () => {
    expect(inspect({ hex: '10 04 01 1B 70 00 19 19', model: 'tm-t88v', state: { drawer: 'low' } })).toMatchObject({
      replies: '12',
      pulses: [{ pin: 2, on: 50, off: 50 }],
      commands: [{ id: 'DLE EOT' }, { id: 'DLE EOT', realtime: true }, { id: 'ESC p' }],
    });
  });

  test.each([
    [{ hex: '4', model: 'tm-t88v' }, 'hex: bytes are two hexadecimal digits each, as in "1B 40 41 0A"'],
    [{ hex: '41' }, 'model: a printer model must be named'],
    [{ hex: '41', model: 'tm-1' }, /^model: there is no printer model "tm-1"; models: (\S+, )*tm-t88v, /],
    [{ hex: '41', model: 'tm-t88v', state: { cover: 'ajar' } }, /^state\.cover: /],
    [{ hex: '41', model: 'tm-t88v', pictures: true }, /pictures/],
    [null, /^request: /],
  ])('refuses %o', (request, message) => {
    expect(() => inspect(request as never)).toThrow(message);
  });
});

describe('the verb', () => {
  test('answers every line of requests by a line, in order; a bad one by what is wrong with it, and exits with 2', async () => {
    const input = '{"id":"1","hex":"41 0A","model":"tm-t88v"}\n\nnonsense\n{"id":"2","hex":"4","model":"tm-t88v"}\n';
    const { code, stdout, stderr } = await platen(['inspect', '--jsonl'], emptyFolder(), input);
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: '1', lines: [{ text: 'A' }] },
      { error: { code: 'not-json' } },
      { id: '2', error: { code: 'inspect-request' } },
    ]);
    expect([code, stderr]).toEqual([2, '']);
  });

  test('answers bytes of the command line', async () => {
    const args = ['inspect', '--hex', '10 04 04', '--model', 'tm-t88v', '--state', 'paper=end'];
    const { code, stdout } = await platen(args, emptyFolder());
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ replies: '7E' });
    expect(stdout.split('\n')[1]).toBe('  "commands": [');
  });

  test('says what is missing, without a stack trace', async () => {
    const { code, stderr } = await platen(['inspect'], emptyFolder());
    expect(code).toBe(2);
    expect(stderr).toBe('platen: inspect needs bytes\nhint: Name a file, or write --hex "1B 40 41 0A" or --jsonl.\n');
  });
});

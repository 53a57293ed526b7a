import { describe, expect, test } from 'vitest';
import { sunmiV2 } from '../../../emulator/models/sunmi-v2.ts';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT81 } from '../../../emulator/models/tm-t81.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { print } from '../printing.ts';

const replies = (stream: string, model = tmT88v) => print(stream, model).replies.join(' ');
const ignored = (stream: string) => print(stream, tmT88v).entries[0]!.ignored;

describe('GS ( E', () => {
  test.each([
    ['1 enters the user setting mode', 'GS ( E 03 00 01 "IN"', '372000'],
    ['4 sends memory switches', 'GS ( E 02 00 04 01', '3721303030303030303000'],
    ['6 sends the capacity of user memory', 'GS ( E 02 00 06 01', '3727311f3100'],
    ['6 sends the capacity for graphics', 'GS ( E 02 00 06 02', '3727321f3500'],
    ['6 sends the width of the paper', 'GS ( E 02 00 06 03', '3727331f3600'],
    ['6 sends the density', 'GS ( E 02 00 06 05', '3727351f31303000'],
    ['6 sends the speed', 'GS ( E 02 00 06 06', '3727361f3900'],
    ['12 sends the transmission speed', 'GS ( E 02 00 0C 01', '3733311f333834303000'],
    ['12 sends the parity', 'GS ( E 02 00 0C 02', '3733321f3000'],
    ['12 sends the handshake', 'GS ( E 02 00 0C 03', '3733331f3000'],
    ['12 sends the data bits', 'GS ( E 02 00 0C 04', '3733341f3800'],
  ])('%s', (_, stream, reply) => {
    expect(replies(stream)).toBe(reply);
  });

  test.each([
    ['GS ( E 03 00 01 "ON"', 'it is entered with "IN"'],
    ['GS ( E 04 00 02 "OUT"', 'the printer is not in the user setting mode'],
    ['GS ( E 02 00 04 09', 'there are no memory switches 9'],
    ['GS ( E 02 00 06 04', 'there is no customised value 4'],
    ['GS ( E 02 00 0C 05', 'there is no item 5'],
    ['GS ( E 04 00 05 06 01 00', 'the set-up of the printer is its model here'],
  ])('%s says nothing: %s', (stream, why) => {
    expect(ignored(stream)).toBe(why);
    expect(replies(stream)).toBe('');
  });

  test('2 starts the printer anew: styles, the line and Automatic Status Back are gone', () => {
    const {
      printer,
      replies: told,
      slips,
    } = print('GS a 0F GS ! 11 "gone" GS ( E 03 00 01 "IN" GS ( E 04 00 02 "OUT" "A" LF GS V B 00', tmT88v);
    printer.set({ drawer: 'low' });
    expect(told).toEqual(['14000000372000']);
    expect(
      slips.flatMap(({ lines }) => lines.flatMap(({ runs }) => runs.map(({ text, height }) => [text, height]))),
    ).toEqual([['A', 24]]);
  });

  test('is no command of the TM-T88III, and has fewer functions on the TM-T81', () => {
    expect(replies('GS ( E 03 00 01 "IN"', tmT88iii)).toBe('');
    expect(replies('GS ( E 02 00 04 01 GS ( E 02 00 0C 01', tmT81)).toBe('3733311f333834303000');
  });

  test('tells of the model', () => {
    expect(replies('GS ( E 02 00 06 03', tmT20iii)).toBe('3727331f3600');
    expect(replies('GS ( E 02 00 06 03', sunmiV2)).toBe('');
  });
});

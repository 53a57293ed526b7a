import { describe, expect, test } from 'vitest';
import type { Sensors } from '../../../emulator/machine/sensors.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT81 } from '../../../emulator/models/tm-t81.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { tmT88vi } from '../../../emulator/models/tm-t88vi.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { bytes } from '../notation.ts';
import { listen, print } from '../printing.ts';

const replies = (stream: string, model = tmT88v, sensors: Partial<Sensors> = {}) =>
  print(stream, model, { sensors }).replies.join(' ');

describe('DLE EOT', () => {
  test('another n is not answered', () => {
    expect(replies('DLE EOT 05 DLE EOT "c"')).toBe('');
  });

  test('ink, peeler and interface are not answered: the models have none', () => {
    const { replies: told, entries } = print(
      'DLE EOT 07 01 DLE EOT 08 03 DLE EOT 12 01 DLE EOT 12 02 DLE EOT 01',
      tmT88v,
    );
    expect(told).toEqual(['16']);
    expect(entries.filter(({ realtime }) => realtime).map(({ ignored }) => ignored)).toEqual([
      ...new Array(4).fill('the model has no such part, and is silent'),
      undefined,
    ]);
  });

  test('is answered by a printer that is offline or deselected', () => {
    expect(replies('DLE EOT 01', tmT88v, { error: 'fatal' })).toBe('1e');
    expect(replies('ESC = 02 DLE EOT 04', tmT88v, { paper: 'near' })).toBe('1e');
  });

  test('replies to one run leave in one write, in order', () => {
    expect(print('DLE EOT 01 DLE EOT 04 DLE EOT 02 DLE EOT 03', tmT88v).replies).toEqual(['16121212']);
  });

  test('a printer without real-time commands is silent', () => {
    expect(replies('DLE EOT 01 "A" LF', csnA2)).toBe('');
  });
});

describe('GS r, ESC u, ESC v', () => {
  test('tell paper and drawer', () => {
    expect(replies('GS r 01 GS r 2 ESC u 00 ESC v', tmT88v, { paper: 'near' })).toBe('03010103');
    expect(print('GS r 04 ESC u 01', tmT88v).entries.map(({ ignored }) => ignored)).toEqual([
      'there is no status 4',
      'there is no status 1',
    ]);
  });

  test('wait while the printer is offline', () => {
    const { printer, replies: told } = listen(tmT88v, { sensors: { paper: 'end' } });
    printer.receive(Uint8Array.of(0x1d, 0x72, 0x01));
    expect(told).toEqual([]);
    expect(printer.waiting).toBe(3);
    printer.set({ paper: 'ok' });
    expect(told).toEqual(['00']);
    expect(printer.waiting).toBe(0);
  });

  test('ESC v of a panel printer is answered without paper, if nothing before it waits', () => {
    expect(replies('ESC v', csnA2)).toBe('01');
    expect(replies('ESC v ESC v', csnA2, { paper: 'end' })).toBe('0404');
    expect(replies('ESC v', csnA2, { error: 'headtemp' })).toBe('40');
    expect(replies('"A" ESC v', csnA2, { paper: 'end' })).toBe('');
    const { printer, replies: told } = listen(csnA2, { sensors: { paper: 'end' } });
    printer.receive(Uint8Array.of(0x1b));
    printer.receive(Uint8Array.of(0x76));
    expect(told).toEqual(['04']);
  });
});

/** What a printer sends after GS a n, and at each of the changes: one reply a line, nothing where there is none. */
function automatic(n: number, changes: readonly Partial<Sensors>[], model: Model = tmT88v): string[] {
  const { printer, replies: told } = listen(model);
  printer.receive(Uint8Array.of(0x1d, 0x61, n));
  const lines = [told.splice(0).join(' ')];
  for (const change of changes) {
    printer.set(change);
    lines.push(told.splice(0).join(' '));
  }
  return lines;
}

describe('GS a', () => {
  const day: readonly Partial<Sensors>[] = [
    { drawer: 'low' },
    { paper: 'near' },
    { feeding: 'button' },
    { button: 'released' },
    { paper: 'end' },
    { cover: 'open' },
    { paper: 'ok' },
    { cover: 'closed' },
    { error: 'cutter' },
    { cause: 'removed' },
    { error: 'none' },
    { error: 'headtemp' },
    { cause: 'removed' },
  ];

  test.each<[string, number, readonly string[]]>([
    ['nothing', 0x00, ['', '', '', '', '', '', '', '', '', '', '', '', '', '']],
    ['the drawer', 0x01, ['14000000', '10000000', '', '', '', '', '', '', '', '', '', '', '', '']],
    [
      'online and offline, the cover, feeding, and paper that stops printing',
      0x02,
      [
        '14000000',
        '',
        '',
        '58000300',
        '10000300',
        '18000f00',
        '38000f00',
        '',
        '10000000',
        '18080000',
        '',
        '10000000',
        '18400000',
        '10000000',
      ],
    ],
    ['errors', 0x04, ['14000000', '', '', '', '', '', '', '', '', '18080000', '', '10000000', '18400000', '10000000']],
    [
      'the paper',
      0x08,
      ['14000000', '', '10000300', '', '', '18000f00', '', '38000c00', '10000000', '', '', '', '', ''],
    ],
    ['the FEED button, which the model does not tell', 0x40, ['14000000', ...new Array(13).fill('')]],
  ])('watches %s', (_, n, sent) => {
    expect(automatic(n, day)).toEqual(sent);
  });

  test('bits that the TM-T88III leaves undefined ask for nothing', () => {
    expect(automatic(0xf0, day, tmT88iii)).toEqual(new Array(14).fill(''));
    expect(automatic(0xff, [{ feeding: 'button' }], tmT88iii)).toEqual(['14000000', '5c020000']);
  });

  test('the near end is part of being online only where it stops printing', () => {
    expect(automatic(0x02, [{ paper: 'near' }])).toEqual(['14000000', '']);
    expect(automatic(0x02, [{ stopsAt: 'near' }, { paper: 'near' }])).toEqual(['14000000', '', '1c000300']);
  });

  test('the fourth byte is 0F where Epson shows it so', () => {
    expect(automatic(0x01, [], tmT20iii)).toEqual(['1400000f']);
  });

  test('sends while the printer is offline or deselected', () => {
    const { printer, replies: told } = listen(tmT88v);
    printer.receive(Uint8Array.of(0x1d, 0x61, 0x0f, 0x1b, 0x3d, 0x02));
    printer.set({ cover: 'open' });
    printer.set({ drawer: 'low' });
    expect(told).toEqual(['14000000', '3c000000', '38000000']);
  });

  test('0 ends it, and so does ESC @', () => {
    for (const end of [
      [0x1d, 0x61, 0x00],
      [0x1b, 0x40],
    ]) {
      const { printer, replies: told } = listen(tmT88v);
      printer.receive(Uint8Array.of(0x1d, 0x61, 0xff, ...end));
      printer.set({ drawer: 'low' });
      expect(told).toEqual(['14000000']);
    }
  });

  test('waits its turn while the printer is offline', () => {
    const { printer, replies: told } = listen(tmT88v, { sensors: { cover: 'open' } });
    printer.receive(Uint8Array.of(0x1d, 0x61, 0x01));
    printer.set({ drawer: 'low' });
    expect(told).toEqual([]);
    printer.set({ cover: 'closed' });
    expect(told).toEqual(['10000000']);
  });

  test('of a panel printer is switched by bit 2', () => {
    expect(replies('GS a 20', csnA2)).toBe('');
    expect(replies('GS a 04', csnA2)).toBe('14000000');
  });
});

describe('ESC c', () => {
  test('4 stops printing at the near end, until ESC @', () => {
    const { printer, replies: told, slips } = listen(tmT88v, { sensors: { paper: 'ok' } });
    printer.receive(bytes('ESC c 4 01'));
    printer.set({ paper: 'near' });
    printer.receive(bytes('"A" LF GS V B 00 DLE EOT 02'));
    expect([told, slips.length]).toEqual([['32'], 0]);
    printer.set({ paper: 'ok' });
    expect(slips).toHaveLength(1);
    printer.receive(bytes('ESC @'));
    printer.set({ paper: 'near' });
    printer.receive(bytes('"B" LF GS V B 00'));
    expect(slips).toHaveLength(2);
  });

  test('4 without bits 0 and 1 leaves the end alone', () => {
    const { printer } = listen(tmT88v);
    printer.receive(bytes('ESC c 4 0C'));
    expect(printer.sensors.stopsAt).toBe('end');
  });

  test('5 switches the FEED button off', () => {
    const { printer } = listen(tmT88v);
    printer.receive(bytes('ESC c 5 01'));
    printer.set({ feeding: 'button' });
    expect(printer.sensors.feeding).toBe('none');
    printer.set({ button: 'released' });
    printer.receive(bytes('ESC c 5 00'));
    printer.set({ feeding: 'button' });
    expect(printer.sensors.feeding).toBe('button');
  });
});

describe('GS I', () => {
  test.each([
    ['01', '20'],
    ['02', '03'],
    ['3', '01'],
    ['42', '5f4550534f4e00'],
    ['43', '5f544d2d5438385600'],
    ['21', '3d21434000'],
    ['60', '3d6000'],
  ])('%s', (n, reply) => {
    expect(replies(`GS I ${n}`)).toBe(reply);
  });

  test('tells that a model has no double-byte characters', () => {
    expect(replies('GS I 02', tmT88iii)).toBe('02');
  });

  test.each<[string, Model, string, string]>([
    ['TM-T88III', tmT88iii, 'GS I 01 GS I 03 GS I 42 GS I 21 GS I 60 GS I 6E', '20015f4550534f4e00'],
    ['TM-T81', tmT81, 'GS I 01 GS I 02 GS I 03 GS I 3 GS I 42 GS I 21', '20015f4550534f4e00'],
    ['TM-T88VI', tmT88vi, 'GS I 03 GS I 21 GS I 23 GS I 24', '3d21434000' + '3d2400'],
    ['TM-T20III', tmT20iii, 'GS I 03 GS I 21 GS I 23 GS I 24', '3d2300'],
    ['Xprinter', xprinter80, 'GS I 42 GS I 21', '5f585052494e54455200'],
  ])('the %s tells what its document lists', (_, model, stream, reply) => {
    expect(replies(stream, model)).toBe(reply);
  });

  test('another n is not answered', () => {
    expect(print('GS I 63', tmT88v).entries[0]!.ignored).toBe('the model has nothing to tell under 99');
  });
});

test('GS ( H answers when what stands before it is printed; an older model does not know it', () => {
  expect(replies('"A" LF GS ( H 06 00 0 0 "1234"')).toBe('37223132333400');
  expect(replies('GS ( H 06 00 0 0 "1234"', tmT88iii)).toBe('');
});

test('memory of which nothing is used says so', () => {
  expect(replies('GS ( C 03 00 00 3 00 GS ( C 03 00 00 4 00 GS ( C 03 00 00 5 00')).toBe(
    '37283000372931303234003771' + '4000',
  );
  expect(replies('GS ( L 02 00 0 0 GS ( L 02 00 0 3 GS ( L 04 00 0 @ "KC"')).toBe(
    '37303236323134340037313236323134340037724000',
  );
});

describe('the drawer', () => {
  test('ESC p counts 2 ms; the off time is no shorter than the on time', () => {
    expect(print('ESC p 00 19 FA ESC p 1 32 0A', tmT88v).pulses).toEqual([
      { pin: 2, on: 50, off: 500, offset: 0 },
      { pin: 5, on: 100, off: 100, offset: 5 },
    ]);
    expect(print('ESC p 02 01 01', tmT88v).entries[0]!.ignored).toBe('there is no pin 2');
  });

  test('DLE DC4 1 counts 100 ms and acts on arrival', () => {
    expect(print('ESC 3 DLE DC4 01 01 03', tmT88v).pulses).toEqual([{ pin: 5, on: 300, off: 300, offset: 2 }]);
    expect(print('DLE DC4 01 00 09', tmT88v).pulses).toEqual([]);
  });
});

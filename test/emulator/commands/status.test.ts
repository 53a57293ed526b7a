import { describe, expect, test } from 'vitest';
import { readySensors, type Sensors } from '../../../emulator/machine/sensors.ts';
import { automaticStatus, isWatched, realtimeStatus, transmittedStatus } from '../../../emulator/machine/status.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { listen, print } from '../printing.ts';

const replies = (stream: string, model = tmT88v, sensors: Partial<Sensors> = {}) =>
  print(stream, model, { sensors }).replies.join(' ');

describe('DLE EOT', () => {
  test.each<[number, Partial<Sensors>, number]>([
    [1, {}, 0x16],
    [1, { drawer: 'low' }, 0x12],
    [1, { drawer: 'low', cover: 'open' }, 0x1a],
    [1, { drawer: 'low', paper: 'end' }, 0x1a],
    [2, {}, 0x12],
    [2, { cover: 'open' }, 0x16],
    [2, { feeding: 'button' }, 0x1a],
    [2, { paper: 'end' }, 0x32],
    [2, { error: 'fatal' }, 0x52],
    [3, {}, 0x12],
    [3, { error: 'cutter' }, 0x1a],
    [3, { error: 'fatal' }, 0x32],
    [3, { error: 'headtemp' }, 0x52],
    [4, {}, 0x12],
    [4, { paper: 'near' }, 0x1e],
    [4, { paper: 'end' }, 0x7e],
  ])('%s with %o', (n, sensors, status) => {
    expect(realtimeStatus(n, { ...readySensors, ...sensors })).toBe(status);
  });

  test('another n is not answered', () => {
    expect(replies('DLE EOT 05 DLE EOT "c"')).toBe('');
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
    expect(transmittedStatus(1, { ...readySensors, paper: 'end' })).toBe(0x0f);
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

describe('GS a', () => {
  test('is answered once, then at every change that it asks for', () => {
    const { printer, replies: told } = listen(tmT88v);
    printer.receive(Uint8Array.of(0x1d, 0x61, 0x0c));
    printer.set({ drawer: 'low' });
    printer.set({ paper: 'near' });
    printer.set({ error: 'cutter' });
    expect(told).toEqual(['14000000', '10000300', '18080300']);
  });

  test('0 ends it, ESC @ does not', () => {
    const { printer, replies: told } = listen(tmT88v);
    printer.receive(Uint8Array.of(0x1d, 0x61, 0xff, 0x1b, 0x40));
    printer.set({ drawer: 'low' });
    printer.receive(Uint8Array.of(0x1d, 0x61, 0x00));
    printer.set({ drawer: 'high' });
    expect(told).toEqual(['14000000', '10000000']);
  });

  test('of a panel printer is switched by bit 2', () => {
    expect(replies('GS a 20', csnA2)).toBe('');
    expect(replies('GS a 04', csnA2)).toBe('14000000');
  });

  test.each<[number, Partial<Sensors>, boolean]>([
    [0x01, { drawer: 'low' }, true],
    [0x02, { drawer: 'low' }, false],
    [0x02, { cover: 'open' }, true],
    [0x04, { error: 'cutter' }, true],
    [0x08, { paper: 'near' }, true],
    [0x01, { paper: 'near' }, false],
    [0x40, { feeding: 'button' }, true],
  ])('bit %s watches %o: %s', (bits, change, watched) => {
    expect(isWatched(bits, automaticStatus(readySensors), automaticStatus({ ...readySensors, ...change }))).toBe(
      watched,
    );
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

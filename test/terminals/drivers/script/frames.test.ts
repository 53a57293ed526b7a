import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { hexText } from '../../../../src/terminals/drivers/script/bytes.ts';
import { checks } from '../../../../src/terminals/drivers/script/checks.ts';
import { Exchange } from '../../../../src/terminals/drivers/script/exchange.ts';
import { frame } from '../../../../src/terminals/drivers/script/frame-schema.ts';
import { framed, readFrame } from '../../../../src/terminals/drivers/script/frames.ts';
import { runs } from '../../../runs.ts';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

// The check values of "123456789", as the catalogue of parametrised CRC algorithms lists them; sums by hand.
test.each([
  ['crc16-arc', 0xbb3d],
  ['crc16-modbus', 0x4b37],
  ['crc16-kermit', 0x2189],
  ['crc16-x25', 0x906e],
  ['crc16-xmodem', 0x31c3],
  ['crc16-ccitt-false', 0x29b1],
  ['lrc', 0x31],
  ['sum8', 0xdd],
  ['sum8-negated', 0x23],
  ['sum16', 0x01dd],
] as const)('%s of 123456789 is %i', (name, value) => {
  const { of, start } = checks[name];
  expect(of(bytes('123456789'), start)).toBe(value);
});

const stx = { begin: '02', end: '03' };
const shapes = {
  'STX and ETX with an LRC': { ...stx, check: { kind: 'lrc' } },
  'an LRC that begins with 7F, over STX too (ECR17)': {
    ...stx,
    check: { kind: 'lrc', start: '7F', over: ['begin', 'body', 'end'] },
  },
  'a length in BCD': {
    begin: '02',
    length: { bytes: 2, as: 'bcd' },
    end: '03',
    check: { kind: 'lrc', over: ['length', 'body', 'end'] },
  },
  'a binary length that counts itself, low byte first': {
    length: { bytes: 2, order: 'little', counts: ['length', 'body'] },
  },
  'a length in digits, a sum in digits': {
    length: { bytes: 4, as: 'digits' },
    check: { kind: 'sum8', over: ['body'], as: 'hex' },
  },
  'a length in hexadecimal digits': { begin: '3A', length: { bytes: 4, as: 'hex' }, end: '0D 0A' },
  'a fixed size': {
    begin: '55 AA',
    size: 5,
    end: 'CC 33',
    check: { kind: 'crc16-modbus', over: ['body'], order: 'little' },
  },
  'lines with an end': { end: '0D 0A' },
  'DLE doubled': {
    begin: '10 02',
    end: '10 03',
    escape: { double: '10' },
    check: { kind: 'crc16-kermit', order: 'little' },
  },
  'bytes escaped': {
    begin: '7E',
    end: '7E',
    escape: { by: '7D', bytes: '7D 7E', xor: '20' },
    check: { kind: 'crc16-x25', over: ['body'] },
  },
} as const;

describe.each(Object.entries(shapes))('%s', (name, shape) => {
  const spec = frame.parse(shape);
  const isText = spec.escape === undefined;
  const body = fc.uint8Array({ minLength: spec.size ?? 0, maxLength: spec.size ?? 40 }).map((any) =>
    // Where nothing is escaped, a body must not hold the bytes that end it.
    isText && spec.length === undefined && spec.size === undefined ? any.map((byte) => 0x30 + (byte % 64)) : any,
  );

  test('what is framed is read again, and nothing of it before its last byte', () => {
    fc.assert(
      fc.property(body, fc.uint8Array({ maxLength: 4 }), (sent, behind) => {
        const whole = framed(sent, spec);
        expect(readFrame(Uint8Array.of(...whole, ...behind), spec)).toEqual({
          kind: 'message',
          body: sent,
          bytes: whole.length,
        });
        for (let cut = 0; cut < whole.length; cut++)
          expect(readFrame(whole.subarray(0, cut), spec)).toEqual({ kind: 'more' });
      }),
      runs(100),
    );
  });

  test('it comes over a line in any pieces, whatever stood before it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(body, { minLength: 1, maxLength: 4 }), fc.array(fc.nat(60)), async (sent, cuts) => {
        const clock = new VirtualClock(0);
        const cable = wire(clock, {});
        const heard: (Uint8Array | null)[] = [];
        let exchange: Exchange | undefined;
        await cable.port.listen((line) => {
          exchange = new Exchange({ clock, line, frames: [spec], frameSilence: 100 });
        });
        const host = await cable.dial();
        const all = Buffer.concat(sent.map((one) => framed(one, spec)));
        const places = [...new Set(cuts.filter((cut) => cut < all.length))].sort((a, b) => a - b);
        const pieces = [...places, all.length].map((end, i) => all.subarray(places[i - 1] ?? 0, end));
        const hear = async () => {
          for (const _ of sent) heard.push(await exchange!.next(1000));
        };
        await clock.run(Promise.all([hear(), ...pieces.map((piece) => host.write(piece))]));
        expect(heard.map((one) => one && hexText(one))).toEqual(sent.map(hexText));
      }),
      runs(20),
    );
  });

  test('no noise makes it fail or wait for more than it holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const read = readFrame(noise, spec);
        if (read.kind !== 'more') expect(read.bytes).toBeLessThanOrEqual(Math.max(noise.length, 1));
        expect(['more', 'message', 'broken']).toContain(read.kind);
      }),
      runs(200),
    );
  });

  test(`one wrong bit in a body is seen where there is a check (${name})`, () => {
    if (!spec.check) return expect(readFrame(framed(bytes('12345'), spec), spec)).toMatchObject({ kind: 'message' });
    const whole = framed(bytes('12345'), spec);
    const at = Buffer.from(whole).indexOf('3');
    whole[at]! ^= 0x01;
    expect(readFrame(whole, spec)).toMatchObject({ kind: 'broken', why: 'check' });
  });
});

test('the bytes of frames', () => {
  const written = (body: string, shape: object) => hexText(framed(bytes(body), frame.parse(shape)));
  // Worked LRC of transbankdevelopers.cl: 0200|123| gives 31.
  expect(written('0200|123|', shapes['STX and ETX with an LRC'])).toBe('02 30 32 30 30 7C 31 32 33 7C 03 31');
  expect(written('\x10', shapes['DLE doubled']).slice(0, -6)).toBe('10 02 10 10 10 03');
  expect(written('~', shapes['bytes escaped']).slice(0, -9)).toBe('7E 7D 5E');
  expect(written('AB', shapes['a length in BCD'])).toBe('02 00 02 41 42 03 02');
  expect(written('AB', shapes['a binary length that counts itself, low byte first'])).toBe('04 00 41 42');
});

test('a body that a frame does not carry is told', () => {
  const send = (body: string, shape: object) => () => framed(bytes(body), frame.parse(shape));
  expect(send('a\x03b', stx)).toThrow('a message has the bytes that end a frame within it');
  expect(send('1234', shapes['a fixed size'])).toThrow('a message has 4 bytes, where every body has 5');
  expect(send('x'.repeat(10), { length: { bytes: 1, as: 'digits' } })).toThrow(
    '10 bytes, more than its length can say',
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrival, FrameReader, frame, LONGEST_DATA } from '../../../src/terminals/transbank/frames.ts';
import { runs } from '../../runs.ts';

const data = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)) });
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const latin = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

/** Everything that a reader says about bytes in the given split. */
function read(pieces: readonly Uint8Array[]): Arrival[] {
  const reader = new FrameReader();
  return pieces.flatMap((bytes) => reader.push(bytes));
}

/** The same bytes cut at the places that `cuts` says. */
function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end));
}

describe('a frame', () => {
  it.each([
    ['0100', '02303130300302'],
    ['0700||', '02303730307c7c0304'],
    ['1200|000042|', '02313230307c3030303034327c0306'],
    ['0200|123|', '02303230307c3132337c0331'],
    ['0300', '02303330300300'],
    ['0500||', '02303530307c7c0306'],
  ])('of %s has the bytes of the reference', (text, bytes) => {
    expect(hex(frame(text))).toBe(bytes);
  });

  it('holds printable ASCII alone', () => {
    expect(() => frame('0200|\x03|')).toThrow(RangeError);
    expect(() => frame('0200|Ñ|')).toThrow(RangeError);
  });
});

describe('a reader', () => {
  it('gives back what was framed, one after the other, in any split', () => {
    fc.assert(
      fc.property(fc.array(data, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 12 }), (messages, cuts) => {
        const bytes = Buffer.concat(messages.map((message) => frame(message)));
        expect(read(cut(bytes, cuts))).toEqual(messages.map((message) => ({ kind: 'message', data: message })));
      }),
      runs(300),
    );
  });

  it('says the same of any bytes in any split', () => {
    const control = fc.constantFrom(0x02, 0x03, 0x06, 0x15, 0x00, 0x30);
    const bytes = fc.array(fc.oneof(control, fc.integer({ min: 0, max: 255 })), { maxLength: 60 });
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 12 }), (values, cuts) => {
        const all = Uint8Array.from(values);
        expect(read(cut(all, cuts))).toEqual(read([all]));
      }),
      runs(300),
    );
  });

  it('finds its step again at a silence, whatever came before', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), data, (noise, message) => {
        const reader = new FrameReader();
        reader.push(noise);
        reader.cutOff();
        expect(reader.push(frame(message))).toEqual([{ kind: 'message', data: message }]);
      }),
      runs(300),
    );
  });

  it('takes no single wrong bit for a message, unless it makes an ETX before the end', () => {
    fc.assert(
      fc.property(data, fc.nat(), fc.integer({ min: 0, max: 7 }), (message, at, bit) => {
        const bytes = frame(message);
        const wrong = 1 + (at % (bytes.length - 1));
        bytes[wrong]! ^= 1 << bit;
        // # and C are a bit from ETX: what stands before one can have the byte behind it for its LRC.
        fc.pre(bytes[wrong] !== 0x03 || wrong === bytes.length - 1);
        const reader = new FrameReader();
        const arrivals = [...reader.push(bytes), reader.cutOff()];
        expect(arrivals.filter((arrival) => arrival?.kind === 'message')).toEqual([]);
        expect(arrivals.filter((arrival) => arrival?.kind === 'broken').length).toBeGreaterThan(0);
      }),
      runs(300),
    );
  });

  it('reads the LRC whatever it is, and ACK and NAK between frames only', () => {
    expect(read([latin('\x06\x15\x02\x0615\x03\x01'), latin('x\x06')])).toEqual([
      { kind: 'ack' },
      { kind: 'nak' },
      { kind: 'message', data: '\x0615' },
      { kind: 'stray', byte: 0x78 },
      { kind: 'ack' },
    ]);
  });

  it('says why a frame is none', () => {
    expect(read([latin('\x020100\x03\x03')])).toEqual([{ kind: 'broken', why: 'check' }]);
    const reader = new FrameReader();
    expect(reader.cutOff()).toBe(null);
    expect([reader.push(latin('\x02010')), reader.isInside]).toEqual([[], true]);
    expect([reader.cutOff(), reader.isInside]).toEqual([{ kind: 'broken', why: 'cut-off' }, false]);
  });

  it('keeps its step over a frame that is too long to keep', () => {
    const longest = frame('0'.repeat(LONGEST_DATA));
    const longer = frame('0'.repeat(LONGEST_DATA + 1));
    expect(read([longest, longer, frame('0100')])).toEqual([
      { kind: 'message', data: '0'.repeat(LONGEST_DATA) },
      { kind: 'broken', why: 'length' },
      { kind: 'message', data: '0100' },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Apdu, ApduReader, apdu, decodeApdu, encodeApdu } from '../../../src/terminals/zvt/protocol/apdu.ts';
import { bcd, bcdNumber } from '../../../src/terminals/zvt/protocol/bcd.ts';
import { bitmap, container, decodeBitmaps } from '../../../src/terminals/zvt/protocol/bitmaps.ts';
import { decodeText, encodeText } from '../../../src/terminals/zvt/protocol/charset.ts';
import { crc16 } from '../../../src/terminals/zvt/protocol/crc16.ts';
import { join } from '../../../src/terminals/zvt/protocol/join.ts';
import { encodeFrame, type SerialEvent, SerialReader } from '../../../src/terminals/zvt/protocol/serial-frame.ts';
import { decodeStatus, encodeStatus } from '../../../src/terminals/zvt/protocol/status-information.ts';
import { decodeTlvs, encodeTlvs, tlv } from '../../../src/terminals/zvt/protocol/tlv.ts';
import { decodeTotals, encodeTotals } from '../../../src/terminals/zvt/protocol/totals.ts';
import { runs } from '../../runs.ts';
import { commands, frames, hex, sent, text } from './vectors.ts';

const bytes = (maxLength = 40) => fc.uint8Array({ maxLength });
const anyApdu = fc.record({ control: fc.integer({ min: 0, max: 0xffff }), data: bytes(600) });

/** A stream cut where `cuts` say. */
function pieces(stream: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const at = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
  return at.slice(1).map((end, index) => stream.subarray(at[index]!, end));
}

const readApdus = (parts: readonly Uint8Array[]) => {
  const reader = new ApduReader();
  return parts.flatMap((part) => reader.push(part));
};
const readEvents = (parts: readonly Uint8Array[]) => {
  const reader = new SerialReader();
  return parts.flatMap((part) => reader.push(part));
};

describe('APDU', () => {
  it.each(Object.entries({ ...commands, ...sent }))('%s is one whole APDU', (_name, frame) => {
    const one = decodeApdu(hex(frame));
    expect(one && text(encodeApdu(one))).toBe(frame);
  });

  it('has one length byte up to 254 bytes of data, and FF lo hi beyond', () => {
    expect(text(encodeApdu(apdu(0x06d3, new Uint8Array(254))).subarray(0, 4))).toBe('06 D3 FE 00');
    expect(text(encodeApdu(apdu(0x06d3, new Uint8Array(255))).subarray(0, 6))).toBe('06 D3 FF FF 00 00');
    expect(text(encodeApdu(apdu(0x06d3, new Uint8Array(0x15f))).subarray(0, 5))).toBe('06 D3 FF 5F 01');
    expect(() => apdu(0x06d3, new Uint8Array(65_536))).toThrow(RangeError);
  });

  test('any split of any APDUs gives the same APDUs', () => {
    fc.assert(
      fc.property(fc.array(anyApdu, { maxLength: 4 }), fc.array(fc.nat(), { maxLength: 6 }), (apdus, cuts) => {
        const stream = Buffer.concat(apdus.map(encodeApdu));
        expect(readApdus(pieces(stream, cuts))).toEqual(apdus);
      }),
      runs(200),
    );
  });

  test('any bytes, one by one or at once, give the same APDUs', () => {
    fc.assert(
      fc.property(bytes(300), (stream) => {
        expect(readApdus([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(readApdus([stream]));
      }),
      runs(200),
    );
  });
});

describe('serial frame', () => {
  it('has CRC-16/KERMIT', () => {
    expect(crc16(new TextEncoder().encode('123456789'))).toBe(0x2189);
  });

  it.each(frames)('%s', (_name, bare, frame) => {
    const one = decodeApdu(hex(bare))!;
    expect(text(encodeFrame(one))).toBe(frame);
    expect(readEvents([hex(frame)])).toEqual([{ frame: one }]);
  });

  test('any split of frames and acknowledgements gives the same events', () => {
    const event = fc.oneof(anyApdu, fc.constantFrom<'ack' | 'nak'>('ack', 'nak'));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 5 }), fc.array(fc.nat(), { maxLength: 6 }), (events, cuts) => {
        const stream = Buffer.concat(
          events
            .map((each) => (each === 'ack' ? [6] : each === 'nak' ? [0x15] : encodeFrame(each)))
            .map((each) => Uint8Array.from(each)),
        );
        const expected = events.map((each): SerialEvent => (typeof each === 'string' ? each : { frame: each }));
        expect(readEvents(pieces(stream, cuts))).toEqual(expected);
      }),
      runs(200),
    );
  });

  test('a frame behind any noise and a silence is read', () => {
    fc.assert(
      fc.property(bytes(30), anyApdu, (noise, one) => {
        const reader = new SerialReader();
        reader.push(noise);
        reader.silence();
        expect(reader.push(encodeFrame(one))).toEqual([{ frame: one }]);
      }),
      runs(200),
    );
  });

  test('one bit turned over within a frame never gives another APDU', () => {
    fc.assert(
      fc.property(anyApdu, fc.nat(), fc.integer({ min: 0, max: 7 }), (one: Apdu, at, bit) => {
        const frame = encodeFrame(one);
        frame[at % frame.length]! ^= 1 << bit;
        const read = readEvents([frame]).filter((event) => typeof event === 'object');
        expect(
          read.filter(({ frame: { control, data } }) => control !== one.control || `${data}` !== `${one.data}`),
        ).toEqual([]);
      }),
      runs(300),
    );
  });

  it.each([
    ['a wrong check', '10 02 80 00 00 10 03 F5 1E'],
    ['a length that is not that of the data', '10 02 80 00 01 10 03 2D 06'],
    ['a 10 before neither 10 nor 03', '10 02 80 10 07 00 00 10 03 F5 1F'],
    ['an end that never comes', '10 02 80 00'],
    ['noise', '55'],
  ])('%s is told at the next silence, and once', (_name, frame) => {
    const reader = new SerialReader();
    expect(reader.push(hex(frame))).toEqual([]);
    expect([reader.silence(), reader.silence()]).toEqual([true, false]);
  });

  it('takes no 06 or 15 within noise for an acknowledgement', () => {
    expect(readEvents([hex('55 06 15 10 02 80 00 00 10 03 F5 1F 06')])).toEqual([{ frame: apdu(0x8000) }, 'ack']);
  });
});

describe('data objects', () => {
  test('BCD goes there and back', () => {
    fc.assert(
      fc.property(fc.nat(999_999), (value) => {
        expect(bcdNumber(bcd(value, 3))).toBe(value);
      }),
      runs(100),
    );
    expect(bcdNumber(hex('00 0A'))).toBeNull();
    expect(() => bcd(1_000_000, 3)).toThrow(RangeError);
    expect(() => bcd(-1, 3)).toThrow(RangeError);
  });

  test('TLV objects go there and back', () => {
    const tag = fc.constantFrom(0x07, 0x09, 0x24, 0x25, 0x1f01, 0x1f07);
    const objects = fc.array(fc.record({ tag, value: bytes(300) }), { maxLength: 4 });
    fc.assert(
      fc.property(objects, (list) => {
        expect(decodeTlvs(encodeTlvs(list))).toEqual(list);
      }),
      runs(100),
    );
  });

  test('no bytes make a reader throw', () => {
    fc.assert(
      fc.property(bytes(120), (data) => {
        decodeTlvs(data);
        decodeBitmaps(data);
        decodeStatus(data);
        decodeTotals(data);
        expect(decodeText(data)).toHaveLength(data.length);
      }),
      runs(500),
    );
  });

  it('reads bitmaps up to the first that it does not know', () => {
    const data = join(bitmap(0x27, 0), bitmap(0x8b, encodeText('VISA')), container(tlv(0x24)), hex('FF 01'));
    expect(decodeBitmaps(data)).toEqual({
      list: [
        { tag: 0x27, value: hex('00') },
        { tag: 0x8b, value: hex('56495341') },
        { tag: 0x06, value: hex('2400') },
      ],
      unread: data.length - 2,
    });
    expect(decodeBitmaps(hex('27'))).toEqual({ list: [], unread: 0 });
  });

  it('has code page 437', () => {
    expect(text(encodeText('Größe äÄ €✓'))).toBe('47 72 94 E1 65 20 84 8E 20 45 3F');
    expect(decodeText(hex('47 72 94 E1 65'))).toBe('Größe');
    expect(decodeText(hex('47 72 F6 DF 65'), 0x01)).toBe('Größe');
    expect(decodeText(hex('C3 B6'), 0xfe)).toBe('ö');
  });
});

describe('status information', () => {
  it('of a sale, read and written again', () => {
    const status = decodeStatus(decodeApdu(hex(sent.sale))!.data);
    expect(status).toMatchObject({
      result: 0,
      amount: 1250,
      currency: 978,
      trace: 42,
      time: '103500',
      date: '1123',
      expiry: '2912',
      cardSequence: 1,
      cardStatus: 0x70,
      pan: 'EEEEEEEEEEEE1234',
      terminal: '12345678',
      contract: '100200300',
      authorisation: '654321',
      receipt: 42,
      turnover: 42,
      cardType: 10,
      cardName: 'VISA',
    });
    expect(text(encodeApdu(apdu(0x040f, encodeStatus(status))))).toBe(sent.sale);
  });

  it.each(['cancelled', 'reversal', 'reservation', 'endOfDay', 'endOfDayFailed', 'closeDue'] as const)(
    'of %s, written again as it was',
    (name) => {
      const data = decodeApdu(hex(sent[name]))!.data;
      expect(text(encodeStatus(decodeStatus(data)))).toBe(text(data));
    },
  );

  it('has the totals of an end-of-day', () => {
    const { totals } = decodeStatus(decodeApdu(hex(sent.endOfDay))!.data);
    const read = decodeTotals(totals!)!;
    expect(read).toMatchObject({
      firstReceipt: 42,
      lastReceipt: 45,
      rows: {
        girocard: { count: 1, amount: 2000 },
        Mastercard: { count: 1, amount: 3100 },
        VISA: { count: 2, amount: 9600 },
        Other: { count: 0, amount: 0 },
      },
    });
    expect(encodeTotals(read)).toEqual(totals);
  });
});

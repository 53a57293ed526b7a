import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answering, type Frame, FrameReader, packFrame } from '../../../../src/terminals/host/iso8583/frame.ts';
import { runs } from '../../../runs.ts';
import { vectors } from './vectors.ts';

const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const anyFrame: fc.Arbitrary<Frame> = fc.record({
  tpdu: bytes(5),
  header: bytes(6),
  message: fc.uint8Array({ minLength: 10, maxLength: 300 }),
});

describe('a frame', () => {
  it('begins with its length, as a public one does', () => {
    const sale = Buffer.from(vectors[0]!.hex, 'hex');
    const frame = { tpdu: sale.subarray(0, 5), header: sale.subarray(5, 11), message: sale.subarray(11) };
    expect(Buffer.from(packFrame(frame)).subarray(0, 2).toString('hex')).toBe('01aa');
  });

  it('is found in the bytes of a line, however they are split', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 4 }), fc.array(fc.integer({ min: 1, max: 90 })), (frames, sizes) => {
        const line = Buffer.concat(frames.map(packFrame));
        const reader = new FrameReader();
        const found: Frame[] = [];
        let at = 0;
        for (const size of [...sizes, line.length]) {
          found.push(...reader.push(line.subarray(at, at + size)));
          at += size;
        }
        expect(found).toEqual(frames);
      }),
      runs(200),
    );
  });

  it('shorter than any message puts the line out of step', () => {
    expect(() => new FrameReader().push(Uint8Array.of(0, 20))).toThrow(expect.objectContaining({ code: 'iso-frame' }));
    expect(new FrameReader().push(Uint8Array.of(0, 21))).toEqual([]);
  });

  it('longer than its length can say is not packed', () => {
    const frame = { tpdu: new Uint8Array(5), header: new Uint8Array(6), message: new Uint8Array(0xffff - 10) };
    expect(() => packFrame(frame)).toThrow(expect.objectContaining({ code: 'iso-frame' }));
  });

  it('is answered to where it came from', () => {
    const asked = {
      tpdu: Uint8Array.of(0x60, 0x00, 0x03, 0x12, 0x34),
      header: Uint8Array.of(0x60, 0x31, 0x00, 0x31, 0x10, 0x03),
      message: new Uint8Array(10),
    };
    const message = Uint8Array.of(2, 0x10);
    expect(answering(asked, message)).toEqual({
      tpdu: Uint8Array.of(0x60, 0x12, 0x34, 0x00, 0x03),
      header: asked.header,
      message,
    });
  });
});

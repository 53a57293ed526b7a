import { crc32 } from 'node:zlib';

/** First eight bytes of every PNG (PNG specification 5.2). */
const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** IHDR colour types: what a sample stands for. */
export const GREY = 0;
export const INDEXED = 3;

/** What IHDR says. The rest of it (deflate, adaptive filters, no interlace) is the same in every picture here. */
export interface Header {
  /** Pixels, 1 or more. */
  readonly width: number;
  readonly height: number;
  /** Bits a pixel. */
  readonly depth: number;
  readonly colour: number;
}

export interface Chunk {
  /** Four letters: `IDAT`. */
  readonly type: string;
  readonly data: Uint8Array;
}

/** A picture that cannot be read, and why. */
export class PngError extends Error {
  override readonly name = 'PngError';
}

/** The bytes of a PNG: signature, IHDR, the given chunks, IEND. */
export function writePng(header: Header, chunks: readonly Chunk[]): Uint8Array {
  const ihdr = new Uint8Array(13);
  const view = new DataView(ihdr.buffer);
  view.setUint32(0, header.width);
  view.setUint32(4, header.height);
  ihdr.set([header.depth, header.colour, 0, 0, 0], 8);
  const all = [{ type: 'IHDR', data: ihdr }, ...chunks, { type: 'IEND', data: new Uint8Array(0) }];
  const out = new Uint8Array(all.reduce((sum, { data }) => sum + 12 + data.length, SIGNATURE.length));
  out.set(SIGNATURE);
  const at = new DataView(out.buffer);
  let offset = SIGNATURE.length;
  for (const { type, data } of all) {
    at.setUint32(offset, data.length);
    for (let i = 0; i < 4; i++) out[offset + 4 + i] = type.charCodeAt(i);
    out.set(data, offset + 8);
    at.setUint32(offset + 8 + data.length, crc32(out.subarray(offset + 4, offset + 8 + data.length)));
    offset += 12 + data.length;
  }
  return out;
}

/** True for bytes that begin like a PNG. */
export const isPng = (bytes: Uint8Array) => SIGNATURE.every((byte, i) => bytes[i] === byte);

/** Header and further chunks of a PNG, every checksum verified. Throws a PngError. */
export function readPng(bytes: Uint8Array): { header: Header; chunks: Chunk[] } {
  if (!isPng(bytes)) throw new PngError('not a PNG: it does not begin with 89 50 4E 47');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let offset = SIGNATURE.length;
  while (chunks.at(-1)?.type !== 'IEND') {
    const length = offset + 12 <= bytes.length ? view.getUint32(offset) : Number.POSITIVE_INFINITY;
    if (offset + 12 + length > bytes.length) throw new PngError(`PNG ends within a chunk, at byte ${bytes.length}`);
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    if (view.getUint32(offset + 8 + length) !== crc32(bytes.subarray(offset + 4, offset + 8 + length))) {
      throw new PngError(`PNG is damaged: the checksum of chunk ${type} at byte ${offset} is wrong`);
    }
    chunks.push({ type, data: bytes.subarray(offset + 8, offset + 8 + length) });
    offset += 12 + length;
  }
  const [first, ...rest] = chunks;
  if (first?.type !== 'IHDR' || first.data.length !== 13) throw new PngError('PNG does not begin with a header');
  const ihdr = new DataView(first.data.buffer, first.data.byteOffset, 13);
  const header = {
    width: ihdr.getUint32(0),
    height: ihdr.getUint32(4),
    depth: ihdr.getUint8(8),
    colour: ihdr.getUint8(9),
  };
  if (ihdr.getUint8(12) !== 0) throw new PngError('PNG is interlaced; pictures of receipts are not');
  return { header, chunks: rest };
}

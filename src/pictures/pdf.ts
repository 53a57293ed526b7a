import { deflateSync } from 'node:zlib';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';

/** Points of an inch (ISO 32000-1, 8.3.2.3). */
const POINTS = 72;
/** The longest page that every reader shows, points (ISO 32000-1, annex C.2). */
const LONGEST = 14_400;

/**
 * A PDF of a slip, dot for dot and as large as it is on paper: one page as wide as the head, and as many as it takes
 * where a page may not be so long. The same dots give the same bytes with the same zlib. `dpi`: dots an inch.
 */
export function encodePdf(dots: Bitmap, dpi: number): Uint8Array {
  const rows = Math.floor((LONGEST * dpi) / POINTS);
  const tops = Array.from({ length: Math.max(1, Math.ceil(dots.height / rows)) }, (_, i) => i * rows);
  const objects: Buffer[] = [];
  const kids = tops.map((_, i) => `${3 + 3 * i} 0 R`);
  objects.push(Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'));
  objects.push(Buffer.from(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`));
  tops.forEach((top, i) => {
    objects.push(...page(dots.rows(top, Math.min(dots.height, top + rows)), dpi, 3 + 3 * i));
  });
  return written(objects);
}

/** A page, what it does, and its picture: three objects, the first of them `number`. */
function page(dots: Bitmap, dpi: number, number: number): Buffer[] {
  const [width, height] = [dots.width, Math.max(1, dots.height)].map((count) => points(count, dpi));
  return [
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${number + 1} 0 R ` +
        `/Resources << /XObject << /Slip ${number + 2} 0 R >> >> >>`,
    ),
    stream('', Buffer.from(dots.height === 0 ? '' : `${width} 0 0 ${height} 0 0 cm /Slip Do`)),
    stream(
      // A mask paints its dots that are 0 (8.9.6.2): ours are 1.
      `/Type /XObject /Subtype /Image /ImageMask true /Decode [1 0] /BitsPerComponent 1 /Filter /FlateDecode ` +
        `/Width ${dots.width} /Height ${Math.max(1, dots.height)} `,
      deflateSync(dots.height === 0 ? new Uint8Array(dots.stride) : dots.bits),
    ),
  ];
}

const points = (count: number, dpi: number) => Number(((count * POINTS) / dpi).toFixed(3));

const stream = (entries: string, content: Buffer) =>
  Buffer.concat([
    Buffer.from(`<< ${entries}/Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);

/** The file: objects from 1 on, and where each of them begins (7.5). */
function written(objects: readonly Buffer[]): Uint8Array {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = parts[0]!.length;
  const places = objects.map((object, i) => {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    at += part.length;
    return at - part.length;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

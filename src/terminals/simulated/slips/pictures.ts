import type { SlipPicture } from './layout.ts';

/** A picture drawn dot by dot. */
function drawn(width: number, height: number, isBlack: (x: number, y: number) => boolean): SlipPicture {
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isBlack(x, y)) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
  return { picture: { width, height, bits } };
}

/** A sign that belongs to nobody: a ring, and bars that grow. Acquirers' own signs are theirs. */
export const testLogo = drawn(192, 76, (x, y) => {
  const [dx, dy] = [x - 32, y - 32];
  const radius = Math.hypot(dx, dy);
  if (radius < 30) return radius > 22 || (Math.abs(dx) < 4 && Math.abs(dy) < 12);
  const bar = Math.floor((x - 72) / 24);
  return bar >= 0 && bar < 5 && (x - 72) % 24 < 16 && y > 56 - (bar + 1) * 10 && y < 60;
});

/** Strokes of a signature, dots: what the cardholder wrote on the screen of a 电签 terminal. */
const strokes: readonly (readonly (readonly [number, number])[])[] = [
  [
    [14, 52],
    [30, 18],
    [44, 12],
    [40, 30],
    [22, 50],
    [34, 44],
    [52, 30],
    [60, 40],
    [54, 50],
    [70, 34],
  ],
  [
    [78, 20],
    [76, 50],
    [90, 30],
    [100, 46],
    [112, 26],
    [120, 48],
  ],
  [
    [128, 36],
    [146, 30],
    [136, 48],
    [154, 44],
    [172, 22],
    [166, 50],
    [196, 34],
    [222, 40],
  ],
];

const near = (
  [px, py]: readonly [number, number],
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
) => {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = Math.max(0, Math.min(1, ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length));
  return (px - ax - along * (bx - ax)) ** 2 + (py - ay - along * (by - ay)) ** 2 <= 2.2;
};

/** Dots that a stroke blackens lie within two of the box around its ends. */
const REACH = 2;

const SIGNATURE_WIDTH = 236;
const inked = new Set<number>();
for (const stroke of strokes) {
  stroke.slice(1).forEach((to, i) => {
    const from = stroke[i]!;
    for (let y = Math.min(from[1], to[1]) - REACH; y <= Math.max(from[1], to[1]) + REACH; y++)
      for (let x = Math.min(from[0], to[0]) - REACH; x <= Math.max(from[0], to[0]) + REACH; x++)
        if (near([x, y], from, to)) inked.add(y * SIGNATURE_WIDTH + x);
  });
}

export const testSignature = drawn(SIGNATURE_WIDTH, 64, (x, y) => inked.has(y * SIGNATURE_WIDTH + x));

import type { Bitmap } from '../../../emulator/dots/bitmap.ts';
import { homographyOf, type Point, project } from '../../../src/pictures/photo/homography.ts';
import { blur, planeOf } from '../../../src/pictures/photo/plane.ts';
import type { Grey } from '../../../src/pictures/read-picture.ts';
import type { Chance } from '../planted/chance.ts';

/** How badly a photograph is taken, and of how bad a paper. */
export interface Severity {
  /** Turned by so many degrees at most. */
  readonly rotation: number;
  /** Each corner off by this share of the paper's width at most. */
  readonly perspective: number;
  /** Deviation of the blur, dots. */
  readonly blur: number;
  /** Share of the light that the darkest corner lacks. */
  readonly shade: number;
  /** Share of its black that print has lost at most. */
  readonly fading: number;
  /** Dots that folds move print at most. */
  readonly crumple: number;
  /** Deviation of the noise, of 255 steps. */
  readonly noise: number;
  /** Pixels a dot. */
  readonly scale: number;
}

/** The severity that the figures of docs/comparing.md are published for. */
export const published: Severity = {
  rotation: 4,
  perspective: 0.03,
  blur: 0.8,
  shade: 0.35,
  fading: 0.45,
  crumple: 2,
  noise: 6,
  scale: 1.5,
};

/** Paper beside the print, dots: 80 mm of paper around 72 mm of print, 58 mm around 48 mm. */
const MARGIN = 32;
/** Paper above and below the slip that the bytes do not know of. */
const ABOVE = 24;

/** A photograph of a slip on a dark table. The same chance gives the same one. */
export function photograph(dots: Bitmap, severity: Severity, chance: Chance): Grey {
  const spread = (most: number) => ((chance(2001) - 1000) / 1000) * most;
  const { scale } = severity;
  const paper = { width: dots.width + 2 * MARGIN, height: dots.height + 2 * ABOVE };
  const ink = blur(planeOf(dots), severity.blur).values;
  const width = Math.round(paper.width * scale * 1.25);
  const height = Math.round((paper.height * scale + paper.width * scale * 0.25) * 1.02);
  const angle = (spread(severity.rotation) * Math.PI) / 180;
  const off = severity.perspective * paper.width * scale;
  const corners = (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([sx, sy]): Point => {
    const [x, y] = [(sx * paper.width * scale) / 2, (sy * paper.height * scale) / 2];
    // The longer the paper, the less it can be turned within the picture.
    const turn = angle * Math.min(1, (1.2 * paper.width) / paper.height);
    return {
      x: width / 2 + x * Math.cos(turn) - y * Math.sin(turn) + spread(off),
      y: height / 2 + x * Math.sin(turn) + y * Math.cos(turn) + spread(off),
    };
  });
  const { width: w, height: h } = paper;
  const map = homographyOf(corners, [
    { x: 0, y: 0 },
    { x: w, y: 0 },
    { x: w, y: h },
    { x: 0, y: h },
  ]);
  const folds = Array.from({ length: 3 }, () => ({
    kx: ((0.5 + chance(1000) / 1000) * 2 * Math.PI) / 300,
    ky: ((0.5 + chance(1000) / 1000) * 2 * Math.PI) / 400,
    phase: (chance(1000) / 1000) * 2 * Math.PI,
    dx: spread(severity.crumple / 3),
    dy: spread(severity.crumple / 3),
    dark: spread((0.08 * severity.crumple) / 2),
  }));
  const table = 40 + chance(60);
  const white = 215 + chance(30);
  const [shadeX, shadeY] = [spread(0.5), spread(0.5)];
  const fade = 1 - (severity.fading * chance(1001)) / 1000;
  const fadePhase = (chance(1000) / 1000) * 2 * Math.PI;
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = project(map, x + 0.5, y + 0.5);
      const noise = (chance(1000) + chance(1000) + chance(1000) - 1498.5) / 500;
      const light =
        1 -
        severity.shade *
          Math.max(0, Math.min(1, 0.5 + shadeX * (x / width - 0.5) * 2 + shadeY * (y / height - 0.5) * 2));
      let value = table;
      if (at.x >= 0 && at.y >= 0 && at.x < w && at.y < h) {
        let [px, py, dark] = [at.x - MARGIN, at.y - ABOVE, 0];
        for (const fold of folds) {
          const wave = Math.sin(at.x * fold.kx + at.y * fold.ky + fold.phase);
          px += fold.dx * wave;
          py += fold.dy * wave;
          dark += fold.dark * wave;
        }
        const black =
          sample(ink, dots, px, py) * fade * (1 - 0.15 * severity.fading * (1 + Math.sin(py / 170 + fadePhase)));
        value = white * (1 - dark) * (1 - 0.85 * black);
      }
      pixels[y * width + x] = Math.max(0, Math.min(255, Math.round(value * light + noise * severity.noise)));
    }
  }
  return { width, height, pixels };
}

/** Between four dots. */
function sample(ink: Float32Array, { width, height }: Bitmap, x: number, y: number): number {
  const [u, v] = [x - 0.5, y - 0.5];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) return 0;
  const [dx, dy] = [u - left, v - top];
  const i = top * width + left;
  const upper = ink[i]! * (1 - dx) + ink[i + 1]! * dx;
  return upper * (1 - dy) + (ink[i + width]! * (1 - dx) + ink[i + width + 1]! * dx) * dy;
}

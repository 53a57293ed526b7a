import { useLayoutEffect, useRef } from 'preact/hooks';
import { inks, look } from '../parts/look.ts';
import { CHUNK } from './chunk-rows.ts';
import { watchNearness } from './nearness.ts';

interface ChunkProps {
  readonly bits: Uint8Array;
  readonly width: number;
  /** Rows of the paper that stand on it, CHUNK at most. */
  readonly from: number;
  readonly to: number;
  /** Changes when the rows do. */
  readonly version: number;
  /** Row of the paper from which they have changed since they were drawn. */
  readonly changedFrom: number;
  /** CSS pixels a dot. */
  readonly scale: number;
  /** Paper is coming out on it: it is seen, before the browser has said so. */
  readonly isComing: boolean;
}

/** Some rows of a paper on a canvas of their own, a pixel a dot: drawn while they are near what is seen, and what changed of them. */
export function Chunk({ bits, width, from, to, version, changedFrom, scale, isComing }: ChunkProps) {
  const ink = inks[look.value];
  const canvas = useRef<HTMLCanvasElement>(null);
  const sheet = useRef<Sheet>(null);
  useLayoutEffect(() => {
    sheet.current = new Sheet(canvas.current!, isComing);
    return watchNearness(canvas.current!, (isNear) => sheet.current!.move(isNear));
  }, []);
  useLayoutEffect(() => {
    sheet.current!.show({ bits, width, from, to, ink }, changedFrom);
  }, [bits, width, from, to, ink, version, changedFrom]);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus; the sheet that it lies on does.
    <canvas
      ref={canvas}
      class={scale < 1 ? 'chunk is-small' : 'chunk'}
      aria-hidden="true"
      style={{ width: `${width * scale}px`, height: `${CHUNK * scale}px` }}
    />
  );
}

interface Rows extends Pick<ChunkProps, 'bits' | 'width' | 'from' | 'to'> {
  readonly ink: (typeof inks)[keyof typeof inks];
}

/** What is drawn on one canvas. */
class Sheet {
  readonly #canvas: HTMLCanvasElement;
  #rows?: Rows;
  #isNear = false;
  /** Rows that stand on it. */
  #drawn = 0;

  constructor(canvas: HTMLCanvasElement, isNear: boolean) {
    this.#canvas = canvas;
    this.move(isNear);
  }

  /** A canvas that nobody is near to holds nothing. */
  move(isNear: boolean): void {
    this.#isNear = isNear;
    const { width = 0 } = this.#rows ?? {};
    this.#canvas.width = isNear ? width : 0;
    this.#canvas.height = isNear ? CHUNK : 0;
    this.#drawn = 0;
    if (isNear) this.#paint(0);
    else this.#canvas.dataset.drawn = '0';
  }

  show(rows: Rows, changedFrom: number): void {
    const before = this.#rows;
    const isOther = rows.bits !== before?.bits || rows.width !== before.width || rows.ink !== before.ink;
    this.#rows = rows;
    if (!this.#isNear) return;
    if (isOther && this.#canvas.width !== rows.width) this.move(true);
    else this.#paint(isOther ? 0 : changedFrom);
  }

  #paint(changedFrom: number): void {
    if (!this.#rows) return;
    const { width, from, to } = this.#rows;
    const first = Math.max(from, Math.min(changedFrom, from + this.#drawn));
    const context = this.#canvas.getContext('2d')!;
    if (first < to) context.putImageData(imageOf(this.#rows, first), 0, first - from);
    if (this.#drawn > to - from) context.clearRect(0, to - from, width, CHUNK);
    this.#drawn = to - from;
    this.#canvas.dataset.drawn = `${this.#drawn}`;
  }
}

/** The rows from `from` on. */
function imageOf({ bits, width, to, ink }: Rows, from: number): ImageData {
  const image = new ImageData(width, to - from);
  const stride = (width + 7) >> 3;
  const pixels = new Uint32Array(image.data.buffer);
  const [red, green, blue] = ink;
  const black = (0xff << 24) | (blue << 16) | (green << 8) | red;
  for (let y = from; y < to; y++) {
    for (let column = 0; column < stride; column++) {
      const eight = bits[y * stride + column]!;
      if (eight === 0) continue;
      const at = (y - from) * width + column * 8;
      const last = Math.min(8, width - column * 8);
      for (let bit = 0; bit < last; bit++) if ((eight << bit) & 0x80) pixels[at + bit] = black;
    }
  }
  return image;
}

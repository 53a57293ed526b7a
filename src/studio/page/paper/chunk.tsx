import { useEffect, useRef } from 'preact/hooks';

/** Rows of one canvas: browsers refuse canvases of more than 16,384 or so, and repaint small ones faster. */
export const CHUNK = 1024;

interface ChunkProps {
  readonly bits: Uint8Array;
  readonly width: number;
  /** Rows of the paper that stand on it, CHUNK at most. */
  readonly from: number;
  readonly to: number;
  /** Changes when the rows do. */
  readonly version: number;
  /** Row of the paper from which they changed last. */
  readonly changedFrom: number;
  /** CSS pixels a dot. */
  readonly scale: number;
}

/** Ink. */
const BLACK = [0x1c, 0x1b, 0x1a, 0xff] as const;

/** Some rows of a paper on a canvas of their own, a pixel a dot: drawn when they come into view, and what changed of them. */
export function Chunk({ bits, width, from, to, version, changedFrom, scale }: ChunkProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Rows that are drawn. */
  const drawn = useRef(0);

  useEffect(() => {
    const element = canvas.current!;
    const paint = () => {
      const context = element.getContext('2d')!;
      const first = Math.max(from, Math.min(changedFrom, from + drawn.current));
      if (first < to) context.putImageData(imageOf(bits, width, first, to), 0, first - from);
      context.clearRect(0, to - from, width, CHUNK);
      drawn.current = to - from;
      element.dataset.drawn = `${to - from}`;
    };
    const watcher = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) paint();
      },
      { rootMargin: '400px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [bits, width, from, to, version, changedFrom]);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus; the sheet that it lies on does.
    <canvas
      ref={canvas}
      class={scale < 1 ? 'chunk is-small' : 'chunk'}
      aria-hidden="true"
      width={width}
      height={CHUNK}
      style={{ width: `${width * scale}px`, height: `${CHUNK * scale}px` }}
    />
  );
}

function imageOf(bits: Uint8Array, width: number, from: number, to: number): ImageData {
  const image = new ImageData(width, to - from);
  const stride = (width + 7) >> 3;
  const pixels = new Uint32Array(image.data.buffer);
  const [red, green, blue, alpha] = BLACK;
  const black = (alpha << 24) | (blue << 16) | (green << 8) | red;
  let at = 0;
  for (let y = from; y < to; y++) {
    for (let x = 0; x < width; x++, at++) {
      if ((bits[y * stride + (x >> 3)]! >> (7 - (x & 7))) & 1) pixels[at] = black;
    }
  }
  return image;
}

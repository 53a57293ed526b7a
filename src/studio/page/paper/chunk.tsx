import { useEffect, useRef } from 'preact/hooks';

interface ChunkProps {
  readonly bits: Uint8Array;
  readonly width: number;
  /** Rows of the paper that stand on it. */
  readonly from: number;
  readonly to: number;
  /** Changes when the rows do. */
  readonly version: number;
  /** Row of the paper from which they changed last. */
  readonly changedFrom: number;
  /** CSS pixels a dot. */
  readonly scale: number;
}

/** Ink and paper; the page colours them by a blend of its own. */
const BLACK = [0x1c, 0x1b, 0x1a, 0xff] as const;

/** Some rows of a paper on a canvas of their own, a pixel a dot: drawn when they come into view, and what changed of them. */
export function Chunk({ bits, width, from, to, version, changedFrom, scale }: ChunkProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const done = useRef({ bits, rows: 0 });
  const height = to - from;

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let isSeen = false;
    const paint = () => {
      const context = element.getContext('2d');
      if (!context) return;
      // Setting the size of a canvas clears it: rows that stood on it are drawn again.
      const isSame = element.width === width && element.height >= height;
      if (!isSame) {
        element.width = width;
        element.height = height;
      }
      const first = isSame ? Math.max(from, Math.min(changedFrom, from + done.current.rows)) : from;
      if (first < to) context.putImageData(imageOf(bits, width, first, to), 0, first - from);
      done.current = { bits, rows: height };
    };
    const watcher = new IntersectionObserver(
      (entries) => {
        isSeen = entries.some(({ isIntersecting }) => isIntersecting);
        if (isSeen) paint();
      },
      { rootMargin: '400px' },
    );
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [bits, width, from, to, version, changedFrom, height]);

  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas takes no focus; the sheet that it lies on does.
    <canvas
      ref={canvas}
      class={scale < 1 ? 'chunk is-small' : 'chunk'}
      aria-hidden="true"
      width={width}
      height={1}
      data-rows={height}
      style={`width:${width * scale}px;height:${height * scale}px`}
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

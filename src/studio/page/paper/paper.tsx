import { useRef } from 'preact/hooks';
import type { Box } from '../../../../emulator/machine/slip.ts';
import { CHUNK, Chunk } from './chunk.tsx';

export interface PaperProps {
  readonly bits: Uint8Array;
  readonly width: number;
  readonly rows: number;
  readonly version: number;
  readonly changedFrom: number;
  readonly scale: number;
  /** It has been cut or torn off. */
  readonly isOut: boolean;
  readonly label: string;
  readonly dot?: readonly [x: number, y: number] | null;
  readonly boxes?: readonly Box[];
  /** Rows beside which something is told. */
  readonly notes?: readonly { readonly y: number; readonly words: string; readonly isError: boolean }[];
  readonly onDot?: (x: number, y: number) => void;
}

/** Dots that the arrow keys move by; with Shift a character. */
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A slip: every dot, at any size; a click or the arrow keys choose one. */
export function Paper({
  bits,
  width,
  rows,
  version,
  changedFrom,
  scale,
  isOut,
  label,
  dot,
  boxes = [],
  notes = [],
  onDot,
}: PaperProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const choose = (event: MouseEvent) => {
    const at = sheet.current!.getBoundingClientRect();
    onDot?.(
      Math.max(0, Math.min(width - 1, Math.floor((event.clientX - at.left) / scale))),
      Math.max(0, Math.min(rows - 1, Math.floor((event.clientY - at.top) / scale))),
    );
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || !onDot) return;
    event.preventDefault();
    const [x, y] = dot ?? [0, 0];
    const far = event.shiftKey ? 12 : 1;
    onDot(Math.max(0, Math.min(width - 1, x + step[0] * far)), Math.max(0, Math.min(rows - 1, y + step[1] * far)));
  };
  const place = ({ x, y, width: across, height }: Box): Record<string, string> => ({
    left: `${x * scale}px`,
    top: `${y * scale}px`,
    width: `${across * scale}px`,
    height: `${height * scale}px`,
  });
  const chunks = Array.from({ length: Math.ceil(rows / CHUNK) }, (_, i) => i * CHUNK);
  return (
    <div class={`paper ${isOut ? 'is-out' : 'is-coming'}`}>
      <div
        ref={sheet}
        class="sheet"
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move a dot over it.
        tabIndex={0}
        style={{ width: `${width * scale}px`, height: `${rows * scale}px` }}
        onClick={choose}
        onKeyDown={move}
      >
        {chunks.map((from) => (
          <Chunk
            key={from}
            {...{ bits, width, from, scale }}
            to={Math.min(rows, from + CHUNK)}
            // The others are not even looked at.
            version={from + CHUNK > changedFrom ? version : 0}
            changedFrom={from + CHUNK > changedFrom ? changedFrom : Number.POSITIVE_INFINITY}
            isComing={!isOut && from + CHUNK >= rows}
          />
        ))}
        {boxes.map((box) => (
          <span class="box" key={`${box.x},${box.y},${box.width}`} style={place(box)} />
        ))}
        {dot && <span class="dot" style={place({ x: dot[0], y: dot[1], width: 1, height: 1 })} />}
      </div>
      {notes.map(({ y, words, isError }) => (
        <span
          class={`note ${isError ? 'is-error' : ''}`}
          key={`${y}${words}`}
          style={{ top: `${y * scale}px` }}
          title={words}
        >
          <span class="visually-hidden">{words}</span>
        </span>
      ))}
    </div>
  );
}

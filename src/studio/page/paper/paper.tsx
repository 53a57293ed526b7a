import { useRef } from 'preact/hooks';
import type { Box } from '../../../../emulator/machine/slip.ts';
import type { Note } from '../../messages.ts';
import { told } from '../words/told.ts';
import { Chunk } from './chunk.tsx';
import { CHUNK } from './chunk-rows.ts';

export interface PaperProps {
  readonly bits: Uint8Array;
  readonly width: number;
  readonly rows: number;
  readonly version: number;
  readonly changedFrom: number;
  readonly scale: number;
  /** Dots of blank paper on either side. */
  readonly margin: number;
  /** It has been cut or torn off. */
  readonly isOut: boolean;
  readonly label: string;
  readonly dot?: readonly [x: number, y: number] | null;
  readonly boxes?: readonly Box[];
  /** What is told beside it, at the rows where it happened. */
  readonly notes?: readonly Note[];
  readonly onDot: (x: number, y: number) => void;
  readonly onNote: (note: Note) => void;
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
  margin,
  isOut,
  label,
  dot,
  boxes = [],
  notes = [],
  onDot,
  onNote,
}: PaperProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const choose = (event: MouseEvent) => {
    const at = sheet.current!.getBoundingClientRect();
    onDot(
      Math.max(0, Math.min(width - 1, Math.floor((event.clientX - at.left) / scale))),
      Math.max(0, Math.min(rows - 1, Math.floor((event.clientY - at.top) / scale))),
    );
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
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
    <div class={`paper ${isOut ? 'is-out' : 'is-coming'}`} style={{ padding: `0 ${margin * scale}px` }}>
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
      <Notes {...{ notes, rows, scale, onNote }} />
    </div>
  );
}

/** CSS pixels that a mark beside the paper is tall: those of rows that lie closer stand one below the other. */
const MARK = 18;

function Notes({ notes, rows, scale, onNote }: Required<Pick<PaperProps, 'notes' | 'rows' | 'scale' | 'onNote'>>) {
  let free = 0;
  return notes
    .filter(({ severity }) => severity !== 'info')
    .map((note) => {
      const top = Math.max(free, Math.min(note.y * scale, rows * scale - MARK));
      free = top + MARK;
      return (
        <button
          type="button"
          class={`note is-${note.severity}`}
          key={`${note.offset}${note.code}`}
          style={{ top: `${top}px` }}
          title={told.value(note.message)}
          onClick={() => onNote(note)}
        >
          <span class="visually-hidden">{told.value(note.message)}</span>
        </button>
      );
    });
}

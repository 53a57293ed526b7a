import { type FileHandle, open } from 'node:fs/promises';
import type { EventOf, PlatenEvent } from '../../../events/event.ts';

/** A journal is read in pieces of so many bytes, so that no printer waits for it. */
const PIECE = 256 << 10;

/** The kind of an event stands within so many bytes of its line. */
const HEAD = 160;

/** A line of a journal: its kind, and the event where somebody wants it. */
interface Line {
  readonly type: string;
  readonly event: () => PlatenEvent;
}

/** The journal of a run as it grows: read piece by piece, and by slip. */
export class RunJournal {
  readonly #path: string;
  /** Where the line of a slip stands, by the number of its event. */
  readonly #slips = new Map<number, { readonly at: number; readonly length: number }>();

  constructor(path: string) {
    this.#path = path;
  }

  /**
   * The events from the beginning to what is there now, without what passed over lines; then what `more` waits for, until
   * it says that nothing comes any more. In parts, as they are read.
   */
  async *read(more: () => Promise<boolean>): AsyncGenerator<PlatenEvent[]> {
    let at = 0;
    for (;;) {
      for await (const { lines, end } of this.#lines(at)) {
        at = end;
        const events = lines.filter(({ type }) => type !== 'bytes').map(({ event }) => event());
        if (events.length > 0) yield events;
      }
      if (!(await more())) return;
    }
  }

  /** The events that tell how scenarios ended, and why; slips are left out. */
  async *outcomes(): AsyncGenerator<PlatenEvent> {
    for await (const { lines } of this.#lines(0)) {
      for (const { type, event } of lines) if (type !== 'bytes' && type !== 'slip') yield event();
    }
  }

  /** The slip that an event of this number tells; null where it is none. */
  async slip(seq: number): Promise<EventOf<'slip'> | null> {
    if (!this.#slips.has(seq)) for await (const _ of this.#lines(0)) if (this.#slips.has(seq)) break;
    const place = this.#slips.get(seq);
    if (!place) return null;
    const file = await open(this.#path);
    try {
      const { buffer } = await file.read(Buffer.alloc(place.length), 0, place.length, place.at);
      return JSON.parse(buffer.toString('utf8')) as EventOf<'slip'>;
    } finally {
      await file.close();
    }
  }

  /** Whole lines from a byte on, and where they end. */
  async *#lines(from: number): AsyncGenerator<{ lines: Line[]; end: number }> {
    const file = await opened(this.#path);
    if (!file) return;
    try {
      let length = PIECE;
      for (let at = from; ; ) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
        const end = buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1;
        if (end > 0) {
          yield { lines: this.#cut(buffer.subarray(0, end), at), end: at + end };
          at += end;
          length = PIECE;
        } else if (bytesRead < length) {
          return;
        } else {
          // A line that is longer than a piece.
          length *= 2;
        }
      }
    } finally {
      await file.close();
    }
  }

  #cut(bytes: Buffer, at: number): Line[] {
    const lines: Line[] = [];
    for (let from = 0; from < bytes.length; ) {
      const end = bytes.indexOf(0x0a, from);
      const line = bytes.subarray(from, end);
      const [, seq = '', type = ''] =
        /^\{"v":\d+,"seq":(\d+),.*?"type":"([a-z-]+)"/.exec(line.toString('latin1', 0, HEAD)) ?? [];
      if (type === 'slip') this.#slips.set(Number(seq), { at: at + from, length: line.length });
      lines.push({ type, event: () => JSON.parse(line.toString('utf8')) as PlatenEvent });
      from = end + 1;
    }
    return lines;
  }
}

/** Pictures and bytes are asked for one by one: what is left of them says whether there are any. */
export function withoutPictures(event: PlatenEvent): PlatenEvent {
  if (event.type !== 'slip') return event;
  const { golden } = event;
  return {
    ...event,
    png: '',
    bytes: '',
    golden: {
      ...golden,
      ...(golden.png === undefined ? {} : { png: '' }),
      ...(golden.differencePng === undefined ? {} : { differencePng: '' }),
    },
  };
}

async function opened(path: string): Promise<FileHandle | null> {
  try {
    return await open(path);
  } catch {
    return null;
  }
}

/** A recorded macro, and the stream offset of the GS : that ended it; -1: it was there before. */
export interface Recorded {
  readonly bytes: Uint8Array;
  readonly until: number;
}

/** Where a run of the macro stands: the byte that comes next, and how many runs are left with this one. */
export interface MacroPosition {
  readonly at: number;
  readonly left: number;
}

/** What a slip needs of the macro beside its bytes. */
export interface MacroEntry {
  /** The macro that it runs. */
  readonly bytes?: Uint8Array;
  /** What had been recorded when it began, amid a recording. */
  readonly recording?: Uint8Array;
  /** Where in the macro it began. */
  readonly resume?: MacroPosition;
}

const BEFORE = -1;
const NEVER = Number.POSITIVE_INFINITY;
/** Bytes of GS :. */
const BEGIN = 2;

/** A recording under way. */
export interface Recording {
  /** Stream offset of the GS : that began it. */
  readonly since: number;
  readonly bytes: Uint8Array;
  length: number;
  isFull: boolean;
  /** Stream offset of the command that ended it. */
  until: number;
}

const copyOf = (recording: Recording | null): Recording | null =>
  recording && { ...recording, bytes: recording.bytes.slice() };

/** The macro of GS : and GS ^; it survives ESC @ (TM-T88III specification, GS :). */
export class Macro {
  /** Bytes. */
  readonly capacity: number;
  recorded: Recorded | null = null;
  /** The last one, which may be over. */
  #recording: Recording | null = null;

  constructor(capacity: number, { bytes, recording }: MacroEntry = {}) {
    this.capacity = capacity;
    if (bytes) this.recorded = { bytes: bytes.slice(0, capacity), until: BEFORE };
    if (recording) {
      this.#begin(-recording.length - BEGIN);
      this.record(recording);
    }
  }

  snapshot() {
    return { recorded: this.recorded, recording: copyOf(this.#recording) };
  }

  restore({ recorded, recording }: ReturnType<Macro['snapshot']>): void {
    this.recorded = recorded;
    this.#recording = copyOf(recording);
  }

  get isRecording(): boolean {
    return this.#underWay !== null;
  }

  /** GS : at `offset`: begins a recording or ends it. One that holds nothing leaves no macro. */
  toggle(offset: number): void {
    const recording = this.#underWay;
    if (!recording) {
      this.#begin(offset);
      return;
    }
    recording.until = offset;
    if (recording.length > 0) {
      this.recorded = { bytes: recording.bytes.slice(0, recording.length), until: offset };
    }
  }

  /** Records what is executed, as far as it fits; false when that is the first that does not. */
  record(bytes: Uint8Array): boolean {
    const recording = this.#underWay;
    if (!recording || recording.isFull) return true;
    const kept = bytes.subarray(0, this.capacity - recording.length);
    recording.bytes.set(kept, recording.length);
    recording.length += kept.length;
    recording.isFull = kept.length < bytes.length;
    return !recording.isFull;
  }

  /** The command at `offset` ends the recording, and there is no macro. */
  abort(offset: number): void {
    if (this.#underWay) this.#underWay.until = offset;
    this.recorded = null;
  }

  /** What was recorded before stream offset `next`; undefined when nothing was being recorded there. */
  recordedBefore(next: number): Uint8Array | undefined {
    const recording = this.#recording;
    if (!recording || next < recording.since + BEGIN || next > recording.until) return undefined;
    return recording.bytes.slice(0, Math.min(recording.length, next - recording.since - BEGIN));
  }

  get #underWay(): Recording | null {
    return this.#recording?.until === NEVER ? this.#recording : null;
  }

  #begin(since: number): void {
    this.recorded = null;
    this.#recording = { since, bytes: new Uint8Array(this.capacity), length: 0, isFull: false, until: NEVER };
  }
}

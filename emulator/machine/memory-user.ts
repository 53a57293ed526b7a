/** Bytes that a record takes beside its data: the key code and an end mark (Epson application programming guide, GS ( C). */
const RECORD_OVERHEAD = 3;

/** What memory reads as that was never written: no document says, and erased flash memory is all ones. */
const UNWRITTEN = 0xff;

/**
 * Non-volatile memory for a host's own data: bytes by address (FS g), and records by key code (GS ( C). The guide
 * advises against using both; they are kept apart here, each in all of the memory.
 */
export class UserMemory {
  /** Bytes. */
  readonly capacity: number;
  #area: Uint8Array | null;
  #records: ReadonlyMap<string, Uint8Array>;
  readonly #changed: () => void;

  constructor(
    capacity: number,
    area: Uint8Array | null,
    records: Readonly<Record<string, Uint8Array>>,
    changed: () => void,
  ) {
    this.capacity = capacity;
    this.#area = area;
    this.#records = new Map(Object.entries(records));
    this.#changed = changed;
  }

  snapshot() {
    return { area: this.#area, records: this.#records };
  }

  restore({ area, records }: ReturnType<UserMemory['snapshot']>): void {
    this.#area = area;
    this.#records = records;
  }

  /** Bytes that records use. */
  get used(): number {
    return sizeOf(this.#records);
  }

  /** Key codes in their order. */
  get keys(): string[] {
    return [...this.#records.keys()].sort();
  }

  record(key: string): Uint8Array | undefined {
    return this.#records.get(key);
  }

  /** Keeps a record, in place of the one under its key code; false when it does not fit. */
  store(key: string, data: Uint8Array): boolean {
    const others = new Map(this.#records);
    others.delete(key);
    if (sizeOf(others) + data.length + RECORD_OVERHEAD > this.capacity) return false;
    this.#records = others.set(key, data.slice());
    this.#changed();
    return true;
  }

  /** Deletes a record; false when there is none. */
  delete(key: string): boolean {
    const others = new Map(this.#records);
    if (!others.delete(key)) return false;
    this.#records = others;
    this.#changed();
    return true;
  }

  clear(): void {
    if (this.#records.size > 0) this.#changed();
    this.#records = new Map();
  }

  /** Writes at an address; what lies beyond the memory is dropped. */
  write(address: number, data: Uint8Array): void {
    const area = this.read(0, this.capacity);
    area.set(data.subarray(0, Math.max(0, this.capacity - address)), Math.min(address, this.capacity));
    this.#area = area;
    this.#changed();
  }

  /** A copy of `length` bytes from an address. */
  read(address: number, length: number): Uint8Array {
    const area = new Uint8Array(this.capacity).fill(UNWRITTEN);
    if (this.#area) area.set(this.#area.subarray(0, this.capacity));
    return area.slice(address, address + length);
  }

  /** What is kept; `area` is null when nothing was written to it. */
  get content(): { area: Uint8Array | null; records: Record<string, Uint8Array> } {
    return { area: this.#area, records: Object.fromEntries(this.#records) };
  }
}

function sizeOf(records: ReadonlyMap<string, Uint8Array>): number {
  let size = 0;
  for (const data of records.values()) size += data.length + RECORD_OVERHEAD;
  return size;
}

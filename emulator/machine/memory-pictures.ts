import type { StoredPicture } from './stored-picture.ts';

/** A kept picture, and the stream offset of the command that defined it; -1: it was there before. */
export interface Kept {
  readonly picture: StoredPicture;
  readonly since: number;
}

const BEFORE = -1;

/**
 * Pictures in non-volatile memory: the numbered ones of FS q, or those that GS ( L keeps by key code. Either way of
 * defining them deletes what the other had (Epson application programming guide, GS ( L; TM-T81 specification sheet 87).
 */
export class PictureMemory {
  /** Bytes. */
  readonly capacity: number;
  #images: ReadonlyMap<string, Kept>;
  #graphics: ReadonlyMap<string, Kept>;
  readonly #changed: () => void;

  constructor(
    capacity: number,
    images: Readonly<Record<string, StoredPicture>>,
    graphics: Readonly<Record<string, StoredPicture>>,
    changed: () => void,
  ) {
    this.capacity = capacity;
    this.#images = kept(images);
    this.#graphics = kept(graphics);
    this.#changed = changed;
  }

  snapshot() {
    return { images: this.#images, graphics: this.#graphics };
  }

  restore({ images, graphics }: ReturnType<PictureMemory['snapshot']>): void {
    this.#images = images;
    this.#graphics = graphics;
  }

  /** Bytes that are not used. */
  get free(): number {
    return this.capacity - sizeOf(this.#images) - sizeOf(this.#graphics);
  }

  /** Key codes in their order. */
  get keys(): string[] {
    return [...this.#graphics.keys()].sort();
  }

  find(kind: 'images' | 'graphics', name: string): Kept | undefined {
    return (kind === 'images' ? this.#images : this.#graphics).get(name);
  }

  /** Replaces everything by images 1, 2 ... as far as they fit; returns how many did. */
  defineImages(pictures: readonly StoredPicture[], since: number): number {
    let room = this.capacity;
    const fits = pictures.findIndex(({ size }) => {
      room -= size;
      return room < 0;
    });
    const taken = fits < 0 ? pictures : pictures.slice(0, fits);
    this.#images = new Map(taken.map((picture, i) => [`${i + 1}`, { picture, since }]));
    this.#graphics = new Map();
    this.#changed();
    return taken.length;
  }

  /** Keeps a picture under a key code, in place of the one that has it; false when it does not fit. */
  define(key: string, picture: StoredPicture, since: number): boolean {
    const others = new Map(this.#graphics);
    others.delete(key);
    if (picture.size > this.capacity - sizeOf(others)) return false;
    this.#graphics = others.set(key, { picture, since });
    this.#images = new Map();
    this.#changed();
    return true;
  }

  /** Deletes the picture under a key code; false when there is none. */
  delete(key: string): boolean {
    const others = new Map(this.#graphics);
    if (!others.delete(key)) return false;
    this.#graphics = others;
    this.#changed();
    return true;
  }

  /** Deletes every picture that has a key code. */
  clear(): void {
    if (this.#graphics.size > 0) this.#changed();
    this.#graphics = new Map();
  }

  /** What is kept, by number and by key code. */
  get content(): { images: Record<string, StoredPicture>; graphics: Record<string, StoredPicture> } {
    const pictures = (of: ReadonlyMap<string, Kept>) =>
      Object.fromEntries([...of].map(([name, { picture }]) => [name, picture]));
    return { images: pictures(this.#images), graphics: pictures(this.#graphics) };
  }
}

function kept(pictures: Readonly<Record<string, StoredPicture>>): ReadonlyMap<string, Kept> {
  return new Map(Object.entries(pictures).map(([name, picture]) => [name, { picture, since: BEFORE }]));
}

function sizeOf(pictures: ReadonlyMap<string, Kept>): number {
  let size = 0;
  for (const { picture } of pictures.values()) size += picture.size;
  return size;
}

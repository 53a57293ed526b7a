import type { Model } from '../models/model.ts';
import { PictureMemory } from './memory-pictures.ts';
import { UserMemory } from './memory-user.ts';
import { type Json, toJson } from './stored-json.ts';
import type { StoredPicture } from './stored-picture.ts';

/** What non-volatile memory holds. */
export interface MemoryContent {
  /** Pictures of FS q by number. */
  readonly images?: Readonly<Record<string, StoredPicture>>;
  /** Pictures of GS ( L by key code. */
  readonly graphics?: Readonly<Record<string, StoredPicture>>;
  /** Bytes of FS g. */
  readonly area?: Uint8Array;
  /** Records of GS ( C by key code. */
  readonly records?: Readonly<Record<string, Uint8Array>>;
}

/** What the printer keeps over ESC @ and without power. */
export class Memory {
  readonly pictures: PictureMemory;
  readonly user: UserMemory;
  #hasChanged = false;

  constructor({ memory }: Model, { images = {}, graphics = {}, area, records = {} }: MemoryContent = {}) {
    const changed = () => {
      this.#hasChanged = true;
    };
    this.pictures = new PictureMemory(memory.graphics, images, graphics, changed);
    this.user = new UserMemory(memory.user, area ?? null, records, changed);
  }

  snapshot() {
    return { pictures: this.pictures.snapshot(), user: this.user.snapshot(), hasChanged: this.#hasChanged };
  }

  restore({ pictures, user, hasChanged }: ReturnType<Memory['snapshot']>): void {
    this.pictures.restore(pictures);
    this.user.restore(user);
    this.#hasChanged = hasChanged;
  }

  /** True when something was written since the last call. */
  takeChange(): boolean {
    const hasChanged = this.#hasChanged;
    this.#hasChanged = false;
    return hasChanged;
  }

  /** Everything that it holds, as JSON; what is empty is left out. */
  get content(): { readonly [key: string]: Json } {
    const parts = { ...this.pictures.content, ...this.user.content };
    const filled = Object.entries(parts).filter(([, part]) => part !== null && Object.keys(part).length > 0);
    return Object.fromEntries(filled.map(([name, part]) => [name, toJson(part)]));
  }
}

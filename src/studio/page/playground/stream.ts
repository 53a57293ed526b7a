import { computed, signal } from '@preact/signals';
import { go, nothingChosen, place } from '../parts/address.ts';
import { fromBase64, hexOf, readPasted, toBase64 } from '../parts/bytes.ts';
import { tellDone } from '../parts/notice.ts';
import { words } from '../words/words.ts';

/** Longest bytes that an address carries; a longer stream stays in the page. */
const MOST_IN_ADDRESS = 48_000;

/** Most bytes that are written out where they came without a text. */
const MOST_WRITTEN = 16_384;

/** What was dropped and is too long for an address: it counts while the address has no bytes. */
const own = signal<Uint8Array | null>(null);
/** What was typed last, and what it was read as. */
const typed = signal<{ readonly text: string; readonly bytes: string; readonly own: Uint8Array | null }>({
  text: '',
  bytes: '',
  own: null,
});

const given = computed(() => place.value.bytes);

/** The bytes of the playground; null: there are none. */
export const stream = computed<Uint8Array | null>(() => (given.value === '' ? own.value : decoded(given.value)));

/** The same as text: as they were typed, or as hexadecimal digits where they came with a link or a file. */
export const text = computed(() => {
  if (typed.value.bytes === given.value && typed.value.own === own.value) return typed.value.text;
  const bytes = stream.value ?? new Uint8Array(0);
  return bytes.length > MOST_WRITTEN ? '' : Array.from(bytes, hexOf).join(' ');
});

/** Takes bytes in place of those before; going back in the history brings these back. */
export function take(bytes: Uint8Array, model = place.value.model): void {
  const before = { bytes: own.value, typed: typed.value, at: place.value };
  const hadAny = stream.value !== null;
  keep(bytes, false, model);
  if (!hadAny) return;
  tellDone(words.value.play.replaced, () => {
    own.value = before.bytes;
    typed.value = before.typed;
    go(before.at);
  });
}

/** Takes a text as it is typed; throws where it cannot be read. */
export function type(written: string): void {
  const bytes = written.trim() === '' ? new Uint8Array(0) : readPasted(written);
  keep(bytes, stream.value !== null, place.value.model);
  typed.value = { text: written, bytes: given.value, own: own.value };
}

/** Takes a text as a sample or a capture has it. */
export function takeText(written: string, model = place.value.model): void {
  take(readPasted(written), model);
  typed.value = { text: written, bytes: given.value, own: own.value };
}

function keep(bytes: Uint8Array, replaces: boolean, model: string): void {
  const fits = bytes.length <= MOST_IN_ADDRESS;
  own.value = fits ? null : bytes;
  go({ model, bytes: fits ? toBase64(bytes) : '', slip: null, ...nothingChosen }, replaces);
}

function decoded(bytes: string): Uint8Array | null {
  if (bytes === '') return null;
  try {
    return fromBase64(bytes);
  } catch {
    return null;
  }
}

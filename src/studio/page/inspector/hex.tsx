import { useEffect, useRef } from 'preact/hooks';
import type { Source } from '../../../../emulator/machine/slip.ts';
import { hexOf, letterOf } from '../parts/bytes.ts';
import { scrollWithin } from '../parts/scroll-within.ts';
import { words } from '../words/words.ts';

/** Bytes of a row. */
const ACROSS = 8;
/** Rows that are shown around the chosen bytes: a receipt with a picture has thousands. */
const SHOWN = 64;

interface HexProps {
  readonly bytes: Uint8Array;
  readonly chosen: Source | null;
  readonly onByte: (offset: number) => void;
}

/** The bytes, the chosen ones marked; a click chooses the command that a byte belongs to. */
export function Hex({ bytes, chosen, onByte }: HexProps) {
  const part = useRef<HTMLElement>(null);
  useEffect(() => scrollWithin(part.current, '.is-chosen'), [chosen?.offset]);
  const rows = Math.ceil(bytes.length / ACROSS);
  const at = Math.floor((chosen?.offset ?? 0) / ACROSS);
  const first = Math.max(0, Math.min(at - (SHOWN >> 1), rows - SHOWN));
  const shown = Array.from({ length: Math.min(SHOWN, rows) }, (_, i) => first + i);
  const isChosen = (offset: number) =>
    chosen !== null && offset >= chosen.offset && offset < chosen.offset + chosen.length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reached by the keyboard.
    <section ref={part} class="hex" aria-label={words.value.inspector.bytes} tabIndex={0}>
      {shown.map((row) => {
        const offset = row * ACROSS;
        const own = [...bytes.subarray(offset, offset + ACROSS)];
        return (
          <div class="hex-row" key={row}>
            <span class="offset">{offset.toString(16).padStart(6, '0')}</span>
            <span class="digits">
              {own.map((byte, i) => (
                <button
                  type="button"
                  // biome-ignore lint/suspicious/noArrayIndexKey: a byte is known by its place.
                  key={i}
                  tabIndex={-1}
                  class={isChosen(offset + i) ? 'is-chosen' : ''}
                  onClick={() => onByte(offset + i)}
                >
                  {hexOf(byte)}
                </button>
              ))}
            </span>
            <span class="letters">{own.map(letterOf).join('')}</span>
          </div>
        );
      })}
    </section>
  );
}

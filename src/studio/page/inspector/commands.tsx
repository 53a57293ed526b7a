import { useEffect, useRef } from 'preact/hooks';
import { scrollWithin } from '../parts/scroll-within.ts';
import { told } from '../words/told.ts';
import { words } from '../words/words.ts';
import { chooseRow, chosenRow } from './chosen.ts';
import type { rowsWith } from './search.ts';

/** Rows that are in the page at once, around the chosen one: the others are reached by searching or going on. */
const SHOWN = 400;

/** Commands and runs of text, in order: those that were found. */
export function Commands({ found }: { readonly found: ReturnType<typeof rowsWith> }) {
  const list = useRef<HTMLDivElement>(null);
  const chosen = chosenRow.value;
  useEffect(() => scrollWithin(list.current, '[aria-selected="true"]'), [chosen, found.length]);
  const at = found.findIndex(({ index }) => index === chosen);
  const first = Math.max(0, Math.min(at - (SHOWN >> 1), found.length - SHOWN));
  const shown = found.slice(first, first + SHOWN);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = found[Math.max(0, Math.min(found.length - 1, at + by))];
    if (next) chooseRow(next.index);
  };
  return (
    <div
      ref={list}
      class="commands"
      role="listbox"
      aria-label={words.value.inspector.commands}
      tabIndex={0}
      aria-activedescendant={at < 0 ? undefined : `command-${chosen}`}
      onKeyDown={move}
    >
      {shown.map(({ row, index }) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys.
        <div
          key={index}
          id={`command-${index}`}
          class={`command is-${row.id === 'text' ? 'text' : row.id === 'unknown' ? 'unknown' : 'known'}`}
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onClick={() => chooseRow(index)}
        >
          <span class="offset">{row.offset}</span>
          <span class="id">{row.id}</span>
          <span class="meaning">{told.value(row.meaning)}</span>
        </div>
      ))}
    </div>
  );
}

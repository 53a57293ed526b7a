import { useEffect, useRef } from 'preact/hooks';
import type { Printing } from '../engine/engine.ts';
import { words } from '../words/words.ts';
import { chosenRow } from './chosen.ts';

/** Rows that are in the page at once, around the chosen one: the others are reached by searching or going on. */
const SHOWN = 400;

/** Every command and run of text, in order, those alone that hold what is searched for. */
export function Commands({ printing, sought }: { readonly printing: Printing; readonly sought: string }) {
  const list = useRef<HTMLDivElement>(null);
  const chosen = chosenRow.value;
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const wanted = sought.trim().toLowerCase();
  const all = printing.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => wanted === '' || `${row.id} ${row.hex} ${row.meaning}`.toLowerCase().includes(wanted));
  const at = all.findIndex(({ index }) => index === chosen);
  const first = Math.max(0, Math.min(at - (SHOWN >> 1), all.length - SHOWN));
  const shown = all.slice(first, first + SHOWN);
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) chosenRow.value = next.index;
  };
  return (
    <>
      {wanted !== '' && <p class="quiet">{words.value.inspector.found(all.length)}</p>}
      <div
        ref={list}
        class="commands"
        role="listbox"
        aria-label={words.value.inspector.commands}
        tabIndex={0}
        aria-activedescendant={chosen === null ? undefined : `command-${chosen}`}
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
            onClick={() => {
              chosenRow.value = index;
            }}
          >
            <span class="offset">{row.offset}</span>
            <span class="id">{row.id}</span>
            <span class="meaning">{row.meaning}</span>
          </div>
        ))}
      </div>
    </>
  );
}

import { signal } from '@preact/signals';
import { go, place } from '../parts/address.ts';
import { words } from '../words/words.ts';
import { chosenOrigin, chosenRow, chosenSource, looked, rowAt, stepped, stepTo, upTo } from './chosen.ts';
import { Commands } from './commands.tsx';
import { Hex } from './hex.tsx';
import { StateTable } from './state-table.tsx';

export const sought = signal('');

/** What stands at a dot, which bytes made it, and every command in its order. */
export function Inspector() {
  const said = words.value.inspector;
  const at = looked.value;
  if (!at) return <p class="quiet">{said.none}</p>;
  const { printing } = at;
  const count = upTo.value;
  const total = printing.rows.length;
  return (
    <div class="inspector">
      <Dot />
      <div class="steps">
        <span class="steps-name">{said.step}</span>
        <button type="button" onClick={() => stepTo(Math.max(0, (count ?? total) - 1))} disabled={count === 0}>
          {said.back}
        </button>
        <button type="button" onClick={() => stepTo(Math.min(total, (count ?? 0) + 1))} disabled={count === total}>
          {said.forward}
        </button>
        <button type="button" onClick={() => stepTo(null)} disabled={count === null}>
          {said.all}
        </button>
        {count !== null && <span class="quiet">{said.upTo(count, total)}</span>}
      </div>
      {stepped.value && <StateTable settings={stepped.value.settings} />}
      <label class="search">
        <span class="visually-hidden">{said.search}</span>
        <input
          id="search"
          type="search"
          placeholder={said.search}
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
          }}
        />
      </label>
      <Commands printing={printing} sought={sought.value} />
      <Hex
        bytes={printing.bytes}
        chosen={chosenSource.value}
        onByte={(offset) => {
          chosenRow.value = rowAt(printing, offset);
        }}
      />
      <Diagnostics />
    </div>
  );
}

function Dot() {
  const said = words.value.inspector;
  const { dot } = place.value;
  const at = looked.value!;
  if (!dot) return <p class="quiet">{said.none}</p>;
  const origin = chosenOrigin.value;
  const row = origin && rowAt(at.printing, origin.offset);
  return (
    <div class="origin" role="status">
      <strong>{said.at(dot[0], dot[1])}</strong>
      {origin ? (
        <>
          <span class="kind">{said.kinds[origin.kind]}</span>
          {origin.reads !== '' && <q>{origin.reads}</q>}
          <button
            type="button"
            class="link"
            onClick={() => {
              chosenRow.value = row;
            }}
          >
            {said.offset} {origin.offset}
            {origin.length > 1 ? ` – ${origin.offset + origin.length - 1}` : ''}
          </button>
          {row !== null && <span class="meaning">{at.printing.rows[row]!.meaning}</span>}
        </>
      ) : (
        <span class="quiet">{said.white}</span>
      )}
    </div>
  );
}

function Diagnostics() {
  const said = words.value.inspector;
  const { printing } = looked.value!;
  const told = printing.diagnostics.filter(({ severity }) => severity !== 'info');
  return (
    <section class="diagnostics" aria-label={said.diagnostics}>
      <h2 class="small">{said.diagnostics}</h2>
      {told.length === 0 && <p class="quiet">{said.noDiagnostics}</p>}
      <ul>
        {told.map(({ offset, severity, code, message }) => (
          <li key={`${offset}${code}`} class={`is-${severity}`}>
            <button
              type="button"
              class="link"
              onClick={() => {
                chosenRow.value = rowAt(printing, offset);
                go({ side: 'inspector' }, true);
              }}
            >
              {said.offset} {offset}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

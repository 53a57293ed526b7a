import { go, place } from '../parts/address.ts';
import { copy } from '../parts/clipboard.ts';
import { words } from '../words/words.ts';
import { chooseRow, chosenSource, dumpOf, looked, rowAt, stepBy, stepped, stepTo } from './chosen.ts';
import { ChosenCommand, ChosenDot } from './chosen-parts.tsx';
import { Commands } from './commands.tsx';
import { Hex } from './hex.tsx';
import { rowsWith } from './search.ts';
import { StateTable } from './state-table.tsx';

/** What stands at a dot, which bytes made it, and every command in its order. */
export function Inspector() {
  const said = words.value.inspector;
  const at = looked.value;
  if (!at) return <p class="quiet">{said.none}</p>;
  const { printing } = at;
  const { find } = place.value;
  const found = rowsWith(printing, find);
  return (
    <div class="inspector">
      <ChosenDot />
      <ChosenCommand />
      <Steps />
      {stepped.value && <StateTable settings={stepped.value.settings} />}
      <label class="search">
        <span class="visually-hidden">{said.search}</span>
        <input
          id="search"
          type="search"
          placeholder={said.search}
          value={find}
          onInput={(event) => go({ find: event.currentTarget.value }, true)}
        />
      </label>
      {find.trim() !== '' && (
        <p class="quiet" role="status">
          {said.found(found.length)}
        </p>
      )}
      <Commands found={found} />
      <Hex bytes={printing.bytes} chosen={chosenSource.value} onByte={(offset) => chooseRow(rowAt(printing, offset))} />
      <div class="row">
        <button type="button" onClick={async () => copy(await dumpOf(at))}>
          {said.copyDump}
        </button>
      </div>
      <Diagnostics />
    </div>
  );
}

function Steps() {
  const said = words.value.inspector;
  const { step } = place.value;
  const total = looked.value!.printing.rows.length;
  return (
    <div class="steps">
      <span class="steps-name">{said.step}</span>
      <button type="button" onClick={() => stepBy(-1)} disabled={step === 0}>
        {said.back}
      </button>
      <button type="button" onClick={() => stepBy(1)} disabled={step !== null && step >= total}>
        {said.forward}
      </button>
      <button type="button" onClick={() => stepTo(null)} disabled={step === null}>
        {said.all}
      </button>
      {step !== null && <span class="quiet">{said.upTo(step, total)}</span>}
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
            <button type="button" class="link" onClick={() => chooseRow(rowAt(printing, offset))}>
              {said.offset} {offset}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { SlipFacts } from '../../messages.ts';
import { fileOf, keepGolden } from '../live/ask.ts';
import type { Roll } from '../live/rolls.ts';
import { place } from '../parts/address.ts';
import { copy } from '../parts/clipboard.ts';
import { words } from '../words/words.ts';

/** What is known of the chosen slip, and what can be taken from it. */
export function SlipSide({ roll }: { readonly roll: Roll }) {
  const said = words.value.slipFacts;
  const { slip } = place.value;
  const facts = roll.papers.value.find((paper) => paper.slip === slip)?.facts.value;
  if (!facts) return <p class="quiet">{words.value.inspector.none}</p>;
  const { printer } = facts;
  const picture = () => fetch(fileOf(printer, facts.slip, 'png')).then((answer) => answer.blob());
  const text = () => fetch(fileOf(printer, facts.slip, 'txt')).then((answer) => answer.text());
  return (
    <div class="slip-side">
      <dl>
        <dt>{said.end}</dt>
        <dd>{words.value.ends[facts.end]}</dd>
        <dt>{said.rows}</dt>
        <dd>{facts.height}</dd>
        <dt>{said.bytes}</dt>
        <dd>{facts.bytes}</dd>
        {facts.took !== null && (
          <>
            <dt>{said.took}</dt>
            <dd>{(facts.took / 1000).toFixed(2)} s</dd>
          </>
        )}
      </dl>
      <h2 class="small">{said.save}</h2>
      <div class="row">
        {(['png', 'pdf', 'txt', 'escpos'] as const).map((extension) => (
          <a class="button" key={extension} href={fileOf(printer, facts.slip, extension)} download>
            {said[extension]}
          </a>
        ))}
        <button type="button" onClick={() => print()}>
          {said.print}
        </button>
        <button type="button" onClick={() => copy(picture())}>
          {said.copy}
        </button>
        <button type="button" onClick={async () => copy(await text())}>
          {said.copyText}
        </button>
      </div>
      <p class="quiet">{said.hidden}</p>
      <GoldenForm key={`${printer}/${facts.slip}`} facts={facts} />
      <h2 class="small">{said.text}</h2>
      <pre class="text">{facts.text}</pre>
    </div>
  );
}

/** Keeps the slip as a golden; one that is there is replaced only when that is said again. */
function GoldenForm({ facts: { printer, slip } }: { readonly facts: SlipFacts }) {
  const said = words.value.slipFacts;
  const [name, setName] = useState('');
  const [isThere, setThere] = useState(false);
  const [told, setTold] = useState('');
  const keep = async (replaces: boolean) => {
    const kept = await keepGolden(printer, slip, name, replaces);
    setThere(kept?.isThere ?? false);
    setTold(kept && !kept.isThere ? said.goldenKept(kept.path) : '');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void keep(false);
      }}
    >
      <h2 class="small">{said.golden}</h2>
      <label>
        <span class="visually-hidden">{said.goldenName}</span>
        <input
          required
          pattern="[\w.\-]+(\/[\w.\-]+)*"
          placeholder={said.goldenName}
          title={said.goldenPattern}
          value={name}
          onInput={(event) => {
            setName(event.currentTarget.value);
            setThere(false);
          }}
        />
      </label>
      <div class="row">
        <button type="submit">{said.keep}</button>
        {isThere && (
          <button type="button" onClick={() => keep(true)}>
            {said.replace}
          </button>
        )}
        <span role="status">{isThere ? said.isThere(name) : told}</span>
      </div>
    </form>
  );
}

import { useState } from 'preact/hooks';
import { fileOf, keepGolden } from '../live/ask.ts';
import type { Roll } from '../live/rolls.ts';
import { place } from '../parts/address.ts';
import { words } from '../words/words.ts';

/** What is known of the chosen slip, and what can be taken from it. */
export function SlipSide({ roll }: { readonly roll: Roll }) {
  const said = words.value.slipFacts;
  const [name, setName] = useState('');
  const [told, setTold] = useState('');
  const { slip } = place.value;
  const facts = roll.papers.value.find((paper) => paper.slip === slip)?.facts.value;
  if (!facts) return <p class="quiet">{words.value.inspector.none}</p>;
  const { printer } = facts;
  const copy = async () => {
    const answer = await fetch(fileOf(printer, facts.slip, 'png'));
    const picture = await answer.blob();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    setTold(said.copied);
  };
  const keep = async (event: Event) => {
    event.preventDefault();
    const kept = await keepGolden(printer, facts.slip, name);
    if (kept) setTold(said.goldenKept(kept.path));
  };
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
        {(['png', 'txt', 'escpos'] as const).map((extension) => (
          <a class="button" key={extension} href={fileOf(printer, facts.slip, extension)} download>
            {said[extension]}
          </a>
        ))}
        <button type="button" onClick={() => print()}>
          {said.print}
        </button>
        <button type="button" onClick={copy}>
          {said.copy}
        </button>
      </div>
      <p class="quiet">{said.hidden}</p>
      <form onSubmit={keep}>
        <h2 class="small">{said.golden}</h2>
        <label>
          <span class="visually-hidden">{said.goldenName}</span>
          <input
            required
            pattern="[\w.\-]+(\/[\w.\-]+)*"
            placeholder={said.goldenName}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <button type="submit">{said.keep}</button>
      </form>
      <p role="status">{told}</p>
      <h2 class="small">{said.text}</h2>
      <pre class="text">{facts.text}</pre>
    </div>
  );
}

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { go, nothingChosen, place } from '../parts/address.ts';
import { copy } from '../parts/clipboard.ts';
import { words } from '../words/words.ts';
import { samples } from './samples.ts';
import { stream, take, takeText, text, type } from './stream.ts';

/** What a select offers before the engine has come. */
const names = signal<readonly string[]>([]);

/** Where bytes come from: a text, a sample, a file; and the printer that they are for. */
export function PlayInput({ trouble }: { readonly trouble: string }) {
  const said = words.value.play;
  const { model, bytes } = place.value;
  const [unread, setUnread] = useState(false);
  useEffect(() => {
    void import('../engine/printing.ts').then(({ modelNames }) => {
      names.value = modelNames;
    });
  }, []);
  const read = (written: string) => {
    try {
      type(written);
      setUnread(false);
    } catch {
      setUnread(true);
    }
  };
  return (
    <section class="play-input" aria-label={said.title}>
      <label class="field">
        <span>{said.input}</span>
        <textarea
          spellcheck={false}
          rows={9}
          value={text.value}
          placeholder="1B 40 48 65 6C 6C 6F 0A"
          onInput={(event) => read(event.currentTarget.value)}
        />
      </label>
      <p class="quiet">{said.drop}</p>
      <div class="row">
        <label class="field is-inline">
          <span>{said.model}</span>
          <select value={model} onChange={(event) => go({ model: event.currentTarget.value, ...nothingChosen })}>
            {(names.value.length > 0 ? names.value : [model]).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <button type="button" onClick={() => copy(location.href)} disabled={bytes === ''} title={said.shared}>
          {said.share}
        </button>
        <button type="button" onClick={() => take(new Uint8Array(0))} disabled={stream.value === null}>
          {said.clear}
        </button>
      </div>
      <div class="row">
        <span class="quiet">{said.samples}</span>
        <Samples />
      </div>
      <p role="status" class="told">
        {unread ? said.unread : trouble}
      </p>
    </section>
  );
}

/** Streams to begin with. */
function Samples() {
  const said = words.value.play;
  return (Object.keys(samples) as (keyof typeof samples)[]).map((name) => (
    <button type="button" key={name} onClick={() => takeText(samples[name].text, samples[name].model)}>
      {said.sampleNames[name]}
    </button>
  ));
}

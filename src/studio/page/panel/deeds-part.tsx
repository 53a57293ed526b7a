import { tellDone } from '../parts/notice.ts';
import { save } from '../parts/save.ts';
import { words } from '../words/words.ts';
import { deeds, scenarioOf } from './deeds.ts';

/** What was done at the machine, and what can be made of it. */
export function DeedsPart({ model }: { readonly model: string }) {
  const said = words.value.panel;
  const done = deeds.value;
  const forget = () => {
    deeds.value = [];
    tellDone(said.forgotten, () => {
      deeds.value = [...done, ...deeds.value];
    });
  };
  return (
    <section aria-label={said.deeds}>
      <h2 class="small">{said.deeds}</h2>
      {done.length === 0 ? (
        <p class="quiet">{said.noDeeds}</p>
      ) : (
        <>
          <pre class="deeds">{done.map(({ step }) => `- ${step}`).join('\n')}</pre>
          <div class="row">
            <button
              type="button"
              onClick={() => save('studio.yaml', new Blob([scenarioOf(model)], { type: 'text/yaml' }))}
            >
              {said.save}
            </button>
            <button type="button" onClick={forget}>
              {said.forget}
            </button>
          </div>
        </>
      )}
    </section>
  );
}

import type { ComponentChildren } from 'preact';
import { goScenarios, place } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { words } from '../words/words.ts';
import { run } from './deeds.ts';
import { StandingMark } from './standing.tsx';
import { project } from './store.ts';
import { told } from './times.ts';

/** What is known of the chosen scenario. */
export function Picked() {
  const said = scenarioWords.value;
  const { pick } = place.value.scenarios;
  const scenario = project.value?.scenarios.find(({ id }) => id === pick);
  if (!scenario) {
    return project.value !== null && project.value.scenarios.length > 0 ? <p class="quiet">{said.pick.none}</p> : null;
  }
  const { id, title, file, line, src, acquirer, model, tags, failures, needs, quarantine, on, lacks, steps } = scenario;
  const last = project.value!.last[id];
  const lists = [
    [said.pick.tags, tags],
    [said.pick.failures, failures],
    [said.pick.needs, needs.length > 0 ? needs : [said.pick.noNeeds]],
  ] as const;
  return (
    <section class="picked" aria-label={said.pick.label}>
      <h2>{title}</h2>
      <p class="row">
        <button type="button" class="is-main" onClick={() => run([id])}>
          {said.run.one}
        </button>
        {last && (
          <button type="button" onClick={() => goScenarios({ run: last.run, scenario: null, slip: null })}>
            {said.pick.last}: <StandingMark standing={last.standing} /> {told(last.duration)}
          </button>
        )}
      </p>
      {lacks !== undefined && (
        <p class="lacks">
          <strong>{said.pick.lacks}</strong> {speech.value.tell(lacks)}
        </p>
      )}
      {quarantine && (
        <p class="lacks">
          <strong>{said.pick.quarantine}</strong>{' '}
          {words.value.facts([quarantine.reason, said.pick.until(quarantine.until)])}
        </p>
      )}
      <dl class="facts">
        <Fact name={said.pick.file}>
          <code>
            {file}:{line}
          </code>
        </Fact>
        <Fact name={said.pick.source}>{src}</Fact>
        <Fact name={said.pick.terminal}>{acquirer}</Fact>
        <Fact name={said.pick.printer}>{model}</Fact>
        {lacks === undefined && <Fact name={said.pick.runsOn}>{on ?? said.pick.virtual}</Fact>}
        {lists.map(
          ([name, values]) =>
            values.length > 0 && (
              <Fact name={name} key={name}>
                <span class="tags">
                  {values.map((value) => (
                    <code key={value}>{value}</code>
                  ))}
                </span>
              </Fact>
            ),
        )}
      </dl>
      <h3 class="small">{said.pick.steps}</h3>
      <ol class="step-titles">
        {steps.map((step, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a file, in their order.
          <li key={i}>{speech.value.tell(step)}</li>
        ))}
      </ol>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

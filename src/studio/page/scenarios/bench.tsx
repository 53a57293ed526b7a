import { signal } from '@preact/signals';
import type { Diagnosis } from '../../scenario-messages.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { askDoctor } from './ask.ts';
import { project } from './store.ts';

/** What the doctor has said; null: it is being asked. */
const diagnoses = signal<readonly Diagnosis[] | null>([]);

async function examine(): Promise<void> {
  diagnoses.value = null;
  diagnoses.value = (await askDoctor()) ?? [];
}

/** What the bench file names, and what the doctor says of each device. */
export function BenchFacts() {
  const said = scenarioWords.value.bench;
  const { bench } = project.value ?? {};
  if (project.value === null) return null;
  return (
    <section aria-label={said.title} class="bench">
      <h2 class="small">{said.title}</h2>
      {bench === undefined ? (
        <p class="quiet">{said.none}</p>
      ) : (
        <>
          <p>
            <code>{bench.path}</code>
          </p>
          <dl class="facts">
            <dt>{said.printers}</dt>
            {bench.printers.map(({ name, model, port }) => (
              <dd key={name}>
                {name}: {model} <code>{port}</code>
              </dd>
            ))}
            <dt>{said.terminals}</dt>
            {bench.terminals.map(({ name, acquirer, driver }) => (
              <dd key={name}>
                {name}: {acquirer} <code>{driver}</code>
              </dd>
            ))}
            <dt>{said.links}</dt>
            {bench.links.map(({ terminal, printer }) => (
              <dd key={terminal}>{said.on(terminal, printer)}</dd>
            ))}
          </dl>
          <button type="button" disabled={diagnoses.value === null} onClick={examine}>
            {said.doctor}
          </button>
          <div role="status">
            {diagnoses.value === null ? <p class="quiet">{said.examining}</p> : diagnoses.value.map(diagnosis)}
          </div>
        </>
      )}
    </section>
  );
}

function diagnosis({ device, checks }: Diagnosis) {
  const said = scenarioWords.value.bench;
  const { tell } = speech.value;
  const below = (name: string, text: string | undefined) =>
    text !== undefined && (
      <p>
        <span class="quiet">{name}</span> {tell(text)}
      </p>
    );
  return (
    <div class="diagnosis" key={device}>
      <h3>{device}</h3>
      <ul>
        {checks.map(({ verdict, found, tried, came, todo }) => (
          <li key={found} class={`is-${verdict}`}>
            <span class="standing">{said.verdicts[verdict]}</span> {tell(found)}
            {below(said.tried, tried)}
            {below(said.came, came)}
            {below(said.todo, todo)}
          </li>
        ))}
      </ul>
    </div>
  );
}

import type { ListedScenario } from '../../scenario-messages.ts';
import { goScenarios, place } from '../parts/address.ts';
import { scenarioWords } from '../words/scenarios.ts';
import { BenchFacts } from './bench.tsx';
import { BrokenFiles, NoScenarios, Unreadable } from './broken.tsx';
import { meantScenarios, run, shownScenarios, tick, wrongScenarios } from './deeds.ts';
import { History } from './history.tsx';
import { Pace } from './pace.tsx';
import { Picked } from './picked.tsx';
import { shows } from './place.ts';
import { StandingMark } from './standing.tsx';
import { project, ticked } from './store.ts';
import { told } from './times.ts';

/** The list of scenarios, what is known of the chosen one, and earlier runs. */
export function ScenarioList() {
  const said = scenarioWords.value;
  const known = project.value;
  return (
    <main class="desk scenarios">
      <div class="scenario-main">
        {known === null ? (
          <p class="quiet" role="status">
            {said.reading}
          </p>
        ) : known.wrong !== undefined ? (
          <Unreadable why={known.wrong} />
        ) : known.scenarios.length === 0 && known.broken.length === 0 ? (
          <NoScenarios folder={known.folder} />
        ) : (
          <>
            <Toolbar />
            {known.broken.length > 0 && <BrokenFiles files={known.broken} />}
            <Groups />
          </>
        )}
      </div>
      <aside class="side">
        <Picked />
        <History />
        <BenchFacts />
      </aside>
    </main>
  );
}

function Toolbar() {
  const said = scenarioWords.value;
  const { find, show } = place.value.scenarios;
  const meant = meantScenarios();
  const shown = shownScenarios();
  const isTicked = shown.some(({ id }) => ticked.value.has(id));
  const wrong = wrongScenarios();
  const all = project.value!.scenarios.length;
  const label = isTicked ? said.run.ticked : shown.length < all ? said.run.shown : said.run.all;
  return (
    <div class="scenario-bar">
      <label class="scenario-find">
        <span class="visually-hidden">{said.find}</span>
        <input
          id="search"
          type="search"
          placeholder={said.find}
          value={find}
          onInput={(event) => goScenarios({ find: event.currentTarget.value }, true)}
        />
      </label>
      <fieldset class="group">
        <legend class="visually-hidden">{said.showLabel}</legend>
        {shows.map((one) => (
          <button type="button" key={one} aria-pressed={one === show} onClick={() => goScenarios({ show: one }, true)}>
            {said.show[one]}
          </button>
        ))}
      </fieldset>
      <span class="spring" />
      <Pace />
      {wrong.length > 0 && (
        <button type="button" onClick={() => run(wrong)}>
          {said.run.failed(wrong.length)}
        </button>
      )}
      <button type="button" class="is-main" disabled={meant.length === 0} onClick={() => run(meant)}>
        {label(meant.length)}
      </button>
    </div>
  );
}

function Groups() {
  const said = scenarioWords.value;
  const groups = new Map<string, ListedScenario[]>();
  for (const scenario of shownScenarios()) {
    const name = scenario.id.includes('/') ? scenario.id.split('/')[0]! : '';
    groups.set(name, [...(groups.get(name) ?? []), scenario]);
  }
  if (groups.size === 0) {
    return (
      <p class="quiet row">
        {said.none}
        <button type="button" onClick={() => goScenarios({ find: '', show: 'all' }, true)}>
          {said.showAll}
        </button>
      </p>
    );
  }
  return (
    <div class="scenario-groups">
      {[...groups].map(([name, scenarios]) => (
        <Group key={name} name={name} scenarios={scenarios} />
      ))}
    </div>
  );
}

function Group({ name, scenarios }: { readonly name: string; readonly scenarios: readonly ListedScenario[] }) {
  const said = scenarioWords.value;
  const count = scenarios.filter(({ id }) => ticked.value.has(id)).length;
  const tickAll = () => {
    const ids = scenarios.map(({ id }) => id);
    const rest = [...ticked.value].filter((id) => !ids.includes(id));
    ticked.value = new Set(count === ids.length ? rest : [...rest, ...ids]);
  };
  return (
    <section class="scenario-group" aria-label={name || said.title}>
      <h2 class="small">
        <input
          type="checkbox"
          aria-label={said.tickAll(name || said.title)}
          checked={count === scenarios.length}
          indeterminate={count > 0 && count < scenarios.length}
          onChange={tickAll}
        />
        {name || said.title} <span class="count">{scenarios.length}</span>
      </h2>
      <ul>
        {scenarios.map((scenario) => (
          <Row key={scenario.id} scenario={scenario} />
        ))}
      </ul>
    </section>
  );
}

function Row({ scenario: { id, title, lacks } }: { readonly scenario: ListedScenario }) {
  const said = scenarioWords.value;
  const last = project.value?.last[id];
  const isPicked = place.value.scenarios.pick === id;
  return (
    <li class={`scenario-row ${isPicked ? 'is-picked' : ''}`} id={`pick-${id}`}>
      <input type="checkbox" aria-label={said.tick(title)} checked={ticked.value.has(id)} onChange={() => tick(id)} />
      <button
        type="button"
        class="scenario-name"
        aria-pressed={isPicked}
        onClick={() => goScenarios({ pick: isPicked ? null : id }, true)}
      >
        <span class="scenario-title">{title}</span>
        <span class="id">{id}</span>
      </button>
      <span class="scenario-marks">
        {lacks !== undefined && <span class="standing is-skipped">{said.lacking}</span>}
        <StandingMark standing={last?.standing ?? null} />
      </span>
      <span class="scenario-time">{last ? told(last.duration) : ''}</span>
    </li>
  );
}

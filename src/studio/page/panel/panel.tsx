import type { FaultName } from '../../../printers/faults.ts';
import { setPace } from '../live/ask.ts';
import type { Roll } from '../live/rolls.ts';
import { words } from '../words/words.ts';
import { makeWell, setFault, setPaper } from './acts.ts';
import { DeedsPart } from './deeds-part.tsx';
import { StatusTable } from './status-table.tsx';
import { Switch } from './switch.tsx';

/** Faults with a switch of their own; every other is in a list. */
const SWITCHES: ReadonlySet<string> = new Set<FaultName>([
  'paper-near-end',
  'paper-end',
  'cover-open',
  'drawer-open',
  'cutter-jam',
  'head-hot',
  'power-cut',
]);

/** The machine: its switches act at once on the wire, and what the host is told of them stands beside. */
export function Panel({ roll }: { readonly roll: Roll }) {
  const said = words.value.panel;
  const { facts } = roll;
  const state = roll.state.value;
  if (!state) return null;
  const { faults } = state;
  const all = Object.entries(words.value.faults) as [FaultName, string][];
  const lists: readonly (readonly [string, readonly (readonly [FaultName, string])[]])[] = [
    [said.link, Object.entries(said.linkFaults) as [FaultName, string][]],
    [said.others, all.filter(([name]) => !SWITCHES.has(name))],
  ];
  return (
    <div class="panel">
      <Switches roll={roll} />
      <section aria-label={said.status}>
        <h2 class="small">{said.status}</h2>
        <StatusTable status={state.status} />
      </section>
      <section aria-label={said.buffer}>
        <h2 class="small">{said.buffer}</h2>
        <meter
          aria-label={said.buffer}
          min={0}
          max={facts.buffer}
          high={facts.buffer * 0.9}
          value={Math.min(state.waiting, facts.buffer)}
        />
        <p class="quiet">
          {words.value.facts([said.level(state.waiting, facts.buffer), said.received(state.received)])}
        </p>
      </section>
      {lists.map(([title, list]) => (
        <section aria-label={title} key={title}>
          <h2 class="small">{title}</h2>
          <ul class="faults">
            {list.map(([name, doc]) => (
              <li key={name} class={faults.includes(name) ? 'is-on' : ''}>
                <button
                  type="button"
                  aria-pressed={faults.includes(name)}
                  onClick={() => setFault(facts.id, name, !faults.includes(name))}
                >
                  {name}
                </button>
                <span>{doc}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <div class="row">
        <button type="button" onClick={() => makeWell(facts.id, state)}>
          {said.reset}
        </button>
      </div>
      <DeedsPart model={facts.model} />
    </div>
  );
}

function Switches({ roll }: { readonly roll: Roll }) {
  const said = words.value.panel;
  const { id, cutter } = roll.facts;
  const { sensors, faults, pace } = roll.state.value!;
  const pulses = roll.pulses.value;
  const paper = sensors.cover === 'open' ? (sensors.heldPaper ?? sensors.paper) : sensors.paper;
  /** A fault as the two positions of a switch: `well`, and `ill` while it lasts. */
  const ofFault = <Well extends string, Ill extends string>(name: FaultName, well: Well, ill: Ill) => ({
    value: faults.includes(name) ? ill : well,
    onChoose: (chosen: Well | Ill) => setFault(id, name, chosen === ill),
  });
  return (
    <div class="switches">
      <Switch
        legend={said.paper}
        name="paper"
        options={said.paperStates}
        value={paper}
        onChoose={(chosen) => setPaper(id, paper, chosen)}
      />
      <Switch
        legend={said.cover}
        name="cover"
        options={said.coverStates}
        value={sensors.cover}
        onChoose={(chosen) => setFault(id, 'cover-open', chosen === 'open')}
      />
      {cutter && (
        <Switch
          legend={said.cutter}
          name="cutter"
          options={said.cutterStates}
          {...ofFault('cutter-jam', 'fine', 'jams')}
        />
      )}
      <Switch legend={said.head} name="head" options={said.headStates} {...ofFault('head-hot', 'cool', 'hot')} />
      <Switch legend={said.power} name="power" options={said.powerStates} {...ofFault('power-cut', 'on', 'off')} />
      <Switch
        legend={said.speed}
        name="speed"
        options={said.speedStates}
        value={pace}
        onChoose={(chosen) => setPace(id, chosen)}
      />
      <div>
        <Switch
          legend={said.drawer}
          name="drawer"
          options={said.drawerStates}
          value={sensors.drawer}
          onChoose={(chosen) => setFault(id, 'drawer-open', chosen === 'low')}
        />
        {pulses && <p class="quiet">{said.pulses(pulses.count, pulses.pin)}</p>}
      </div>
    </div>
  );
}

import type { Sensors } from '../../../../emulator/machine/sensors.ts';
import { beginFault, endFault, resetPrinter } from '../live/ask.ts';
import type { Roll } from '../live/rolls.ts';
import { hexOf } from '../parts/bytes.ts';
import { save } from '../parts/save.ts';
import { words } from '../words/words.ts';
import { deeds, did, scenarioOf } from './deeds.ts';

/** Switches with a place of their own; every other fault is in the list. */
const SWITCHES: ReadonlySet<string> = new Set(['paper-near-end', 'paper-end', 'cover-open', 'drawer-open']);

/** The machine: its switches act at once on the wire, and what the host is told of them stands beside. */
export function Panel({ roll }: { readonly roll: Roll }) {
  const said = words.value.panel;
  const { facts } = roll;
  const state = roll.state.value;
  if (!state) return null;
  const { sensors, faults } = state;
  const isOn = (name: string) => (faults as readonly string[]).includes(name);
  const begin = (name: string) => {
    did(`fault: { ${name}: {} }`);
    return beginFault(facts.id, name);
  };
  const end = (name: string) => {
    did(`recover: ${name}`);
    return endFault(facts.id, name);
  };
  const setPaper = async (paper: Sensors['paper']) => {
    if (sensors.paper === 'near') await end('paper-near-end');
    else if (sensors.paper === 'end') await end('paper-end');
    if (paper !== 'ok') await begin(paper === 'end' ? 'paper-end' : 'paper-near-end');
  };
  return (
    <div class="panel">
      <Switch
        legend={said.paper}
        name="paper"
        options={said.paperStates}
        value={sensors.cover === 'open' ? (sensors.heldPaper ?? sensors.paper) : sensors.paper}
        onChoose={setPaper}
      />
      <Switch
        legend={said.cover}
        name="cover"
        options={said.coverStates}
        value={sensors.cover}
        onChoose={(cover) => (cover === 'open' ? begin('cover-open') : end('cover-open'))}
      />
      <Switch
        legend={said.drawer}
        name="drawer"
        options={said.drawerStates}
        value={sensors.drawer}
        onChoose={(drawer) => (drawer === 'low' ? begin('drawer-open') : end('drawer-open'))}
      />
      <section aria-label={said.status}>
        <h2 class="small">{said.status}</h2>
        {state.status ? (
          <table class="status">
            <tbody>
              {state.status.map((byte, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: DLE EOT 1 to 4.
                <tr key={i}>
                  <th scope="row">DLE EOT {i + 1}</th>
                  <td class="byte">{byte === null ? '–' : hexOf(byte)}</td>
                  <td class="bits">{byte === null ? '' : byte.toString(2).padStart(8, '0')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <p>{said.silent}</p>
        )}
        <p class="quiet">
          {said.buffer} {state.received}, {said.waiting} {state.waiting}
        </p>
      </section>
      <section aria-label={said.faults}>
        <h2 class="small">{said.faults}</h2>
        <ul class="faults">
          {Object.entries(words.value.faults)
            .filter(([name]) => !SWITCHES.has(name))
            .map(([name, doc]) => (
              <li key={name} class={isOn(name) ? 'is-on' : ''}>
                <button
                  type="button"
                  aria-pressed={isOn(name)}
                  title={doc}
                  onClick={() => (isOn(name) ? end(name) : begin(name))}
                >
                  {name}
                </button>
                <span>{doc}</span>
              </li>
            ))}
        </ul>
        <button type="button" onClick={() => resetPrinter(facts.id)}>
          {said.reset}
        </button>
      </section>
      <section aria-label={said.deeds}>
        <h2 class="small">{said.deeds}</h2>
        {deeds.value.length === 0 ? (
          <p class="quiet">{said.noDeeds}</p>
        ) : (
          <>
            <pre class="deeds">{deeds.value.map(({ step }) => `- ${step}`).join('\n')}</pre>
            <div class="row">
              <button
                type="button"
                onClick={() => save('studio.yaml', new Blob([scenarioOf(facts.model)], { type: 'text/yaml' }))}
              >
                {said.save}
              </button>
              <button
                type="button"
                onClick={() => {
                  deeds.value = [];
                }}
              >
                {said.forget}
              </button>
            </div>
          </>
        )}
      </section>
    </div>
  );
}

interface SwitchProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChoose: (value: T) => unknown;
}

function Switch<T extends string>({ legend, name, options, value, onChoose }: SwitchProps<T>) {
  return (
    <fieldset class="switch">
      <legend>{legend}</legend>
      {(Object.entries(options) as [T, string][]).map(([option, label]) => (
        <label key={option} class={option === value ? 'is-on' : ''}>
          <input type="radio" name={name} value={option} checked={option === value} onChange={() => onChoose(option)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

import { Inspector } from './inspector/inspector.tsx';
import { connection, rolls } from './live/rolls.ts';
import { Panel } from './panel/panel.tsx';
import { RollView } from './paper/roll-view.tsx';
import { SlipSide } from './paper/slip-side.tsx';
import { useLook } from './paper/use-look.ts';
import { go, nothingChosen, place, type Side, views, type Zoom } from './parts/address.ts';
import { isHelpOpen } from './parts/keys.ts';
import { Later } from './parts/later.tsx';
import { type Look, look, looks } from './parts/look.ts';
import { Notices } from './parts/notices.tsx';
import { type Theme, theme } from './parts/theme.ts';
import { Playground } from './playground/playground.tsx';
import { chooseLanguage, language, words } from './words/words.ts';

/** They come when they are first looked at. */
const loadScenarios = () => import('./scenarios/scenarios.tsx');

/** The whole page. */
export function App() {
  const { view } = place.value;
  return (
    <>
      <button type="button" class="skip" onClick={() => document.querySelector<HTMLElement>('.sheet')?.focus()}>
        {words.value.skip}
      </button>
      <Top />
      {view === 'play' ? <Playground /> : view === 'paper' ? <PaperView /> : <ScenarioView />}
      <Notices />
      <Help />
    </>
  );
}

function Top() {
  const said = words.value;
  const { view, zoom } = place.value;
  const zooms: readonly (readonly [Zoom, string])[] = [
    ['fit', said.zoom.fit],
    ['1', said.zoom.one],
    ['2', said.zoom.two],
  ];
  const { value } = connection;
  return (
    <header class="top">
      <span class="brand">
        <img src="./mark.svg" alt="" width="26" height="26" />
        <h1>{said.title}</h1>
      </span>
      <nav aria-label={said.title}>
        {views.map((one) => (
          <button
            type="button"
            key={one}
            aria-current={one === view ? 'page' : undefined}
            onClick={() => go({ view: one, slip: null, ...nothingChosen })}
          >
            {said.nav[one]}
          </button>
        ))}
      </nav>
      <span class={`lamp ${value === 'live' ? 'is-on' : 'is-off'}`} role="status">
        {value === 'live' ? said.live.on : value === 'none' ? said.live.none : said.live.off}
      </span>
      <span class="spring" />
      {view !== 'scenarios' && (
        <>
          <fieldset class="group">
            <legend class="visually-hidden">{said.zoom.label}</legend>
            {zooms.map(([one, label]) => (
              <button type="button" key={one} aria-pressed={one === zoom} onClick={() => go({ zoom: one }, true)}>
                {label}
              </button>
            ))}
          </fieldset>
          <label class="choice look">
            <span class="visually-hidden">{said.look.label}</span>
            <select
              value={look.value}
              onChange={(event) => {
                look.value = event.currentTarget.value as Look;
              }}
            >
              {looks.map((one) => (
                <option key={one} value={one}>
                  {said.look[one]}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <label class="choice theme">
        <span class="visually-hidden">{said.theme.label}</span>
        <select
          value={theme.value}
          onChange={(event) => {
            theme.value = event.currentTarget.value as Theme;
          }}
        >
          {(['system', 'light', 'dark'] as const).map((one) => (
            <option key={one} value={one}>
              {said.theme[one]}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        lang={language.value === 'en' ? 'zh' : 'en'}
        onClick={() => chooseLanguage(language.value === 'en' ? 'zh' : 'en')}
      >
        {language.value === 'en' ? '中文' : 'English'}
      </button>
      <button
        type="button"
        aria-label={said.help.title}
        onClick={() => {
          isHelpOpen.value = true;
        }}
      >
        ?
      </button>
    </header>
  );
}

function ScenarioView() {
  return connection.value === 'none' ? <Offline /> : <Later load={loadScenarios} />;
}

function PaperView() {
  const said = words.value;
  const { printer, side } = place.value;
  const roll = rolls.value[printer];
  useLook(roll);
  if (connection.value === 'none') return <Offline />;
  if (connection.value === 'live' && rolls.value.length === 0) return <NoPrinters />;
  const sides: readonly (readonly [Side, string])[] = [
    ['inspector', said.inspector.title],
    ['machine', said.panel.title],
    ['slip', said.slipFacts.title],
  ];
  return (
    <main class="desk">
      <div class="rolls" id="paper">
        {rolls.value.map((one) => (
          <RollView key={one.facts.id} roll={one} />
        ))}
      </div>
      <aside class="side">
        {rolls.value.length > 1 && (
          <label class="field is-inline">
            <span>{said.printer}</span>
            <select
              value={printer}
              onChange={(event) => go({ printer: Number(event.currentTarget.value), slip: null, ...nothingChosen })}
            >
              {rolls.value.map(({ facts }) => (
                <option key={facts.id} value={facts.id}>
                  {facts.id + 1} {facts.model}
                </option>
              ))}
            </select>
          </label>
        )}
        <div class="tabs" role="tablist">
          {sides.map(([one, label]) => (
            <button
              type="button"
              role="tab"
              key={one}
              id={`tab-${one}`}
              aria-controls="side"
              aria-selected={one === side}
              onClick={() => go({ side: one }, true)}
            >
              {label}
            </button>
          ))}
        </div>
        <div id="side" role="tabpanel" aria-labelledby={`tab-${side}`}>
          {side === 'inspector' && <Inspector />}
          {side === 'machine' && roll && <Panel roll={roll} />}
          {side === 'slip' && roll && <SlipSide roll={roll} />}
        </div>
      </aside>
    </main>
  );
}

/** A studio that was opened for a bench. */
function NoPrinters() {
  const said = words.value.noPrinters;
  return (
    <main class="empty is-page">
      <h2>{said.title}</h2>
      <p>{said.body}</p>
      <button type="button" onClick={() => go({ view: 'scenarios' })}>
        {said.open}
      </button>
    </main>
  );
}

function Offline() {
  const said = words.value.offline;
  return (
    <main class="empty is-page">
      <h2>{said.title}</h2>
      <p>{said.body}</p>
      <button type="button" onClick={() => go({ view: 'play' })}>
        {said.open}
      </button>
    </main>
  );
}

function Help() {
  const said = words.value.help;
  if (!isHelpOpen.value) return null;
  const keys = [...(place.value.view === 'scenarios' ? said.scenarioKeys : said.keys), ...said.keysEverywhere];
  return (
    <dialog open class="help" aria-label={said.title}>
      <h2>{said.title}</h2>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        onClick={() => {
          isHelpOpen.value = false;
        }}
      >
        {said.close}
      </button>
    </dialog>
  );
}

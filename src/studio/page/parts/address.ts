import { signal } from '@preact/signals';
import { FIRST_SCENARIOS, readScenarios, type ScenarioPlace, writeScenarios } from '../scenarios/place.ts';

export const views = ['paper', 'scenarios', 'play'] as const;
export type View = (typeof views)[number];
export type Side = 'inspector' | 'machine' | 'slip';
export type Zoom = 'fit' | '1' | '2';

/** Where the page is: kept in the fragment of its address, so that it can be kept, shared and gone back to. */
export interface Place {
  readonly view: View;
  readonly side: Side;
  readonly zoom: Zoom;
  readonly printer: number;
  /** Of the printer, or of the playground; null: the newest, the first. */
  readonly slip: number | null;
  readonly dot: readonly [x: number, y: number] | null;
  /** Which command is chosen, from 0, of all of the slip. */
  readonly row: number | null;
  /** Commands that are executed, step by step; null: all. */
  readonly step: number | null;
  /** What is searched for among commands. */
  readonly find: string;
  /** Of the playground. */
  readonly model: string;
  /** Base64 of its bytes. */
  readonly bytes: string;
  readonly scenarios: ScenarioPlace;
}

const FIRST: Place = {
  view: 'paper',
  side: 'inspector',
  zoom: 'fit',
  printer: 0,
  slip: null,
  dot: null,
  row: null,
  step: null,
  find: '',
  model: 'xprinter-80',
  bytes: '',
  scenarios: FIRST_SCENARIOS,
};

/** Nothing of a slip is chosen: for whoever goes to another. */
export const nothingChosen = { dot: null, row: null, step: null } satisfies Partial<Place>;

const oneOf = <T extends string>(values: readonly T[], given: string | null, otherwise: T): T =>
  values.find((value) => value === given) ?? otherwise;

const whole = (given: string | null): number | null =>
  given !== null && /^\d{1,9}$/.test(given) ? Number(given) : null;

function read(): Place {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [view = '', ...below] = path.split('/');
  const given = new URLSearchParams(query);
  const [x, y] = (given.get('dot') ?? '').split(',').map((part) => whole(part));
  return {
    view: oneOf(views, view, 'paper'),
    side: oneOf<Side>(['inspector', 'machine', 'slip'], given.get('side'), FIRST.side),
    zoom: oneOf<Zoom>(['fit', '1', '2'], given.get('zoom'), FIRST.zoom),
    printer: whole(given.get('printer')) ?? 0,
    slip: whole(given.get('slip')),
    dot: x != null && y != null ? [x, y] : null,
    row: whole(given.get('row')),
    step: whole(given.get('step')),
    find: given.get('find') ?? '',
    model: given.get('model') ?? FIRST.model,
    bytes: given.get('bytes') ?? '',
    scenarios: readScenarios(below, given),
  };
}

export const place = signal<Place>(read());

/** Goes somewhere. `replaces`: the address before is not kept in the history. */
export function go(change: Partial<Place>, replaces = false): void {
  const next = { ...place.value, ...change };
  place.value = next;
  const given = new URLSearchParams();
  let below = '';
  if (next.view === 'scenarios') {
    below = writeScenarios(next.scenarios, given);
  } else if (next.view === 'paper') {
    if (next.printer > 0) given.set('printer', `${next.printer}`);
  } else {
    given.set('model', next.model);
    if (next.bytes !== '') given.set('bytes', next.bytes);
  }
  if (next.slip !== null) given.set('slip', `${next.slip}`);
  if (next.dot) given.set('dot', next.dot.join(','));
  if (next.row !== null) given.set('row', `${next.row}`);
  if (next.step !== null) given.set('step', `${next.step}`);
  if (next.find !== '') given.set('find', next.find);
  if (next.side !== FIRST.side) given.set('side', next.side);
  if (next.zoom !== FIRST.zoom) given.set('zoom', next.zoom);
  const query = given.toString();
  const address = `#/${next.view}${below}${query === '' ? '' : `?${query}`}`;
  if (replaces) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}

/** Goes somewhere within the scenarios. */
export function goScenarios(change: Partial<ScenarioPlace>, replaces = false): void {
  go({ view: 'scenarios', scenarios: { ...place.value.scenarios, ...change } }, replaces);
}

addEventListener('popstate', () => {
  place.value = read();
});
addEventListener('hashchange', () => {
  place.value = read();
});

/* Where in the scenarios the page is: `#/scenarios/RUN/s3/17?look=slider`. */

/** How a slip and its golden are shown, in the order of the keys 1 to 6. */
export const looks = ['side', 'golden', 'actual', 'difference', 'slider', 'blink'] as const;
export type Look = (typeof looks)[number];

/** `watch`: one step after the other, as fast as a person can follow; `step`: each when it is asked for. */
export const paces = ['once', 'watch', 'step'] as const;
export type Pace = (typeof paces)[number];

/** Which scenarios a list has, by how they stood last. */
export const shows = ['all', 'wrong', 'golden', 'passed', 'never'] as const;
export type Show = (typeof shows)[number];

export interface ScenarioPlace {
  /** A run; null: the list of scenarios. */
  readonly run: string | null;
  /** One attempt at a scenario within it: `s3`. */
  readonly scenario: string | null;
  /** The number of the event that tells a slip of it. */
  readonly slip: number | null;
  /** The scenario of the list of which more is told. */
  readonly pick: string | null;
  readonly find: string;
  readonly show: Show;
  readonly look: Look;
  readonly pace: Pace;
}

export const FIRST_SCENARIOS: ScenarioPlace = {
  run: null,
  scenario: null,
  slip: null,
  pick: null,
  find: '',
  show: 'all',
  look: 'side',
  pace: 'once',
};

const oneOf = <T extends string>(values: readonly T[], given: string | null, otherwise: T): T =>
  values.find((value) => value === given) ?? otherwise;

/** Reads the parts of an address behind the name of the view, and what stands behind its question mark. */
export function readScenarios(below: readonly string[], given: URLSearchParams): ScenarioPlace {
  const [run, scenario, slip] = below;
  return {
    run: run || null,
    scenario: scenario || null,
    slip: slip && /^\d{1,9}$/.test(slip) ? Number(slip) : null,
    pick: given.get('pick'),
    find: given.get('find') ?? '',
    show: oneOf(shows, given.get('show'), 'all'),
    look: oneOf(looks, given.get('look'), 'side'),
    pace: oneOf(paces, given.get('pace'), 'once'),
  };
}

/** The same parts, written. */
export function writeScenarios({ run, scenario, slip, ...rest }: ScenarioPlace, given: URLSearchParams): string {
  for (const [name, value] of Object.entries(rest)) {
    if (value !== null && value !== FIRST_SCENARIOS[name as keyof typeof rest]) given.set(name, value);
  }
  return [run, scenario, slip]
    .filter((part) => part !== null)
    .map((part) => `/${part}`)
    .join('');
}

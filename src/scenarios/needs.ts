import { type CapabilityName, capabilities } from '../bench/capabilities.ts';
import { linkFaults } from '../printers/faults.ts';
import { localTime, terminalZone } from '../terminals/simulated/local-time.ts';
import { type CardName, cards } from './cards.ts';
import type { Action, Scenario } from './scenario.ts';
import { USUAL_CLOCK } from './schema.ts';

/** Something that a scenario needs of what it runs on, and what of it does: `step 2 (QR sale 9.90, wechat)`. */
export interface Need {
  readonly capability: CapabilityName;
  readonly by: string;
}

/** How a card is presented, by its entry. */
const entries = { I: 'chip', S: 'swipe', C: 'contactless', M: 'manual' } as const;

/** What every terminal of a scenario is like where it says nothing; one that says otherwise needs one that can be set. */
const usual = {
  voucher: 1,
  batch: 1,
  testMode: false,
  signsOn: false,
  capacity: 500,
  language: undefined,
  shop: undefined,
  timeout: 60_000,
} as const;

/** What becomes of waits where time is real, ms. */
export interface Waits {
  /** The longest that is sat out. */
  readonly wait: number;
  /** What a longer one within a day is cut to; absent: it is not to be had. */
  readonly shorten?: number;
}

/** Every wait passes at once. */
export const anyWait: Waits = { wait: Infinity };

type Needs<K extends Action['kind']> = (action: Extract<Action, { kind: K }>) => readonly CapabilityName[];

/** What each action needs. */
const ofActions: { readonly [K in Action['kind']]: Needs<K> } = {
  sale: ({ card, tip }) => [...ofCard(card), ...(tip === undefined ? [] : (['tip'] as const))],
  'offline-sale': ({ card }) => ['offline', ...ofCard(card)],
  void: () => ['void'],
  refund: () => ['refund'],
  preauth: ({ card }) => ['preauth', ...ofCard(card)],
  'preauth-void': () => ['preauth'],
  completion: () => ['preauth'],
  'completion-void': () => ['preauth'],
  'qr-sale': ({ app }) => [`qr-${app}`],
  'qr-refund': () => ['qr-refund'],
  'qr-query': () => ['qr-query'],
  'sign-on': () => ['sign-on'],
  'sign-off': () => ['sign-on'],
  settle: () => ['settle'],
  list: () => ['list'],
  reprint: ({ of }) => [typeof of === 'string' ? `reprint-${of}` : 'host' in of ? 'reprint-host' : 'reprint-voucher'],
  'check-original': () => ['look-up'],
  'choose-means': () => [],
  review: () => [],
  keep: () => [],
  'hand-over': () => [],
  restart: () => ['restart'],
  register: () => ['register-faults'],
  'power-cut': () => ['restart', 'power-cuts'],
  press: () => ['keys'],
  fault: ({ fault }) => ofFault(fault.name),
  recover: ({ name }) => ofFault(name),
  // By what else passes that day: see below.
  wait: () => [],
};

function ofCard(name: CardName): readonly CapabilityName[] {
  const card = cards[name];
  return [
    entries[card.entry],
    ...('verification' in card && card.verification === 'pin' ? (['pin'] as const) : []),
    ...('organisation' in card ? (['foreign-card'] as const) : []),
  ];
}

function ofFault(name: string): readonly CapabilityName[] {
  if (name in linkFaults) return ['link-faults'];
  return name.startsWith('paper-') ? ['faults', 'paper-sensor'] : ['faults'];
}

/** What a scenario needs: what its steps and settings ask for, and what its file names; each once, by what asks first. */
export function needsOf(scenario: Scenario, waits: Waits): Need[] {
  const needs = new Map<CapabilityName, Need>();
  const add = (names: readonly CapabilityName[], by: string) => {
    for (const capability of names) if (!needs.has(capability)) needs.set(capability, { capability, by });
  };
  add(scenario.needs, 'its needs');
  for (const [name, value] of Object.entries(usual)) {
    if (scenario[name as keyof typeof usual] !== value) add(['settings'], settingWords[name as keyof typeof usual]);
  }
  if (scenario.date !== Date.parse(USUAL_CLOCK)) add(['virtual-time'], 'its clock');
  if (scenario.answers.length > 0) add(['host'], 'the answers of its host');
  let { date } = scenario;
  for (const [index, { action, title }] of scenario.steps.entries()) {
    const ofAction = ofActions[action.kind] as Needs<Action['kind']>;
    const by = `step ${index + 1} (${title})`;
    add(ofAction(action), by);
    if (asksOfEarlierDays(scenario, index)) add(['fresh'], by);
    if (action.kind !== 'wait') continue;
    const day = dayOf(scenario, date);
    date += action.ms;
    if (action.ms > waits.wait && (waits.shorten === undefined || dayOf(scenario, date) !== day)) {
      add(['virtual-time'], by);
    }
  }
  return [...needs.values()];
}

const settingWords: Readonly<Record<keyof typeof usual, string>> = {
  voucher: 'its first voucher number',
  batch: 'its first batch number',
  testMode: 'its test mode',
  signsOn: 'its sign-on',
  capacity: 'the size of its journal',
  language: 'its language',
  shop: 'the name of its shop',
  timeout: 'how long it waits for its host',
};

/** `YYYY-MM-DD` of a scenario's wall clock. */
function dayOf({ zone }: Scenario, date: number): string {
  return localTime(date, terminalZone(zone)).slice(0, 10);
}

/** A reprint of a settlement, in a scenario that has settled nothing: only a new terminal has none. */
function asksOfEarlierDays({ steps }: Scenario, index: number): boolean {
  const { action } = steps[index]!;
  if (action.kind !== 'reprint' || action.of !== 'settlement') return false;
  return !steps.slice(0, index).some(({ action: { kind } }) => kind === 'settle');
}

/** What a bench lacks of what a scenario needs, in words; nothing where it has all of it. */
export function lackWords(needs: readonly Need[], has: ReadonlySet<CapabilityName>, whose: string): string | undefined {
  const missing = needs.filter(({ capability }) => !has.has(capability));
  if (missing.length === 0) return undefined;
  const words = missing.map(({ capability, by }) => `${capability} for ${by}: ${capabilities[capability].doc}`);
  return `${whose} lacks ${words.join('; ')}`;
}

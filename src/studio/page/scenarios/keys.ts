import { goScenarios, place } from '../parts/address.ts';
import { isHelpOpen, type Keys } from '../parts/keys.ts';
import { attemptsShown, chosenIn } from './chosen.ts';
import { meantScenarios, run, scenariosOfRun, shownScenarios, tick, wrongScenarios } from './deeds.ts';
import { looksOf, swap } from './looks.tsx';
import { looks } from './place.ts';
import { goToSlip } from './slip-view.tsx';
import { followed, tellNext } from './store.ts';
import { judge } from './verdict-bar.tsx';
import { isPaused } from './watch-bar.tsx';

/** The next of a list, or the one before; the first or the last where none is chosen. */
function beside<T>(list: readonly T[], at: number, by: number): T | undefined {
  return list[at < 0 ? (by > 0 ? 0 : list.length - 1) : Math.max(0, Math.min(list.length - 1, at + by))];
}

function move(by: number): void {
  const { run: id, pick } = place.value.scenarios;
  if (id === null) {
    const ids = shownScenarios().map((scenario) => scenario.id);
    const next = beside(ids, ids.indexOf(pick ?? ''), by);
    if (next === undefined) return;
    goScenarios({ pick: next }, true);
    show(`pick-${next}`);
    return;
  }
  const now = followed.value;
  if (!now) return;
  const chosen = chosenIn(now);
  const attempts = attemptsShown(now);
  const next = beside(attempts, chosen ? attempts.indexOf(chosen) : -1, by);
  if (!next) return;
  goScenarios({ scenario: next.id, slip: null });
  show(`run-${next.id}`);
}

const show = (id: string) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });

/** The slip that is looked at; undefined: none. */
function slipHere() {
  const { slip } = place.value.scenarios;
  return followed.value?.run.attempts
    .flatMap(({ steps }) => steps.flatMap(({ slips }) => slips))
    .find(({ seq }) => seq === slip);
}

function look(n: number): void {
  const slip = slipHere();
  const wanted = looks[n - 1]!;
  if (slip && looksOf(slip).includes(wanted)) goScenarios({ look: wanted }, true);
}

function judgeHere(deed: 'approve' | 'reject' | 'undo'): void {
  const { run: id, slip } = place.value.scenarios;
  if (id !== null && slip !== null) void judge(id, slip, deed);
}

function runHere(): void {
  void run(place.value.scenarios.run === null ? meantScenarios() : scenariosOfRun());
}

function up(): void {
  const { run: id, scenario, slip } = place.value.scenarios;
  if (isHelpOpen.value) isHelpOpen.value = false;
  else if (slip !== null) goScenarios({ slip: null });
  else if (scenario !== null) goScenarios({ scenario: null });
  else if (id !== null) goScenarios({ run: null });
  else goScenarios({ pick: null }, true);
}

function watch(): void {
  if (place.value.scenarios.pace === 'watch') isPaused.value = !isPaused.value;
  else if (place.value.scenarios.pace === 'step') tellNext();
}

function mark(): void {
  const { pick, slip } = place.value.scenarios;
  if (slip !== null) swap();
  else if (pick !== null) tick(pick);
}

/** What keys do in the scenarios. */
export const scenarioKeys: Keys = {
  j: () => move(1),
  k: () => move(-1),
  x: mark,
  r: runHere,
  f: () => void run(wrongScenarios()),
  ' ': watch,
  n: () => goToSlip(1),
  p: () => goToSlip(-1),
  ...Object.fromEntries(looks.map((_, i) => [`${i + 1}`, () => look(i + 1)])),
  a: () => judgeHere('approve'),
  d: () => judgeHere('reject'),
  u: () => judgeHere('undo'),
  Escape: up,
};

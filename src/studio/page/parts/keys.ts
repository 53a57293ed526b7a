import { signal } from '@preact/signals';
import { chooseRow, chosenRow, looked, stepBy } from '../inspector/chosen.ts';
import { rolls } from '../live/rolls.ts';
import { takeAway } from '../paper/roll-head.tsx';
import { showSlip } from '../paper/show-slip.ts';
import { go, nothingChosen, place, type View, views, type Zoom } from './address.ts';
import { undo } from './notice.ts';

export const isHelpOpen = signal(false);

const zooms: readonly Zoom[] = ['fit', '1', '2'];

const zoomBy = (by: number) =>
  go({ zoom: zooms[Math.max(0, Math.min(zooms.length - 1, zooms.indexOf(place.value.zoom) + by))]! }, true);

function slipBy(by: number): void {
  const { printer, slip } = place.value;
  const papers = rolls.value[printer]?.papers.value ?? [];
  if (papers.length === 0) return;
  const at = papers.findIndex((paper) => paper.slip === slip);
  const next = papers[at < 0 ? papers.length - 1 : Math.max(0, Math.min(papers.length - 1, at + by))]!;
  go({ slip: next.slip, ...nothingChosen });
  showSlip(document.getElementById(`slip-${printer}-${next.slip}`), true);
}

function rowBy(by: number): void {
  const rows = looked.value?.printing.rows.length ?? 0;
  if (rows > 0) chooseRow(Math.max(0, Math.min(rows - 1, (chosenRow.value ?? -by - (by < 0 ? 1 : 0)) + by)));
}

function removeChosen(): void {
  const { view, printer, slip } = place.value;
  if (view === 'paper' && slip !== null) void takeAway(printer, slip);
}

/** What a key does. */
export type Keys = Readonly<Record<string, () => void>>;

/** Keys of views that have their own in place of those of the paper; a view adds them when it is loaded. */
export const keysOfViews: Partial<Record<View, Keys>> = {};

const paperKeys: Keys = {
  j: () => slipBy(1),
  k: () => slipBy(-1),
  n: () => rowBy(1),
  p: () => rowBy(-1),
  ']': () => stepBy(1),
  '[': () => stepBy(-1),
  x: removeChosen,
  u: undo,
  '+': () => zoomBy(1),
  '-': () => zoomBy(-1),
  0: () => go({ zoom: 'fit' }, true),
  i: () => go({ side: 'inspector' }, true),
  m: () => go({ side: 'machine' }, true),
  s: () => go({ side: 'slip' }, true),
  Escape: () => {
    if (isHelpOpen.value) isHelpOpen.value = false;
    else go({ ...nothingChosen, ...(place.value.view === 'paper' ? { slip: null } : {}) });
  },
};

const keysEverywhere: Keys = {
  v: () => go({ view: views[(views.indexOf(place.value.view) + 1) % views.length]!, slip: null, ...nothingChosen }),
  '/': () => document.getElementById('search')?.focus(),
  '?': () => {
    isHelpOpen.value = !isHelpOpen.value;
  },
};

/** Whether a key is meant for what has the focus. */
function isTyping(target: EventTarget | null, key: string): boolean {
  if (key === 'Escape' || !(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && ['checkbox', 'radio', 'range'].includes(target.type)) return key === ' ';
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true;
  return key === ' ' && /^(BUTTON|SUMMARY|A)$/.test(target.tagName);
}

/** Keys for everything; not while something is typed. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (isTyping(target, key)) return;
    const act = (keysOfViews[place.value.view] ?? paperKeys)[key] ?? keysEverywhere[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

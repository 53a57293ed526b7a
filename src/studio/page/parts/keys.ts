import { signal } from '@preact/signals';
import { chosenRow, looked } from '../inspector/chosen.ts';
import { rolls } from '../live/rolls.ts';
import { go, place, type Zoom } from './address.ts';

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
  go({ slip: next.slip, dot: null });
  document.getElementById(`slip-${printer}-${next.slip}`)?.scrollIntoView({ block: 'nearest' });
}

function rowBy(by: number): void {
  const rows = looked.value?.printing.rows.length ?? 0;
  if (rows > 0) chosenRow.value = Math.max(0, Math.min(rows - 1, (chosenRow.value ?? -by - (by < 0 ? 1 : 0)) + by));
}

const keys: Readonly<Record<string, () => void>> = {
  j: () => slipBy(1),
  k: () => slipBy(-1),
  n: () => rowBy(1),
  p: () => rowBy(-1),
  '+': () => zoomBy(1),
  '-': () => zoomBy(-1),
  0: () => go({ zoom: 'fit' }, true),
  '/': () => document.getElementById('search')?.focus(),
  i: () => go({ side: 'inspector' }, true),
  m: () => go({ side: 'machine' }, true),
  s: () => go({ side: 'slip' }, true),
  '?': () => {
    isHelpOpen.value = !isHelpOpen.value;
  },
  Escape: () => {
    isHelpOpen.value = false;
  },
};

/** Keys for everything; not while something is typed. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && key !== 'Escape') return;
    const act = keys[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}

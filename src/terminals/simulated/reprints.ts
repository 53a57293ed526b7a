import type { ReprintMeans, ReprintTarget, TerminalOutcome, TerminalRequest } from '../terminal.ts';
import { entryOf, findVoucher, type JournalEntry } from './journal.ts';
import { refused } from './refusals.ts';
import { told } from './responses.ts';
import { masked } from './slips/content.ts';
import type { Works } from './works.ts';

/** Prints a slip again: from the journal, the last settlement, or from the acquirer. */
export async function reprint(works: Works, target: ReprintTarget): Promise<TerminalOutcome> {
  const { memory, papers, points } = works;
  const display = '重打印完成';
  if (target.of === 'settlement') {
    const settled = memory.lastSettlement;
    if (!settled) return refused('no-last-settlement');
    const printed = await papers.settlement(settled, true);
    return told({ result: 'approved', display, batch: settled.batch }, printed);
  }
  if (target.of === 'host') {
    const entry = await fetched(works, target);
    if (entry === 'no-answer') return { result: 'no-answer', display: '查询超时' };
    if (!entry) return refused(works.options.archive ? 'no-such-voucher' : 'not-supported');
    const { voucher, batch } = entry;
    const printed = await papers.transaction(entry, true, true);
    return told({ result: 'approved', display: '补打完成', voucher, batch }, printed);
  }
  const { journal } = memory;
  const entry = target.of === 'last' ? journal.last : points.find(journal.entries, target.voucher);
  if (!entry) return refused(target.of === 'last' ? 'journal-empty' : 'no-such-voucher');
  const { voucher, batch } = entry;
  return told({ result: 'approved', display, voucher, batch }, await papers.transaction(entry, true));
}

/** Shows a transaction: from the journal or, where it is not there, from the acquirer. */
export async function lookUp(
  works: Works,
  asked: Extract<TerminalRequest, { kind: 'look-up' }>,
): Promise<TerminalOutcome> {
  const { journal, lastSettlement } = works.memory;
  const { archive } = works.options;
  const held = findVoucher(journal.entries, asked.voucher);
  const inJournal = held && (asked.reference === '' || held.reference === asked.reference) ? held : undefined;
  const entry = inJournal ?? (await fetched(works, asked));
  if (entry === 'no-answer') return { result: 'no-answer', display: '查询超时' };
  if (!entry) return refused('no-such-voucher');
  const means: ReprintMeans[] = [
    ...(entry === journal.last ? (['last'] as const) : []),
    ...(inJournal ? (['voucher'] as const) : []),
    ...(entry.batch === lastSettlement?.batch ? (['settlement'] as const) : []),
    ...(archive && entry.reference !== '' ? (['host'] as const) : []),
  ];
  const shown = works.points.shown(shownOf(entry, means), entry, journal.entries);
  return { result: 'approved', display: '查询完成', voucher: shown.voucher, batch: shown.batch, shown };
}

function shownOf({ kind, voucher, batch, amount, localTime, card }: JournalEntry, means: readonly ReprintMeans[]) {
  return { kind, voucher, batch, amount, localTime, card: card ? masked(card.pan) : '', means };
}

/** A transaction as the acquirer keeps it; undefined where it keeps none such, or nothing. */
async function fetched(
  { options: { archive }, hostSide }: Works,
  { reference, date }: { readonly reference: string; readonly date: string },
): Promise<JournalEntry | 'no-answer' | undefined> {
  if (!archive || reference === '') return undefined;
  const answer = await hostSide.answerOf(archive.slipOf(reference, date).then((found) => ({ found })));
  if (!answer) return 'no-answer';
  if (!answer.found) return undefined;
  const { request, ...rest } = answer.found;
  return entryOf(request, rest);
}

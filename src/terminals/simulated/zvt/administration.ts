import { bcdNumber } from '../../zvt/protocol/bcd.ts';
import { bitmap, bitmapOf } from '../../zvt/protocol/bitmaps.ts';
import { codes, steps } from '../../zvt/protocol/codes.ts';
import type { EuCopy } from '../slips/eu-zvt-content.ts';
import { euWords } from '../slips/eu-zvt-words.ts';
import type { SlipLine } from '../slips/layout.ts';
import type { Desk } from './desk.ts';
import type { Close, Entry } from './memory.ts';
import type { Paper } from './papers.ts';
import { totalsStatus } from './status.ts';
import {
  type Carry,
  inTime,
  isPrinting,
  journalPapers,
  objectIn,
  paymentPapers,
  toldOf,
  totalsPapers,
  type Works,
} from './works.ts';

/** 06 50. A close that fails bars payments until one succeeds. */
export const endOfDay: Carry = async (works, desk) => {
  const { memory, host, profile, points } = works;
  await desk.show(steps.postBooking);
  const { batch, nextTrace, journal } = memory.state;
  // A close that power interrupts is to be done again before anything is paid: the host may have closed the batch.
  memory.change({ closeDue: true });
  const settled = await inTime(works, host.settle(batch));
  if (!settled) return desk.fail(codes.endOfDayImpossible);
  const close: Close = { batch, trace: nextTrace, localTime: settled.localTime, entries: journal };
  const isTold = (await desk.status(totalsStatus(journal, nextTrace, settled.localTime))).kind !== 'unanswered';
  const done = {
    batch: batch + 1,
    nextTrace: nextTrace + 1,
    journal: [],
    lastClose: close,
    closeDue: points.closeDueAfterClose(),
  };
  // Before printing, so that a close which ran out of paper does not book its batch twice.
  if (!profile.closeNeedsPrint) memory.change(done);
  const isPrinted = isTold && (await desk.print(totalsPapers(works, close, true, false), 'administration'));
  if (profile.closeNeedsPrint && !isPrinted) {
    await host.reopen(batch);
    return desk.fail(codes.endOfDayImpossible);
  }
  if (profile.closeNeedsPrint) memory.change(done);
  const update = works.afterClose();
  await desk.complete(...(update === undefined ? [] : [bitmap(0x27, update)]));
};

/** 06 10: totals, and nothing closed. */
export const totals: Carry = async (works, desk) => {
  const { batch, nextTrace, journal } = works.memory.state;
  const localTime = works.now();
  await desk.status(totalsStatus(journal, nextTrace, localTime));
  await desk.print(
    totalsPapers(works, { batch, trace: nextTrace, localTime, entries: journal }, false, false),
    'administration',
  );
  await desk.complete();
};

/** What tag 1F01 asks for, and the copies that answer it. */
const copiesAsked: Readonly<Record<number, readonly EuCopy[]>> = { 2: ['merchant'], 3: ['customer'] };
const END_OF_DAY = 4;
const JOURNAL = 5;

/** Service bits of 06 20. */
const STATUS_AGAIN = 0x01;
const WITHOUT_SLIP = 0x02;

/** 06 20: what was printed last, or what tags 1F01 to 1F03 name, said to be a copy. */
export const repeatReceipt: Carry = async (works, desk) => {
  const { profile } = works;
  const service = bitmapOf(desk.request, 0x03)?.[0] ?? 0;
  const what = objectIn(desk, 0x1f01);
  if (what === END_OF_DAY) return repeatClose(works, desk);
  const asked = profile.selectsReceipts ? what : null;
  const copies = copiesAsked[asked ?? 0] ?? works.copies;
  if (asked === JOURNAL) return journal(works, desk);
  const isRange = asked !== null && objectIn(desk, 0x1f02) !== null;
  const entries = isRange ? selected(works, desk) : lastOf(works);
  if (entries.length === 0) return desk.abort(profile.nothingStored);
  if (service & STATUS_AGAIN) await desk.status(toldOf(works, desk, entries.at(-1)!));
  if (!(service & WITHOUT_SLIP)) {
    const papers = entries.flatMap((entry) => (isPrinting(entry) ? paymentPapers(works, entry, copies, true) : []));
    if (!(await desk.print(papers, 'payment'))) return desk.abort(codes.printerNotReady);
  }
  await desk.complete();
};

function lastOf({ memory, points }: Works): readonly Entry[] {
  const { last, journal } = memory.state;
  return last ? [points.repeated(last, journal)] : [];
}

/** Entries from 1F02 to 1F03: from 0 to no end is all, from a number to itself is one. */
function selected({ memory, points }: Works, desk: Desk): readonly Entry[] {
  const { journal } = memory.state;
  return inRange(journal, desk).map((entry) => points.repeated(entry, journal));
}

function inRange(entries: readonly Entry[], desk: Desk): readonly Entry[] {
  const from = objectIn(desk, 0x1f02) ?? 0;
  const to = objectIn(desk, 0x1f03) ?? 9999;
  return entries.filter(({ receipt }) => receipt >= from && receipt <= to);
}

/** A list, also of nothing: the document leaves open what a journal looks like on paper. */
async function journal(works: Works, desk: Desk): Promise<void> {
  const { memory, points } = works;
  const entries = points.counted(inRange(memory.state.journal, desk));
  if (!(await desk.print(journalPapers(works, entries), 'payment'))) return desk.abort(codes.printerNotReady);
  await desk.complete();
}

async function repeatClose(works: Works, desk: Desk): Promise<void> {
  const { memory, profile } = works;
  const { lastClose } = memory.state;
  if (!lastClose || !profile.repeatsClose) return desk.abort(profile.nothingStored);
  if (!(await desk.print(totalsPapers(works, lastClose, true, true), 'administration')))
    return desk.abort(codes.printerNotReady);
  await desk.complete();
}

/** 06 12: receipts by number, from and to as bitmap 87 twice. */
export const reprintByNumber: Carry = async (works, desk) => {
  const { journal } = works.memory.state;
  const numbers = desk.request.filter(({ tag }) => tag === 0x87).map(({ value }) => bcdNumber(value));
  const [from, to] = numbers;
  const entries = journal.filter(({ receipt }) => receipt >= (from ?? 0) && receipt <= (to ?? from ?? 0));
  if (entries.length === 0) return desk.abort(works.profile.nothingStored);
  const papers = entries.flatMap((entry) => paymentPapers(works, entry, works.copies, true));
  if (!(await desk.print(papers, 'payment'))) return desk.abort(codes.printerNotReady);
  await desk.complete();
};

/** 06 70: sets the register's clock, and says on paper that all is well. */
export const diagnose: Carry = async (works, desk) => {
  await desk.setRegisterClock();
  const { diagnosis, terminal, allWell } = euWords[works.memory.state.registered.language];
  const words = [diagnosis, `${terminal} ${works.identity.terminal}`, allWell];
  const lines = words.map((text): SlipLine => ({ text, size: 'normal', centred: false }));
  const paper: Paper = { receipt: 'administration', lines };
  const isPrinted = await desk.print(works.points.papers([paper], false), 'administration');
  if (!isPrinted) return desk.abort(codes.printerNotReady);
  await desk.complete();
};

/** 06 93, 06 91: done at once. */
export const nothingToDo: Carry = (_works, desk) => desk.complete();

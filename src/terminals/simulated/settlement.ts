import type { TerminalOutcome } from '../terminal.ts';
import { HostUnreachable } from './host-messages.ts';
import { totalsOf } from './journal.ts';
import type { Printed } from './printing/slip-printer.ts';
import { refused } from './refusals.ts';
import { isApproval, responseText, told } from './responses.ts';
import type { Settling } from './state.ts';
import { requestOf, type Works } from './works.ts';

/**
 * Closes the batch: what the host does not know yet, 0500, the batch sent again where it does not balance, the slip. One
 * that the host has not answered is sent again, and nothing is sold meanwhile.
 */
export async function settle(works: Works): Promise<TerminalOutcome> {
  const { memory } = works;
  if (memory.journal.isEmpty) return refused('batch-empty');
  const { batch } = memory;
  if (!memory.settling) {
    if (!(await uploadOffline(works))) return { result: 'no-answer', display: '上送超时', batch };
    memory.settling = {
      batch,
      totals: totalsOf(memory.journal.entries),
      settled: null,
      uploaded: false,
      closed: false,
    };
  }
  const response = await askToSettle(works, memory.settling);
  if (response === null) return { result: 'no-answer', display: '结算超时', batch };
  if (!isApproval(response)) return { result: 'declined', response, display: responseText(response), batch };
  return told({ result: 'approved', response, display: '结算成功', batch }, await finishSettlement(works));
}

/**
 * Brings a settlement to its end after a power cut: nothing of it is done twice but the slip. One that the host does not
 * answer stays as it is.
 */
export async function resumeSettlement(works: Works): Promise<void> {
  const { settling } = works.memory;
  if (!settling) return;
  const response = settling.settled ? null : await askToSettle(works, settling).catch(() => null);
  if (settling.settled || (response !== null && isApproval(response))) await finishSettlement(works);
}

/** Sends 0500; field 39, or null without an answer. What the host does not want settled is open again. */
async function askToSettle({ memory, hostSide }: Works, settling: Settling): Promise<string | null> {
  const { batch, totals } = settling;
  const asked = hostSide.host.settle({ batch, totals }).catch((error) => {
    // Nothing was sent.
    if (error instanceof HostUnreachable) memory.settling = null;
    throw error;
  });
  const answer = await hostSide.answerOf(asked);
  if (!answer) return null;
  const { response, balance, localTime } = answer;
  memory.settling = isApproval(response) ? { ...settling, settled: { batch, localTime, balance, totals } } : null;
  return response;
}

/** What the terminal approved by itself; false without an answer. */
async function uploadOffline(works: Works): Promise<boolean> {
  const { memory, hostSide } = works;
  for (const entry of memory.journal.entries.filter(({ toUpload }) => toUpload)) {
    const answer = await hostSide.answerOf(hostSide.host.upload(requestOf(works, entry), entry.localTime));
    if (!answer) return false;
    const { reference, authorisation, acquirer } = answer;
    memory.journal.change(entry.voucher, { reference, authorisation, acquirer, toUpload: undefined });
  }
  return true;
}

/** What is left to do of a settlement that the host has answered. */
export async function finishSettlement(works: Works): Promise<Printed | undefined> {
  const { memory, hostSide, papers, points } = works;
  const { settled } = memory.settling ?? {};
  if (!settled) return undefined;
  if (!memory.settling!.uploaded && settled.balance === 'unbalanced') {
    const records = memory.journal.entries.map((entry) => requestOf(works, entry));
    await hostSide.host.uploadBatch(settled.batch, records);
  }
  memory.settling = { ...memory.settling!, uploaded: true };
  const close = () => {
    if (memory.settling!.closed) return;
    memory.lastSettlement = settled;
    memory.journal.clear();
    memory.batch = points.batchAfter(settled.batch);
    memory.settling = { ...memory.settling!, closed: true };
  };
  // Before printing: a terminal that ran out of paper here once kept its old batch number (LiaoYang_POS, tranproc.c).
  if (points.closesFirst()) close();
  const printed = await papers.settlement(settled, false);
  if (printed !== 'no') close();
  memory.settling = null;
  return printed;
}

import type { TerminalOutcome } from '../terminal.ts';
import { totalsOf } from './journal.ts';
import { refused } from './refusals.ts';
import { isApproval, responseText } from './responses.ts';
import { requestOf, type Works } from './works.ts';

/** Closes the batch: what the host does not know yet, 0500, the batch sent again where it does not balance, the slip. */
export async function settle(works: Works): Promise<TerminalOutcome> {
  const { memory, hostSide } = works;
  if (memory.journal.isEmpty) return refused('batch-empty');
  const { batch } = memory;
  for (const entry of memory.journal.entries.filter(({ toUpload }) => toUpload)) {
    const answer = await hostSide.answerOf(hostSide.host.upload(requestOf(works, entry), entry.localTime));
    if (!answer) return { result: 'no-answer', display: '上送超时', batch };
    const { reference, authorisation, acquirer } = answer;
    memory.journal.change(entry.voucher, { reference, authorisation, acquirer, toUpload: undefined });
  }
  const totals = totalsOf(memory.journal.entries);
  const answer = await hostSide.answerOf(hostSide.host.settle({ batch, totals }));
  if (!answer) return { result: 'no-answer', display: '结算超时', batch };
  const { response, balance } = answer;
  if (!isApproval(response)) return { result: 'declined', response, display: responseText(response), batch };
  memory.settling = {
    settled: { batch, localTime: answer.localTime, balance, totals },
    uploaded: false,
    closed: false,
  };
  await finishSettlement(works);
  return { result: 'approved', response, display: '结算成功', batch };
}

/** Brings a settlement that the host has answered to its end, also after a power cut: nothing of it is done twice but the slip. */
export async function finishSettlement(works: Works): Promise<void> {
  const { memory, hostSide, papers, points } = works;
  if (!memory.settling) return;
  const { settled } = memory.settling;
  if (!memory.settling.uploaded && settled.balance === 'unbalanced') {
    const records = memory.journal.entries.map((entry) => requestOf(works, entry));
    await hostSide.host.uploadBatch(settled.batch, records);
  }
  memory.settling = { ...memory.settling, uploaded: true };
  if (!memory.settling.closed) {
    // Before printing: a terminal that ran out of paper here once kept its old batch number (LiaoYang_POS, tranproc.c).
    memory.lastSettlement = settled;
    memory.journal.clear();
    memory.batch = points.batchAfter(settled.batch);
    memory.settling = { ...memory.settling, closed: true };
  }
  await papers.settlement(settled, false);
  memory.settling = null;
}

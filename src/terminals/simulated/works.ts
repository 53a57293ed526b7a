import type { DefectPoints } from './defect-points.ts';
import type { TransactionRequest } from './host-messages.ts';
import type { HostSide } from './host-side.ts';
import type { JournalEntry } from './journal.ts';
import type { Memory } from './memory.ts';
import type { SimulatedTerminalOptions } from './options.ts';
import type { Papers } from './papers.ts';

/** What a terminal does its requests with. */
export interface Works {
  readonly options: SimulatedTerminalOptions;
  readonly memory: Memory;
  readonly points: DefectPoints;
  readonly hostSide: HostSide;
  readonly papers: Papers;
}

/** The transaction of an entry as it was, or would have been, sent. */
export function requestOf({ options: { merchant } }: Works, entry: JournalEntry): TransactionRequest {
  const { kind, voucher, batch, amount, tip, card, wallet, original } = entry;
  const { number, terminal, operator } = merchant;
  return { kind, voucher, batch, amount, tip, card, wallet, original, terminal, merchant: number, operator };
}

import type { JournalEntry } from '../journal.ts';

/** What a chip leaves on the slip, hexadecimal where EMV has bytes. */
export interface ChipData {
  /** Application cryptogram of a transaction that went online, tag 9F26. */
  readonly arqc: string;
  /** Terminal verification results, tag 95. */
  readonly tvr: string;
  /** Application identifier, tag 4F. */
  readonly aid: string;
  /** PAN sequence number, tag 5F34. */
  readonly panSequence: string;
  /** Transaction status information, tag 9B. */
  readonly tsi: string;
  /** Application transaction counter, tag 9F36. */
  readonly atc: string;
  /** Application label, tag 50. */
  readonly label: string;
}

/** Registered application identifiers, by the first digit of the card number. */
const applications: Readonly<Record<string, readonly [aid: string, label: string]>> = {
  '4': ['A0000000031010', 'VISA CREDIT'],
  '5': ['A0000000041010', 'MASTERCARD'],
  '6': ['A000000333010101', 'UNIONPAY DEBIT'],
};

/**
 * The chip data of a sale with an inserted or held card; null for any other. A simulated card has no keys: its
 * cryptogram and counter follow from the transaction, so that the same transaction always prints the same.
 */
export function chipData({ kind, card, batch, voucher, amount, localTime }: JournalEntry): ChipData | null {
  if (!card || kind !== 'sale' || (card.entry !== 'I' && card.entry !== 'C')) return null;
  const [aid, label] = applications[card.pan[0]!] ?? applications['6']!;
  const arqc = fnv1a([card.pan, batch, voucher, amount, localTime].join('|'));
  return {
    arqc,
    // Online by the terminal's risk management; a held card leaves its verification to the host.
    tvr: card.entry === 'I' ? '0000008000' : '0000000000',
    aid,
    panSequence: '01',
    tsi: card.entry === 'I' ? 'E800' : '0000',
    atc: fnv1a(`${card.pan}|${batch}|${voucher}`).slice(-4),
    label,
  };
}

/** 64-bit FNV-1a of a text, 16 hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).toUpperCase().padStart(16, '0');
}

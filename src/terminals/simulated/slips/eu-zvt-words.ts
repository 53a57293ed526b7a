import type { TransactionKind } from '../../terminal.ts';
import type { EuCopy } from './eu-zvt-content.ts';

/** What slips of European terminals are written in. */
export type EuLanguage = 'de' | 'en';

/** Everything that a slip says but names, numbers and dates, which are written as the country writes them. */
export interface EuWords {
  readonly copies: Readonly<Record<EuCopy, string>>;
  /** A reservation prints nothing. */
  readonly kinds: Readonly<Partial<Record<TransactionKind, string>>>;
  readonly payment: string;
  readonly terminal: string;
  readonly trace: string;
  readonly originalTrace: string;
  readonly receipt: string;
  readonly date: string;
  readonly time: string;
  readonly card: string;
  readonly sequence: string;
  readonly contract: string;
  readonly authorisation: string;
  readonly contactless: string;
  readonly copy: string;
  readonly signature: string;
  /** What a payment, or whatever else it was, is at its end. */
  readonly done: (what: string) => string;
  readonly close: string;
  readonly totals: string;
  readonly journal: string;
  readonly closing: string;
  readonly receipts: string;
  readonly sum: string;
  readonly diagnosis: string;
  readonly allWell: string;
}

/** German as card complete's list of what stands on a slip has it; English as the English edition of PA00P015 13.08. */
export const euWords: Readonly<Record<EuLanguage, EuWords>> = {
  de: {
    copies: { merchant: 'Händlerbeleg', customer: 'Kundenbeleg' },
    kinds: {
      sale: 'Kartenzahlung',
      void: 'Storno',
      refund: 'Gutschrift',
      completion: 'Buchung',
      'completion-void': 'Buchungsstorno',
      'preauth-void': 'Reserv.-Storno',
    },
    payment: 'Zahlung',
    terminal: 'Terminal-ID',
    trace: 'TA-Nr',
    originalTrace: 'Original-TA-Nr',
    receipt: 'Beleg-Nr',
    date: 'Datum',
    time: 'Zeit',
    card: 'Karte',
    sequence: 'Kartenfolge-Nr',
    contract: 'VU-Nr',
    authorisation: 'Genehmigungs-Nr',
    contactless: 'KONTAKTLOS',
    copy: '*** KOPIE ***',
    signature: 'Unterschrift',
    done: (what) => `${what} erfolgt`,
    close: 'Kassenschnitt',
    totals: 'Summen',
    journal: 'Journal',
    closing: 'Abschluss-Nr',
    receipts: 'Belege',
    sum: 'Summe',
    diagnosis: 'Diagnose',
    allWell: 'Verbindung in Ordnung',
  },
  en: {
    copies: { merchant: 'Merchant receipt', customer: 'Customer receipt' },
    kinds: {
      sale: 'Card payment',
      void: 'Reversal',
      refund: 'Refund',
      completion: 'Booking',
      'completion-void': 'Book. reversal',
      'preauth-void': 'Res. reversal',
    },
    payment: 'Payment',
    terminal: 'Terminal-ID',
    trace: 'Trace-No',
    originalTrace: 'Original trace',
    receipt: 'Receipt-No',
    date: 'Date',
    time: 'Time',
    card: 'Card',
    sequence: 'Sequence-No',
    contract: 'VU-No',
    authorisation: 'Auth. no',
    contactless: 'CONTACTLESS',
    copy: '*** COPY ***',
    signature: 'Signature',
    done: (what) => `${what} completed`,
    close: 'End of day',
    totals: 'Totals',
    journal: 'Journal',
    closing: 'Closing-No',
    receipts: 'Receipts',
    sum: 'Total',
    diagnosis: 'Diagnosis',
    allWell: 'Connection in order',
  },
};

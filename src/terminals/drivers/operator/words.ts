import type { TerminalRequest } from '../../terminal.ts';
import { decimal } from '../description/requests.ts';

const entries = { I: 'by chip', S: 'by magnetic stripe', C: 'contactless', M: 'keyed in by hand' } as const;

/** What a person is asked to do: `sell 12.85 by chip`. No card number stands in it. */
export function wordsOf(request: TerminalRequest, decimals: number): string {
  const money = 'amount' in request ? decimal(request.amount, decimals) : '';
  const card = 'card' in request ? ` ${entries[request.card.entry]}` : '';
  switch (request.kind) {
    case 'sale':
      return `sell ${money}${request.tip ? ` with a tip of ${decimal(request.tip, decimals)}` : ''}${card}${pinOf(request.card)}`;
    case 'offline-sale':
      return `sell ${money} offline${card}`;
    case 'void':
      return `void the sale with voucher ${six(request.voucher)}`;
    case 'refund':
      return `refund ${money}${card}, of ${request.date}, reference ${request.reference}`;
    case 'preauth':
      return `pre-authorise ${money}${card}`;
    case 'preauth-void':
    case 'completion':
      return `${request.kind === 'completion' ? 'complete' : 'void'} the pre-authorisation ${request.authorisation} of ${request.date}, ${money}${card}`;
    case 'completion-void':
      return `void the completion with voucher ${six(request.voucher)}`;
    case 'qr-sale':
      return `sell ${money} by the QR code of ${request.wallet.app}`;
    case 'qr-refund':
      return `refund ${money} of the QR order ${request.order}`;
    case 'qr-query':
      return request.order === undefined ? 'ask for the last QR order' : `ask for the QR order ${request.order}`;
    case 'sign-on':
      return 'sign on';
    case 'sign-off':
      return 'sign off';
    case 'list':
      return request.of === 'details' ? 'print the list of transactions' : 'print the totals';
    case 'settle':
      return 'settle';
    case 'reprint':
      if (request.target.of === 'voucher') return `print voucher ${six(request.target.voucher)} again`;
      if (request.target.of === 'host')
        return `print the slip of ${request.target.date}, reference ${request.target.reference}, from the acquirer's records`;
      return request.target.of === 'last' ? 'print the last slip again' : 'print the last settlement again';
    case 'look-up':
      return `look voucher ${six(request.voucher)} of ${request.date} up, reference ${request.reference}`;
  }
}

const six = (voucher: number): string => String(voucher).padStart(6, '0');
const pinOf = ({ verification }: { readonly verification?: string }): string =>
  verification === 'pin' ? ', with PIN' : '';

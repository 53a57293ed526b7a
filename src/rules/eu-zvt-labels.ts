import type { Label } from './labels.ts';
import type { FieldName } from './rules.ts';

/** German words, and English ones where they are others. */
const german = (words: readonly string[], value: RegExp, english: readonly string[] = []): Label => {
  return { words: [...words, ...english], english: [], value };
};

/** `12,85`, with or without points between thousands and a minus on either side. */
const money = /^-? ?\d[\d.]*,\d\d(?!\d)-?/;

/**
 * Labels as a sample slip of a German terminal (Ingenico Desk/5000, short guide) and card complete's list of what stands
 * on a slip (SMART-ZVT edition 22, 4.2) have them, in the spellings that are met, and the English words of PA00P015;
 * widths by its bitmaps.
 */
export const euZvtLabels: ReadonlyMap<FieldName, Label> = new Map<FieldName, Label>([
  ['terminal-number', german(['Terminal-ID', 'Terminal-Nr', 'Terminal-Nr.', 'TID'], /^\d{8}(?!\d)/)],
  [
    'trace',
    german(['TA-Nr', 'TA-Nr.', 'Ta-Nr', 'Ta-Nr.', 'Trace-Nr', 'Trace-Nr.'], /^\d{1,6}(?!\d)/, ['Trace-No', 'Trace no']),
  ],
  [
    'original-trace',
    german(['Original-TA-Nr', 'Original-TA-Nr.', 'Orig. TA-Nr', 'Orig. TA-Nr.'], /^\d{1,6}(?!\d)/, ['Original trace']),
  ],
  [
    'voucher',
    german(['Beleg-Nr', 'Beleg-Nr.', 'BNr', 'BNr.', 'Belegnummer'], /^\d{1,4}(?!\d)/, ['Receipt-No', 'Receipt no']),
  ],
  [
    'merchant-number',
    german(['VU-Nr', 'VU-Nr.', 'VU-Nummer', 'Vertrags-Nr', 'Vertrags-Nr.'], /^\d{6,15}(?!\d)/, ['VU-No', 'VU no']),
  ],
  [
    'card-number',
    german(['Karten-Nr', 'Karten-Nr.', 'Karte', 'PAN'], /^[#*X\d][#*X\d ]{8,22}[#*X\d](?![#*X\d])/, [
      'Card',
      'Card no',
    ]),
  ],
  ['pan-sequence', german(['Kartenfolge-Nr', 'Kartenfolge-Nr.', 'Karte'], /^\d{1,4}(?!\d)/, ['Sequence-No'])],
  ['expiry', german(['gültig bis', 'Gültig bis', 'Verfallsdatum'], /^\d\d\/\d\d(?:\d\d)?(?!\d)/)],
  [
    'authorisation',
    german(
      ['Genehmigungs-Nr', 'Genehmigungs-Nr.', 'Genehmigungs.-Nr', 'Genehmigungs.-Nr.', 'Autorisierungs-Nr'],
      /^[\dA-Z]{1,8}(?!\w)/,
      ['Auth. no', 'Authorisation no'],
    ),
  ],
  ['aid', german(['AID'], /^[\dA-F]{10,32}(?!\w)/)],
  ['amount', german(['Betrag EUR', 'Betrag', 'EUR'], money)],
  ['vouchers', german(['Belege'], /^\d{4}-\d{4}(?!\d)/, ['Receipts'])],
  ['batch', german(['Abschluss-Nr', 'Abschluss-Nr.'], /^\d{1,6}(?!\d)/, ['Closing-No'])],
]);

/** A card number in a text: where, how many characters with its separators, and its digits alone. */
export interface CardNumber {
  readonly index: number;
  readonly length: number;
  readonly digits: string;
}

/**
 * Who issues cards, by the first digits, and how long their numbers are (ISO/IEC 7812-1 and the schemes' published
 * ranges). The lengths keep other numbers of a slip out: 15-digit merchant numbers that begin with a Chinese acquirer's
 * 301 to 309, EAN-13 numbers that begin with China's 69, timestamps, references.
 */
const ISSUERS: readonly { readonly scheme: string; readonly begins: RegExp; readonly lengths: readonly number[] }[] = [
  { scheme: 'Visa', begins: /^4/, lengths: [13, 16, 19] },
  { scheme: 'Mastercard', begins: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, lengths: [16] },
  { scheme: 'American Express', begins: /^3[47]/, lengths: [15] },
  { scheme: 'Diners Club', begins: /^(30[0-5]|309|36|38|39)/, lengths: [14, 16] },
  { scheme: 'JCB', begins: /^35/, lengths: [16, 17, 18, 19] },
  { scheme: 'Maestro', begins: /^(50|5[678]|63|67)/, lengths: [13, 14, 15, 16, 17, 18, 19] },
  { scheme: 'UnionPay, Discover, RuPay and others', begins: /^(6|81)/, lengths: [16, 17, 18, 19] },
  { scheme: 'Mir', begins: /^220[0-4]/, lengths: [16, 17, 18, 19] },
  { scheme: 'ICBC before UnionPay', begins: /^9558/, lengths: [16, 19] },
];

/** Ways to group digits other than groups of one size with a shorter one at the end, as cards are embossed. */
const GROUPINGS = new Set(['4-4-5', '4-6-4', '4-6-5', '4-5-6', '6-10', '6-13']);

const MOST_DIGITS = 19;
/** Smallest group: a date's 2026-07-04 is none. */
const SMALLEST_GROUP = 3;

/** The check of ISO/IEC 7812-1 annex B. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i--, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? digit * 2 - (digit > 4 ? 9 : 0) : digit;
  }
  return sum % 10 === 0;
}

function isGroupedAsCard(lengths: readonly number[]): boolean {
  const [first, last] = [lengths[0]!, lengths.at(-1)!];
  if (lengths.length === 1 || GROUPINGS.has(lengths.join('-'))) return true;
  return first >= SMALLEST_GROUP && last <= first && lengths.slice(0, -1).every((length) => length === first);
}

const isIssued = (digits: string) =>
  ISSUERS.some(({ begins, lengths }) => lengths.includes(digits.length) && begins.test(digits));

/**
 * EAN-13 data of GS k, form A and B, right before the digits. With other digits in their place no scanner would accept
 * the barcode, and no card number is an EAN; every other barcode is redacted like text.
 */
const EAN13_COMMANDS = ['\u001dk\u0002', '\u001dkC\r'];

/** Digits with at most one space or hyphen between them, enough of them for a card number. */
export const DIGIT_RUN = /\d(?:[ -]?\d){12,}/g;

/**
 * Bytes before a number that may belong to a command and are digits by chance: the 0 of `ESC ! 0`, the 3 and 0 of
 * `ESC 3 0`, the 0 that ends the head of a QR code's data. At most so many, and so near to the command's first byte.
 */
const MOST_ARGUMENTS = 3;
const COMMAND_BEGINS = new Set([0x10, 0x1b, 0x1c, 0x1d, 0x1f]);

const followsCommand = (before: string) =>
  [...before.slice(before.lastIndexOf('\n') + 1)].some((character) => COMMAND_BEGINS.has(character.charCodeAt(0)));

/** Text that is looked at before a run. */
export const CONTEXT = 8;

/** Card numbers in one `DIGIT_RUN`; `before` is the text that ends where the run begins, `CONTEXT` characters of it. */
export function cardNumbersInRun(run: string, before: string): CardNumber[] {
  const groups = [...run.matchAll(/\d+/g)].map((group) => ({ at: group.index, digits: group[0] }));
  const found = groups.flatMap((_, from) => numbersFrom(run, groups.slice(from), from === 0 ? before : ''));
  if (!followsCommand(before)) return found;
  const [first, ...rest] = groups as [Group, ...Group[]];
  for (let skip = 1; skip <= Math.min(MOST_ARGUMENTS, first.digits.length - 1); skip++) {
    found.push(...numbersFrom(run, [{ at: first.at + skip, digits: first.digits.slice(skip) }, ...rest], ''));
  }
  return found;
}

interface Group {
  readonly at: number;
  readonly digits: string;
}

/** Card numbers that begin with the first of some groups, the longest first. */
function numbersFrom(run: string, groups: readonly Group[], before: string): CardNumber[] {
  const found: CardNumber[] = [];
  const start = groups[0]!.at;
  let digits = '';
  for (let to = 0; to < groups.length; to++) {
    const group = groups[to]!;
    digits += group.digits;
    if (digits.length > MOST_DIGITS) break;
    if (!isIssued(digits) || !passesLuhn(digits)) continue;
    const separators = groups.slice(1, to + 1).map(({ at }) => run[at - 1]);
    if (new Set(separators).size > 1) continue;
    if (!isGroupedAsCard(groups.slice(0, to + 1).map((part) => part.digits.length))) continue;
    if (digits.length === 13 && EAN13_COMMANDS.some((command) => before.endsWith(command))) continue;
    found.unshift({ index: start, length: group.at + group.digits.length - start, digits });
  }
  return found;
}

/**
 * Card numbers in the clear, from left to right, the longer first of two that begin together: 13 to 19 digits, together
 * or in groups parted by one space or one hyphen, that an issuer's range allows and whose check digit is right. A masked
 * number has too few digits in a row to be one.
 */
export function findCardNumbers(text: string): CardNumber[] {
  return [...text.matchAll(DIGIT_RUN)].flatMap((run) =>
    cardNumbersInRun(run[0], text.slice(Math.max(0, run.index - CONTEXT), run.index)).map((number) => ({
      ...number,
      index: run.index + number.index,
    })),
  );
}

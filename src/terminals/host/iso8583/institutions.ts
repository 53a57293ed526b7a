import { fromGbk, toGbk } from './text.ts';

/** Characters of each half of field 44: the issuer, then the acquirer. */
const HALF = 11;

/**
 * Field 44: issuer and acquirer. Public answers have eight digits of each there (`03080000   48520000   `); a host here
 * knows its acquirer by name, and sends that, in GBK and cut to the half. A terminal prints what it does not know as it
 * stands (CaoEnXin/LiaoYang_POS, tranprint.c).
 */
export function field44(issuer: string, acquirer: string): string {
  return [issuer, acquirer].map((name) => toGbk(name, HALF).padEnd(HALF)).join('');
}

/** The acquirer of field 44; '' where there is none. */
export function readAcquirer(value: string | undefined): string {
  return fromGbk((value ?? '').slice(HALF, 2 * HALF)).trimEnd();
}

/** Bytes of base64, plain or as addresses have it. */
export function fromBase64(text: string): Uint8Array {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = plain.charCodeAt(i);
  return bytes;
}

/** Base64 as addresses have it. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export const hexOf = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

/** The byte as a character of ASCII, a dot where it is none. */
export const letterOf = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');

/** A capture of Platen, a line of JSON each. */
const isCapture = (text: string) => /^\s*\{[^\n]*"type":/.test(text);

/**
 * Bytes as people paste them: a capture of Platen, hexadecimal digits, base64, or text with escapes as programs write
 * them (`\x1b@`, `\n`).
 */
export function readPasted(text: string): Uint8Array {
  const trimmed = text.trim();
  if (isCapture(trimmed)) return fromCapture(trimmed);
  const digits = trimmed.replaceAll(/0x|\\x|[\s,;:]/gi, '');
  if (/^([\da-f]{2})+$/i.test(digits) && !/\\[^x]/.test(trimmed)) {
    return Uint8Array.from(digits.match(/../g)!, (pair) => Number.parseInt(pair, 16));
  }
  if (/^[\w+/-]{16,}={0,2}$/.test(trimmed) && trimmed.length % 4 !== 1) {
    try {
      return fromBase64(trimmed);
    } catch {
      // Text that looks like it.
    }
  }
  return unescaped(text);
}

const LETTERS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, e: 27, 0: 0, '\\': 92 };

function unescaped(text: string): Uint8Array {
  const parts: number[] = [];
  const encoder = new TextEncoder();
  for (const [whole, hex, letter] of text.matchAll(/\\x([\da-f]{2})|\\([nrte0\\])|[\s\S]/giu)) {
    if (hex !== undefined) parts.push(Number.parseInt(hex, 16));
    else if (letter !== undefined) parts.push(LETTERS[letter]!);
    else parts.push(...encoder.encode(whole));
  }
  return Uint8Array.from(parts);
}

function fromCapture(text: string): Uint8Array {
  const digits: string[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const { type, direction, hex } = JSON.parse(line) as { type?: string; direction?: string; hex?: string };
    if (type === 'bytes' && direction === 'to-printer' && hex) digits.push(hex);
  }
  return Uint8Array.from(digits.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

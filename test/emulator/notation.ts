const NAMES: Readonly<Record<string, number>> = {
  NUL: 0x00,
  SOH: 0x01,
  EOT: 0x04,
  ENQ: 0x05,
  HT: 0x09,
  LF: 0x0a,
  CR: 0x0d,
  SO: 0x0e,
  DLE: 0x10,
  DC2: 0x12,
  DC4: 0x14,
  CAN: 0x18,
  ESC: 0x1b,
  FS: 0x1c,
  GS: 0x1d,
  US: 0x1f,
  SP: 0x20,
};

/**
 * Bytes as a manual writes them, tokens with blanks between: `ESC ! 20 "Text" LF`. Names of control codes (form feed is `0C`), single
 * characters, two hexadecimal digits, and text in quotes, one byte a character.
 */
export function bytes(notation: string): Uint8Array {
  const out: number[] = [];
  for (const [token] of notation.matchAll(/"[^"]*"|\S+/g)) {
    if (token.startsWith('"') && token.length > 1) out.push(...Buffer.from(token.slice(1, -1), 'latin1'));
    else if (token in NAMES) out.push(NAMES[token]!);
    else if (token.length === 1) out.push(token.charCodeAt(0));
    else if (/^[0-9A-F]{2}$/.test(token)) out.push(Number.parseInt(token, 16));
    else throw new Error(`"${token}" is no name, character, byte or text`);
  }
  return Uint8Array.from(out);
}

/** Several pieces, notation or bytes, as one. */
export function joined(...parts: readonly (string | Uint8Array | readonly number[])[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? bytes(part) : part)]));
}

/** GBK, as UnionPay terminals write Chinese: characters of a field, one for each byte, of a text and back. */
const decoder = new TextDecoder('gbk');
let codes: Map<string, string> | null = null;

/** Each character of two bytes, with the bytes as characters. Made when it is first needed: 23,940 codes. */
function table(): Map<string, string> {
  const made = new Map<string, string>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\ufffd' && !made.has(character))
        made.set(character, String.fromCharCode(lead, trail));
    }
  }
  return made;
}

/** The characters of a field, at most `most` bytes, cut between characters; `?` for what GBK has not. */
export function toGbk(text: string, most: number): string {
  codes ??= table();
  let out = '';
  for (const character of text) {
    const code = character <= '\u007f' ? character : (codes.get(character) ?? '?');
    if (out.length + code.length > most) break;
    out += code;
  }
  return out;
}

/** The text of a field. */
export function fromGbk(characters: string): string {
  return decoder.decode(Buffer.from(characters, 'latin1'));
}

/** Characters 80h to FFh of code page 437, in order. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Tag 14: ISO 8859-1 to 8859-16 are 01 to 10; CP437 (FF) is what counts when nothing was agreed. */
export const charsets = { utf8: 0xfe, cp437: 0xff } as const;

/** A text in a character set of tag 14. */
export function decodeText(bytes: Uint8Array, charset: number = charsets.cp437): string {
  if (charset === charsets.utf8) return new TextDecoder().decode(bytes);
  // There is no ISO 8859-12.
  if (charset >= 0x01 && charset <= 0x10 && charset !== 0x0c)
    return new TextDecoder(`iso-8859-${charset}`).decode(bytes);
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80]!)).join('');
}

/** A text in code page 437; what it lacks is `?`, but the euro sign is `E`, as it prints on old terminals. */
export function encodeText(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    const at = code < 0x80 ? -1 : CP437.indexOf(character);
    bytes.push(code < 0x80 ? code : at >= 0 ? at + 0x80 : character === '€' ? 0x45 : 0x3f);
  }
  return new Uint8Array(bytes);
}

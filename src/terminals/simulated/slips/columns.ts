/**
 * Columns that a text takes: one for a character of one byte in GB18030, two for any other. Double-width print doubles
 * both.
 */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += isNarrow(character) ? 1 : 2;
  return columns;
}

/** `text` with spaces behind it up to `columns`. */
export function padRight(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** `text` with spaces before it up to `columns`. */
export function padLeft(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
}

/** Left and right in one line of `columns`, or in two lines where they do not fit. */
export function spread(left: string, right: string, columns: number): readonly string[] {
  const gap = columns - columnsOf(left) - columnsOf(right);
  return gap > 0 ? [left + ' '.repeat(gap) + right] : [left, padLeft(right, columns)];
}

/** `text` in lines of at most `columns`: broken at spaces and between Chinese characters, never before a closing mark. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, columns)) {
    if (line !== '' && columnsOf(line) + columnsOf(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** What cannot be broken: a word with the space behind it, or a Chinese character with the closing marks behind it. */
function pieces(text: string, columns: number): readonly string[] {
  const whole = text.match(/[\u0021-\u007e]+ *|[^\u0020-\u007e][,.;:!?)，。、；：！？）》」』”’]*|\s/gu) ?? [];
  return whole.flatMap((piece) => (columnsOf(piece.trimEnd()) <= columns ? [piece] : [...piece]));
}

function isNarrow(character: string): boolean {
  return character.codePointAt(0)! < 0x80;
}

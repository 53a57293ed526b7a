/** Lines of a printer whose characters are all one column wide. */

/** Left and right in one line of `columns`, or in two where they do not fit. */
export function beside(left: string, right: string, columns: number): readonly string[] {
  if (left.length + right.length < columns) return [left + right.padStart(columns - left.length)];
  return [left.slice(0, columns), right.slice(-columns).padStart(columns)];
}

/** `text` in lines of at most `columns`, broken at spaces, and within words that are longer than a line. */
export function inLines(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => each.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

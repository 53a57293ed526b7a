/** Characters that take two columns: Chinese, Japanese and Korean scripts, their punctuation and full-width forms. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;

/** Columns that a character takes on a screen. */
export const columnsOf = (character: string): number => (wide.test(character) ? 2 : 1);

/** Columns that a text takes on a screen (Unicode Standard Annex 11, W and F). */
export function columns(text: string): number {
  return [...text].reduce((sum, character) => sum + columnsOf(character), 0);
}

/** The text filled up with blanks to a number of columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

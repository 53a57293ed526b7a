/** Characters that take one column: Latin ones and half-width katakana; all others take two. */
const NARROW = /[ -ÿ｡-ﾟ]/g;

/** A line of so many columns with a text at both of its ends, for clients that count characters and not columns. */
export function bothEnds(left: string, right: string, columns = 42): string {
  const texts = left + right;
  const taken = 2 * texts.length - (texts.match(NARROW)?.length ?? 0);
  return `${left}${' '.repeat(columns - taken)}${right}`;
}

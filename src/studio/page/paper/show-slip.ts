/** CSS pixels of the head of a roll, which lies over its paper. */
const HEAD = 48;

/** Scrolls the roll that a slip is on until it is seen, if nothing of it is, or its beginning if `wholly`. */
export function showSlip(article: HTMLElement | null, wholly = false): void {
  const roll = article?.closest<HTMLElement>('.roll');
  if (!article || !roll) return;
  const { offsetTop: top, offsetHeight: height } = article;
  const [from, to] = [roll.scrollTop + HEAD, roll.scrollTop + roll.clientHeight];
  const isSeen = wholly ? top >= from && top + height <= to : top < to && top + height > from;
  if (!isSeen) roll.scrollTop = top - HEAD;
}

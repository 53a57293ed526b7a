/** Scrolls `part`, and nothing around it, just as far as is needed to see what lies in it. It is positioned. */
export function scrollWithin(part: HTMLElement | null, selector: string): void {
  const found = part?.querySelector<HTMLElement>(selector);
  if (!part || !found) return;
  const { offsetTop: top, offsetHeight: height } = found;
  const { scrollTop, clientHeight } = part;
  if (top < scrollTop) part.scrollTop = top;
  else if (top + height > scrollTop + clientHeight) part.scrollTop = top + height - clientHeight;
}

import { html, lang, type Markup } from './markup.ts';

/** What numbers and Latin words are made of: a difference is marked as the whole of them, 12.85 and 128.50. */
const wordPart = /[\p{Script=Latin}\p{Nd}.,*-]/u;

/** Expected and actual text, what differs between the first and the last difference marked in each. */
export function contrast(expected: string | undefined, actual: string | undefined): [Markup, Markup] {
  if (expected === undefined || actual === undefined) return [whole(expected ?? ''), whole(actual ?? '')];
  const left = [...expected];
  const right = [...actual];
  const shorter = Math.min(left.length, right.length);
  let head = 0;
  while (head < shorter && left[head] === right[head]) head++;
  let tail = 0;
  while (tail < shorter - head && left.at(-1 - tail) === right.at(-1 - tail)) tail++;
  while (head > 0 && wordPart.test(left[head - 1]!)) head--;
  while (tail > 0 && wordPart.test(left.at(-tail)!)) tail--;
  return [marked(left, head, tail), marked(right, head, tail)];
}

function whole(text: string): Markup {
  return html`<samp${lang(text)}>${text}</samp>`;
}

function marked(characters: readonly string[], head: number, tail: number): Markup {
  const end = characters.length - tail;
  const middle = characters.slice(head, end).join('');
  const before = characters.slice(0, head).join('');
  const after = characters.slice(end).join('');
  const difference = middle !== '' && html`<mark>${middle}</mark>`;
  return html`<samp${lang(characters.join(''))}>${before}${difference}${after}</samp>`;
}

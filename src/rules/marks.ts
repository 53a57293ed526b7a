import type { Mark } from './rules.ts';

/** The first line that one of the patterns knows. */
export function firstMark(lines: readonly string[], patterns: readonly RegExp[]): Mark | null {
  const index = lines.findIndex((text) => patterns.some((pattern) => pattern.test(text)));
  return index < 0 ? null : { text: lines[index]!.trim(), line: index + 1 };
}

/** The first line that one of the named patterns knows. */
export function firstOf<T extends string>(
  lines: readonly string[],
  patterns: readonly (readonly [T, RegExp])[],
): (Mark & { readonly name: T }) | null {
  for (const [index, text] of lines.entries()) {
    const hit = patterns.find(([, pattern]) => pattern.test(text));
    if (hit) return { name: hit[0], text: text.trim(), line: index + 1 };
  }
  return null;
}

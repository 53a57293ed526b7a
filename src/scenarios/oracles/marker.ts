import { dueText } from '../due.ts';
import { either } from '../words.ts';
import type { Found, Oracle } from './oracle.ts';

/** A reprint says on every copy that it is one; the first print never does (O3). */
export const marker: Oracle = {
  name: 'marker',
  check: ({ due, papers, setup }) =>
    papers.flatMap(({ reading, role, duplicate = false }, slip): Found[] => {
      if (due.kind === 'nothing' || role === 'unexpected') return [];
      const isReprint = due.reprint || duplicate;
      if (isReprint && !reading.marker) {
        const words = either(setup.rules.marker.rule.flatMap(wordsOf));
        const message = `marker missing: this is a reprint of ${dueText(due)} and no line says ${words}`;
        return [{ code: 'marker-missing', message, slip, expected: words }];
      }
      if (!isReprint && reading.marker) {
        const { line, text } = reading.marker;
        const message = `line ${line} says ${text}, and this is the first print of ${dueText(due)}`;
        return [{ code: 'marker-unexpected', message, slip, line, actual: text }];
      }
      return [];
    }),
};

/** The words that a pattern of the rules knows: `重打印` and `重印凭证` of `重打印|重印凭证`. */
function wordsOf(pattern: RegExp): string[] {
  return pattern.source.split('|');
}

import type { Paper } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/** There is time to tear a slip off before the next comes (O4), where the scenario says how long. */
export const pause: Oracle = {
  name: 'pause',
  check: ({ papers, expect }) =>
    expect.pause === undefined
      ? []
      : papers.slice(1).flatMap((paper, before) => between(papers[before]!, paper, before + 1, expect.pause!)),
};

function between(before: Paper, { slip: { firstByteAt } }: Paper, slip: number, least: number): Found[] {
  const out = before.slip.times?.end;
  if (out === undefined || firstByteAt - out >= least) return [];
  const [expected, actual] = [`${least} ms`, `${Math.round(firstByteAt - out)} ms`];
  const message = `${actual} after the slip before was out this one began, expected ${expected} to tear that off`;
  return [{ code: 'pause-too-short', message, slip, expected, actual }];
}

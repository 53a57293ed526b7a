/* The bars of a scenario's slips, from request to cut, as they come near the screen. */
import { svg } from './base.js';

/** Size of a bar in the units of its drawing. */
const WIDE = 1000;
const HIGH = 14;

/** Waiting, bytes on the wire, paper under the head, the cut; a tick where the register had its answer. */
export const drawTimeline = (table) => {
  for (const cell of table.querySelectorAll('td[data-stages]:empty')) {
    const [first, last, uncut, out, answered] = cell.dataset.stages.split(' ').map(Number);
    const bar = svg('svg', { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    const part = (look, from, to, y, height) => {
      if (to > from) bar.append(svg('rect', { class: look, x: from, y, width: to - from, height }));
    };
    part('stage-first', 0, first, 5, 4);
    part('stage-wire', first, last, 0, 6);
    part('stage-print', first, uncut, 7, 7);
    part('stage-cut', uncut, out, 7, 7);
    if (answered !== undefined) {
      const tick = Math.min(answered, WIDE - 2);
      part('stage-answer', tick, tick + 2, 0, HIGH);
    }
    cell.append(bar);
  }
};

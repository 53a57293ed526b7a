import type { PlatenEvent } from '../../events/event.ts';
import { printable } from '../words.ts';

/** Bytes of a row of a log. */
const ROW = 16;

/**
 * What happened in a scenario, in words: every run of bytes with its time (ms of the run's clock since the scenario
 * began) and direction, steps, answers, slips, findings. `events`: those of one scenario.
 */
export function caseLog(events: readonly PlatenEvent[]): string {
  const start = events[0]?.at ?? 0;
  const lines = events.flatMap((event) => {
    const time = (event.at - start).toFixed(3).padStart(14);
    return rowsOf(event).map((row, i) => `${i === 0 ? time : ' '.repeat(14)}  ${printable(row)}\n`);
  });
  return lines.join('');
}

function rowsOf(event: PlatenEvent): string[] {
  switch (event.type) {
    case 'scenario-begin':
      return [`scenario ${event.scenario}: ${event.title} (${event.file}:${event.line})`];
    case 'step-begin':
      return [`step ${event.step + 1}: ${event.title}`];
    case 'bytes':
      return hexRows(event.hex).map((row, i) => (i === 0 ? `${arrows[event.direction]} ${row}` : `   ${row}`));
    case 'slip':
      return [`slip ${event.copy}, ${event.width} x ${event.height} dots, ${event.end}, golden ${event.golden.state}`];
    case 'finding':
      return [`finding ${event.code} by ${event.by}: ${event.message.replaceAll('\n', ' ')}`];
    case 'step-end':
      return [`step ${event.step + 1} ${event.outcome}${event.answer === '' ? '' : `: ${event.answer}`}`];
    case 'time-limit':
      return [`limit ${event.figure} ${event.of}: ${event.value} of ${event.limit} ms, ${event.standing}`];
    case 'scenario-end':
      return [`scenario ${event.outcome}${event.message === undefined ? '' : `: ${event.message}`}`];
    default:
      return [];
  }
}

const arrows = { 'to-printer': '->', 'from-printer': '<-' } as const;

function hexRows(hex: string): string[] {
  const bytes = hex.match(/../g) ?? [];
  return Array.from({ length: Math.ceil(bytes.length / ROW) }, (_, i) => {
    const row = bytes.slice(i * ROW, (i + 1) * ROW);
    const ascii = row.map((byte) => {
      const code = Number.parseInt(byte, 16);
      return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '.';
    });
    return `${row.join(' ').padEnd(3 * ROW)} ${ascii.join('')}`;
  });
}

import type { EventOf } from '../../../events/event.ts';
import { speech } from '../words/scenarios.ts';
import { words as page } from '../words/words.ts';
import { told } from './times.ts';

const stages = ['first', 'wire', 'print', 'cut', 'answer'] as const;
type Stage = (typeof stages)[number];

interface StageBarProps {
  readonly slip: EventOf<'slip'>;
  /** ms that the whole width stands for. */
  readonly longest: number;
  /** ms from the request until the register had its answer. */
  readonly acknowledged: number | undefined;
}

/** Where the time of a slip went since its request: waiting, bytes on the wire, paper moving, the cut. */
export function StageBar({ slip: { timing }, longest, acknowledged }: StageBarProps) {
  const { words } = speech.value;
  const { requestToFirstByte, wire, print, paper } = timing;
  const first = requestToFirstByte ?? 0;
  const out = first + (paper?.out ?? print);
  const cut = paper?.cut ?? 0;
  const parts: readonly (readonly [Stage, number, number])[] = [
    ['first', 0, first],
    ['wire', first, first + wire],
    ['print', first, out - cut],
    ['cut', out - cut, out],
  ];
  const share = (ms: number) => `${Math.min(100, (100 * ms) / longest)}%`;
  return (
    <span class="stages">
      <span class="stage-track" aria-hidden="true">
        {parts.map(
          ([stage, from, to]) =>
            to > from && (
              <span class={`stage is-${stage}`} key={stage} style={{ left: share(from), width: share(to - from) }} />
            ),
        )}
        {acknowledged !== undefined && <span class="stage is-answer" style={{ left: share(acknowledged) }} />}
      </span>
      <span class="stage-times">
        {page.value.facts([
          `${words.timeline.first} ${requestToFirstByte === null ? words.timeline.notAsked : told(first)}`,
          `${words.timeline.last} ${told(first + wire)}`,
          `${words.timeline.out} ${told(out)}`,
        ])}
      </span>
    </span>
  );
}

/** What the colours mean. */
export function StageLegend() {
  const { legend } = speech.value.words.timeline;
  return (
    <ul class="legend">
      {stages.map((stage) => (
        <li key={stage}>
          <i class={`stage is-${stage}`} aria-hidden="true" />
          {legend[stage]}
        </li>
      ))}
    </ul>
  );
}

import { useRef } from 'preact/hooks';
import type { Roll } from '../live/rolls.ts';
import { go, nothingChosen, place } from '../parts/address.ts';
import { words } from '../words/words.ts';
import { EmptyRoll } from './empty-roll.tsx';
import { useFollowing } from './following.ts';
import { RollHead } from './roll-head.tsx';
import { SlipView } from './slip-view.tsx';
import { useWidth } from './use-width.ts';
import { marginOf, roomOf, scaleOf } from './zoom.ts';

/** Everything that came out of one printer, the newest at the bottom, and what is under its head. */
export function RollView({ roll }: { readonly roll: Roll }) {
  const column = useRef<HTMLElement>(null);
  const width = useWidth(column);
  const { facts } = roll;
  const papers = roll.papers.value;
  const { zoom, printer, slip } = place.value;
  const isChosen = printer === facts.id && slip !== null;
  const hasLeft = useFollowing(column, isChosen);
  const scale = scaleOf(zoom, facts.width + 2 * marginOf(facts.dpi), roomOf(width));
  const toNewest = () => {
    if (isChosen) go({ slip: null, ...nothingChosen });
    column.current!.scrollTop = column.current!.scrollHeight;
  };
  return (
    <section
      class={`roll ${printer === facts.id ? 'is-chosen' : ''}`}
      ref={column}
      aria-label={`${words.value.printer} ${facts.model}`}
    >
      <RollHead roll={roll} />
      {papers.length === 0 ? <EmptyRoll roll={roll} /> : null}
      {papers.map((paper) => (
        <SlipView key={paper.slip} roll={roll} paper={paper} scale={scale} />
      ))}
      {hasLeft && papers.length > 0 && (
        <button type="button" class="newest" onClick={toNewest}>
          {words.value.newest}
        </button>
      )}
    </section>
  );
}

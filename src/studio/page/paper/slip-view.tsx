import { useEffect, useRef } from 'preact/hooks';
import { chooseByte, chosenBoxes, looked, stepped } from '../inspector/chosen.ts';
import type { Paper as PaperRows, Roll } from '../live/rolls.ts';
import { go, nothingChosen, place } from '../parts/address.ts';
import { words } from '../words/words.ts';
import { Paper } from './paper.tsx';
import { takeAway } from './roll-head.tsx';
import { showSlip } from './show-slip.ts';
import { marginOf } from './zoom.ts';

interface SlipViewProps {
  readonly roll: Roll;
  readonly paper: PaperRows;
  readonly scale: number;
}

/** A slip that is out or under the head: as it came, or as far as it is stepped through. */
export function SlipView({ roll, paper, scale }: SlipViewProps) {
  const said = words.value;
  const article = useRef<HTMLElement>(null);
  const { id, model, dpi } = roll.facts;
  const { printer, slip, dot } = place.value;
  const version = paper.version.value;
  const facts = paper.facts.value;
  const isOut = facts !== null;
  const isChosen = printer === id && slip === paper.slip;
  const key = `${id}/${paper.slip}`;
  const at = isChosen && looked.value?.key === key ? looked.value : null;
  const isStepping = at !== null && stepped.value !== null;
  const step = isStepping ? stepped.value!.slips[0] : undefined;
  const rows = isStepping ? Math.min(paper.rows, step?.dots.height ?? 0) : paper.rows;
  useEffect(() => {
    // The one that an address names is shown when the page opens.
    if (isChosen && isOut) showSlip(article.current);
  }, [isOut]);
  return (
    <article class={`slip ${isChosen ? 'is-chosen' : ''}`} ref={article} id={`slip-${id}-${paper.slip}`}>
      <header class="slip-head">
        <button type="button" class="link" onClick={() => go({ printer: id, slip: paper.slip, ...nothingChosen })}>
          {said.slip(paper.slip + 1)}
        </button>
        <span class="quiet">
          {facts ? said.facts([`${paper.rows} ${said.slipFacts.rows}`, said.ends[facts.end]]) : said.underHead}
        </span>
        {isOut && (
          <button
            type="button"
            class="remove"
            aria-label={said.remove(paper.slip + 1)}
            title={said.remove(paper.slip + 1)}
            onClick={() => takeAway(id, paper.slip)}
          >
            ×
          </button>
        )}
      </header>
      <Paper
        bits={isStepping ? (step?.dots.bits ?? NOTHING) : paper.bits}
        width={paper.width}
        rows={rows}
        version={isStepping ? -rows : version}
        changedFrom={isStepping ? 0 : paper.changedFrom}
        scale={scale}
        margin={marginOf(dpi)}
        isOut={isOut}
        label={`${said.slip(paper.slip + 1)}, ${model}`}
        dot={isChosen ? dot : null}
        boxes={at ? chosenBoxes.value : []}
        // Of a slip that is stepped through they would stand beside the next one.
        notes={isStepping ? [] : facts?.diagnostics}
        onDot={(x, y) => go({ printer: id, slip: paper.slip, dot: [x, y], row: null, side: 'inspector' }, isChosen)}
        onNote={({ offset }) => {
          go({ printer: id, slip: paper.slip, ...nothingChosen, side: 'inspector' }, isChosen);
          chooseByte(key, offset - facts!.offset);
        }}
      />
    </article>
  );
}

const NOTHING = new Uint8Array(0);

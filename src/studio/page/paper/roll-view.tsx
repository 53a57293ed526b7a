import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { printed } from '../engine/engine.ts';
import { chosenBoxes, look, looked, stepped } from '../inspector/chosen.ts';
import { slipBytes } from '../live/ask.ts';
import { type Paper as PaperRows, type Roll, shown } from '../live/rolls.ts';
import { go, place } from '../parts/address.ts';
import { fromBase64 } from '../parts/bytes.ts';
import { words } from '../words/words.ts';
import { Paper } from './paper.tsx';
import { useWidth } from './use-width.ts';
import { scaleOf } from './zoom.ts';

/** CSS pixels beside the paper: its margin, and the notes. */
const BESIDE = 44;

/** CSS pixels from the end of the roll at which it still counts as its end. */
const AT_END = 60;

/** Everything that came out of one printer, the newest at the bottom, and what is under its head. */
export function RollView({ roll }: { readonly roll: Roll }) {
  const column = useRef<HTMLElement>(null);
  const room = useWidth(column);
  const { facts } = roll;
  const papers = roll.papers.value;
  const { zoom, printer, slip } = place.value;
  const scale = scaleOf(zoom, facts.width, Math.max(120, room - BESIDE));
  const isElsewhere = printer === facts.id && slip !== null;
  const hasLeft = useFollowing(column, isElsewhere);
  return (
    <section class="roll" ref={column} aria-label={`${words.value.printer} ${facts.model}`}>
      <RollHead roll={roll} />
      {papers.length === 0 ? <EmptyRoll roll={roll} /> : null}
      {papers.map((paper) => (
        <Slip key={paper.slip} roll={roll} paper={paper} scale={scale} />
      ))}
      {hasLeft && (
        <button type="button" class="newest" onClick={() => toNewest(column.current!, isElsewhere)}>
          {words.value.newest}
        </button>
      )}
    </section>
  );
}

/** Keeps the end of the paper in view, until someone scrolls away from it or looks at a slip; returns whether they have. */
function useFollowing(column: RefObject<HTMLElement | null>, isElsewhere: boolean): boolean {
  const [hasScrolled, setScrolled] = useState(false);
  const hasLeft = hasScrolled || isElsewhere;
  useEffect(() => {
    const element = column.current!;
    const look = () => setScrolled(element.scrollHeight - element.scrollTop - element.clientHeight > AT_END);
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [column]);
  useEffect(
    () =>
      hasLeft
        ? undefined
        : shown.subscribe(() => {
            const element = column.current!;
            if (element.scrollHeight > element.clientHeight) element.scrollTop = element.scrollHeight;
          }),
    [column, hasLeft],
  );
  return hasLeft;
}

function toNewest(column: HTMLElement, isElsewhere: boolean): void {
  if (isElsewhere) go({ slip: null, dot: null });
  column.scrollTop = column.scrollHeight;
}

function RollHead({ roll }: { readonly roll: Roll }) {
  const { facts, state } = roll;
  const status = state.value?.status;
  const isOffline = status != null && ((status[0] ?? 0) & 8) !== 0;
  return (
    <header class="roll-head">
      <strong>{facts.model}</strong>
      <span class="quiet">{facts.addresses.join(' ')}</span>
      <span class={`lamp ${isOffline ? 'is-off' : 'is-on'}`}>
        {isOffline ? words.value.panel.offline : words.value.panel.online}
      </span>
    </header>
  );
}

interface SlipProps {
  readonly roll: Roll;
  readonly paper: PaperRows;
  readonly scale: number;
}

function Slip({ roll, paper, scale }: SlipProps) {
  const said = words.value;
  const { id, model } = roll.facts;
  const { printer, slip, dot } = place.value;
  const isChosen = printer === id && slip === paper.slip;
  const key = `${id}/${paper.slip}`;
  const version = paper.version.value;
  const facts = paper.facts.value;
  const isLooked = isChosen && looked.value?.key === key;
  const own = isLooked ? looked.value!.printing.slips[0] : undefined;
  const notes =
    facts?.diagnostics
      .filter(({ severity }) => severity !== 'info')
      .map(({ message, severity }, i) => ({ y: 8 + i * 16, words: message, isError: severity === 'error' })) ?? [];
  const step = isLooked ? stepped.value?.slips[0] : undefined;
  const isStepping = isLooked && stepped.value !== null;
  const bits = isStepping ? (step?.dots.bits ?? new Uint8Array(0)) : paper.bits;
  const rows = isStepping ? Math.min(paper.rows, step?.dots.height ?? 0) : paper.rows;
  return (
    <article class={`slip ${isChosen ? 'is-chosen' : ''}`} id={`slip-${key.replace('/', '-')}`}>
      <header class="slip-head">
        <button type="button" class="link" onClick={() => go({ printer: id, slip: paper.slip, dot: null })}>
          {said.slip(paper.slip + 1)}
        </button>
        <span class="quiet">
          {facts ? `${paper.rows} ${said.slipFacts.rows}, ${said.ends[facts.end]}` : said.underHead}
        </span>
      </header>
      <Paper
        bits={bits}
        width={paper.width}
        rows={rows}
        version={isStepping ? -rows : version}
        changedFrom={isStepping ? 0 : paper.changedFrom}
        scale={scale}
        isOut={facts !== null}
        label={`${said.slip(paper.slip + 1)}, ${model}`}
        dot={isChosen ? dot : null}
        boxes={own ? chosenBoxes.value : []}
        notes={notes}
        onDot={(x, y) => go({ printer: id, slip: paper.slip, dot: [x, y], side: 'inspector' }, isChosen)}
      />
    </article>
  );
}

/** Fetches the bytes of the slip that the address names, and has them looked at. */
export function useLook(roll: Roll | undefined): void {
  const { printer, slip } = place.value;
  const isOut = roll?.papers.value.find((paper) => paper.slip === slip)?.facts.value != null;
  useEffect(() => {
    if (slip === null || !isOut) {
      look(null);
      return;
    }
    let isOver = false;
    void slipBytes(printer, slip).then(async (answer) => {
      if (!answer || isOver) return;
      const printing = await printed(fromBase64(answer.bytes), answer.model, answer.entry);
      if (!isOver) look({ key: `${printer}/${slip}`, printing, slip: 0 });
    });
    return () => {
      isOver = true;
    };
  }, [printer, slip, isOut]);
}

function EmptyRoll({ roll }: { readonly roll: Roll }) {
  const said = words.value.empty;
  const [address = ''] = roll.facts.addresses;
  const tcp = /^tcp:\/\/(.*):(\d+)$/.exec(address);
  return (
    <div class="empty">
      <h2>{said.title}</h2>
      <p>{said.body}</p>
      <ul>
        {roll.facts.addresses.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ul>
      {tcp && (
        <>
          <p>{said.try}</p>
          <pre>{`printf 'Hello\\n\\n\\x1dVB\\0' > /dev/tcp/${tcp[1]}/${tcp[2]}`}</pre>
        </>
      )}
    </div>
  );
}

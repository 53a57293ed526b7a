import { removeSlips, restoreSlips } from '../live/ask.ts';
import type { Roll } from '../live/rolls.ts';
import { go, nothingChosen, place } from '../parts/address.ts';
import { tellDone } from '../parts/notice.ts';
import { words } from '../words/words.ts';

/** Which printer it is, where it is reached, how it is; and its paper taken away. */
export function RollHead({ roll }: { readonly roll: Roll }) {
  const { facts, state, papers } = roll;
  const said = words.value;
  const status = state.value?.status;
  const isOffline = status != null && ((status[0] ?? 0) & 8) !== 0;
  const isOut = papers.value.some((paper) => paper.facts.value !== null);
  return (
    <header class="roll-head">
      <strong>{facts.model}</strong>
      <span class="quiet">{facts.addresses.join(' ')}</span>
      <span class={`lamp ${isOffline ? 'is-off' : 'is-on'}`}>{isOffline ? said.panel.offline : said.panel.online}</span>
      {isOut && (
        <button type="button" class="link" onClick={() => takeAway(facts.id)}>
          {said.clear}
        </button>
      )}
    </header>
  );
}

/** Takes a slip away, or all that are out, and says how they are brought back. */
export async function takeAway(printer: number, slip?: number): Promise<void> {
  const gone = await removeSlips(printer, slip);
  const at = place.value;
  if (gone && at.printer === printer && (slip === undefined || at.slip === slip)) {
    go({ slip: null, ...nothingChosen }, true);
  }
  if (gone) tellDone(words.value.notice.removed(gone.count), () => restoreSlips(printer));
}

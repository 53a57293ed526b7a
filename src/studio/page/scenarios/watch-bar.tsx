import { signal } from '@preact/signals';
import { place } from '../parts/address.ts';
import { scenarioWords } from '../words/scenarios.ts';
import { type Followed, tellAgain, tellAll, tellNext } from './store.ts';

/** Whether somebody who watches has stopped. */
export const isPaused = signal(false);

/** Tells a run at the pace of who looks at it. The bar that fills is the clock: what is seen is what is waited for. */
export function WatchBar({ now: { events, told, over } }: { readonly now: Followed }) {
  const said = scenarioWords.value.inRun;
  const { pace } = place.value.scenarios;
  if (pace === 'once') return null;
  const isMore = told < events.length;
  const isRunning = pace === 'watch' && isMore && !isPaused.value;
  return (
    <div class="watch row">
      <button type="button" disabled={!isMore} onClick={tellNext}>
        {said.next}
      </button>
      {pace === 'watch' && (
        <button
          type="button"
          aria-pressed={isPaused.value}
          onClick={() => {
            isPaused.value = !isPaused.value;
          }}
        >
          {isPaused.value ? said.goOn : said.pause}
        </button>
      )}
      <button type="button" onClick={tellAgain}>
        {said.again}
      </button>
      <button type="button" disabled={!isMore} onClick={tellAll}>
        {said.rest}
      </button>
      {pace === 'watch' && (
        <span class="watch-clock" aria-hidden="true">
          <span class={isRunning ? 'is-running' : ''} onAnimationIteration={tellNext} />
        </span>
      )}
      <span class="quiet" role="status">
        {isMore ? '' : over === null ? said.waiting : said.allTold}
      </span>
    </div>
  );
}

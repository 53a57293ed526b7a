import './list.css';
import './run.css';
import './slip.css';
// It mends the others, and comes behind them.
import './narrow.css';
import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { connection } from '../live/rolls.ts';
import { place } from '../parts/address.ts';
import { keysOfViews } from '../parts/keys.ts';
import { notice } from '../parts/notice.ts';
import { speech } from '../words/scenarios.ts';
import { scenarioKeys } from './keys.ts';
import { ScenarioList } from './list.tsx';
import { RunView } from './run-view.tsx';
import { follow, readAll, runs } from './store.ts';

keysOfViews.scenarios = scenarioKeys;

// What the studio refuses it says in English; what has been told in the language of the page is none of the sentences.
effect(() => {
  const { value } = notice;
  const text = value && speech.value.tell(value.text);
  if (value && text !== null && text !== value.text) notice.value = { ...value, text };
});

/** The scenarios of the project, their runs and what they printed. */
export default function Scenarios() {
  const { run } = place.value.scenarios;
  const isLive = connection.value === 'live';
  useEffect(() => {
    if (!isLive) return;
    void readAll();
    const again = () => {
      if (document.visibilityState === 'visible') void readAll();
    };
    document.addEventListener('visibilitychange', again);
    return () => document.removeEventListener('visibilitychange', again);
  }, [isLive]);
  const isThere = isLive && runs.value?.some(({ id }) => id === run);
  useEffect(() => follow(isThere ? run : null), [run, isThere]);
  return run === null ? <ScenarioList /> : <RunView id={run} />;
}

import { signal } from '@preact/signals';
import type { EventOf } from '../../../events/event.ts';
import type { Deed, Verdict } from '../../scenario-messages.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { askVerdict, doDeed } from './ask.ts';

/** The verdict on the slip that is looked at; null: it is being asked for. */
const verdict = signal<(Verdict & { readonly of: string }) | null>(null);

const nameOf = (run: string, slip: number) => `${run}/${slip}`;

export async function lookAtVerdict(run: string, slip: number): Promise<void> {
  const of = nameOf(run, slip);
  if (verdict.value?.of !== of) verdict.value = null;
  const answer = await askVerdict(run, slip);
  if (answer) verdict.value = { ...answer, of };
}

/** What can be done with the slip now. */
export const possible = (run: string, slip: number): readonly Deed[] => {
  const now = verdict.value;
  if (now?.of !== nameOf(run, slip)) return [];
  if (now.undo) return ['undo'];
  if (now.state === 'awaits') return now.obstacle === undefined ? ['approve', 'reject'] : ['reject'];
  return now.state === 'rejected' ? ['approve'] : [];
};

/** Does it where it can be done; what is done stands in the bar. */
export async function judge(run: string, slip: number, deed: Deed): Promise<void> {
  if (!possible(run, slip).includes(deed)) return;
  const answer = await doDeed(run, slip, deed);
  if (answer) verdict.value = { ...answer, of: nameOf(run, slip) };
  else await lookAtVerdict(run, slip);
}

/** Approve, reject, undo: what a person says of a slip. */
export function VerdictBar({ run, slip }: { readonly run: string; readonly slip: EventOf<'slip'> }) {
  const said = scenarioWords.value.slip;
  const now = verdict.value;
  if (slip.golden.state === 'matched' || now?.of !== nameOf(run, slip.seq)) return null;
  const can = possible(run, slip.seq);
  const approve = slip.golden.state === 'stale' ? said.approveStale : said.approve;
  const labels: Readonly<Record<Deed, string>> = { approve, reject: said.reject, undo: said.undo };
  return (
    <div class={`verdict is-${now.state}`}>
      <span role="status">{said.states[now.state]}</span>
      {now.obstacle !== undefined && (
        <span>
          {said.obstacle}: {speech.value.tell(now.obstacle)}
        </span>
      )}
      <span class="spring" />
      {can.map((deed) => (
        <button
          type="button"
          key={deed}
          class={deed === 'approve' ? 'is-main' : ''}
          onClick={() => judge(run, slip.seq, deed)}
        >
          {labels[deed]}
        </button>
      ))}
    </div>
  );
}

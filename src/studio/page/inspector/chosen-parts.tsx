import { place } from '../parts/address.ts';
import { told } from '../words/told.ts';
import { words } from '../words/words.ts';
import { cameAfter, chooseRow, chosenOrigin, chosenRow, looked, rowAt } from './chosen.ts';

/** What stands at the dot that was chosen, and its bytes. */
export function ChosenDot() {
  const said = words.value.inspector;
  const { dot } = place.value;
  if (!dot) return chosenRow.value === null ? <p class="quiet">{said.none}</p> : null;
  const origin = chosenOrigin.value;
  return (
    <div class="origin" role="status">
      <strong>{said.at(dot[0], dot[1])}</strong>
      {origin ? (
        <>
          <span class="kind">{said.kinds[origin.kind]}</span>
          {origin.reads !== '' && <q>{origin.reads}</q>}
          <button type="button" class="link" onClick={() => chooseRow(rowAt(looked.value!.printing, origin.offset))}>
            {said.offset} {rangeOf(origin)}
          </button>
        </>
      ) : (
        <span class="quiet">{said.white}</span>
      )}
    </div>
  );
}

/** The command that was chosen: its bytes, what they mean, when they were on the wire. */
export function ChosenCommand() {
  const said = words.value.inspector;
  const row = chosenRow.value;
  if (row === null) return null;
  const { offset, length, hex, id, meaning } = looked.value!.printing.rows[row]!;
  const came = cameAfter(offset + Math.max(1, length) - 1);
  return (
    <dl class="chosen">
      <dt>{said.command}</dt>
      <dd class="id">{id}</dd>
      <dt>{said.meaning}</dt>
      <dd>{told.value(meaning)}</dd>
      <dt>
        {said.offset} {rangeOf({ offset, length })}
      </dt>
      <dd class="byte">{hex}</dd>
      {came !== null && (
        <>
          <dt>{said.onWire}</dt>
          <dd>{said.cameAfter(came.toFixed(1))}</dd>
        </>
      )}
    </dl>
  );
}

const rangeOf = ({ offset, length }: { readonly offset: number; readonly length: number }) =>
  length > 1 ? `${offset} – ${offset + length - 1}` : `${offset}`;

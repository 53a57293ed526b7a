import type { Roll } from '../live/rolls.ts';
import { copy } from '../parts/clipboard.ts';
import { words } from '../words/words.ts';

/** What to do to see something: where to print, and a line for the shell. */
export function EmptyRoll({ roll }: { readonly roll: Roll }) {
  const said = words.value.empty;
  const { addresses } = roll.facts;
  const tcp = /^tcp:\/\/(.*):(\d+)$/.exec(addresses[0] ?? '');
  const line = tcp && `printf 'Hello\\n\\n\\x1dVB\\0' > /dev/tcp/${tcp[1]}/${tcp[2]}`;
  return (
    <div class="empty">
      <h2>{said.title}</h2>
      <p>{said.body}</p>
      <ul>
        {addresses.map((one) => (
          <li key={one}>
            <code>{one}</code>
          </li>
        ))}
      </ul>
      {line && (
        <>
          <p>{said.try}</p>
          <pre>{line}</pre>
          <div class="row">
            <button type="button" onClick={() => copy(line)}>
              {said.copy}
            </button>
          </div>
        </>
      )}
    </div>
  );
}

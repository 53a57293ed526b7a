import type { BrokenFile } from '../../scenario-messages.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { readAll } from './store.ts';

/** Files that cannot be run, with the place of each mistake. */
export function BrokenFiles({ files }: { readonly files: readonly BrokenFile[] }) {
  const said = scenarioWords.value.wrong;
  return (
    <details class="broken" open>
      <summary>{said.broken(files.length)}</summary>
      <ul>
        {files.flatMap(({ file, problems }) =>
          problems.map(({ line, column, path, message, source }) => {
            const place = `${file}:${line}:${column}`;
            const told = speech.value.tell(`${place} ${path === '' ? '' : `${path}: `}${message}`);
            return (
              <li key={`${place}:${message}`}>
                <code>{place}</code>
                {told.slice(place.length)}
                <pre>{source}</pre>
              </li>
            );
          }),
        )}
      </ul>
      <p class="row">
        {said.how}
        <LookAgain />
      </p>
    </details>
  );
}

/** Why nothing could be listed. */
export function Unreadable({ why }: { readonly why: string }) {
  const said = scenarioWords.value.wrong;
  return (
    <div class="empty">
      <h2>{said.title}</h2>
      <pre>{speech.value.tell(why)}</pre>
      <p class="row">
        <LookAgain />
      </p>
    </div>
  );
}

/** A project without scenarios: how to begin. */
export function NoScenarios({ folder }: { readonly folder: string }) {
  const said = scenarioWords.value.empty;
  return (
    <div class="empty">
      <h2>{said.title}</h2>
      <p>{said.body(folder)}</p>
      <pre>platen init</pre>
      <p class="row">
        {said.after}
        <LookAgain />
      </p>
    </div>
  );
}

function LookAgain() {
  return (
    <button type="button" onClick={() => void readAll()}>
      {scenarioWords.value.empty.look}
    </button>
  );
}

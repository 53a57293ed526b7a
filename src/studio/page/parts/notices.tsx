import { words } from '../words/words.ts';
import { goWay, notice } from './notice.ts';

/** What was done or went wrong last: it stays until it is closed or something else is said. */
export function Notices() {
  const said = words.value.notice;
  const { value } = notice;
  return (
    <div class="notices" role="status">
      {value && (
        <div class={`notice ${value.isError ? 'is-wrong' : ''}`} role={value.isError ? 'alert' : undefined}>
          <span>
            {value.isError && <strong>{words.value.error}: </strong>}
            {value.text}
          </span>
          {value.way && (
            <button type="button" onClick={goWay}>
              {said[value.way.kind]}
            </button>
          )}
          <button
            type="button"
            onClick={() => {
              notice.value = null;
            }}
          >
            {words.value.help.close}
          </button>
        </div>
      )}
    </div>
  );
}

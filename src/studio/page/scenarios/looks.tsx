import { signal } from '@preact/signals';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Box } from '../../../../emulator/machine/slip.ts';
import type { EventOf } from '../../../events/event.ts';
import type { SlipPicture } from '../../scenario-messages.ts';
import { goScenarios, place } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { pictureAt } from './ask.ts';
import { type Look, looks } from './place.ts';

/** What was found, and where on each of the pictures. */
export interface Note extends Readonly<Partial<Record<SlipPicture, Box>>> {
  readonly number: number;
  readonly message: string;
}

/** Which of the two pictures stands still where they would blink; null: they blink. */
const held = signal<'actual' | 'golden' | null>(null);

/** Holds what blinks, then swaps it. */
export function swap(): void {
  held.value = held.value === 'actual' ? 'golden' : 'actual';
}

/** The looks that a slip can be given: what it has no golden for is shown as it is. */
export function looksOf({ golden }: EventOf<'slip'>): readonly Look[] {
  if (golden.png === undefined) return ['actual'];
  return golden.differencePng === undefined ? looks.filter((look) => look !== 'difference') : looks;
}

interface LooksProps {
  readonly run: string;
  readonly slip: EventOf<'slip'>;
  readonly notes: readonly Note[];
}

/** A slip and its golden in six views. */
export function Looks({ run, slip, notes }: LooksProps) {
  const said = scenarioWords.value.slip;
  const { views } = speech.value.words.script;
  const [divide, setDivide] = useState(50);
  const can = looksOf(slip);
  const look = can.includes(place.value.scenarios.look) ? place.value.scenarios.look : can[0]!;
  const pictures: readonly SlipPicture[] =
    look === 'golden' || look === 'actual' || look === 'difference' ? [look] : ['golden', 'actual'];
  const still = look === 'blink' && held.value !== null ? `is-held is-${held.value}` : '';
  return (
    <div class="looks">
      <div class="row">
        {can.length > 1 && (
          <fieldset class="group">
            <legend class="visually-hidden">{said.looks}</legend>
            {can.map((one) => (
              <button
                type="button"
                key={one}
                aria-pressed={one === look}
                onClick={() => goScenarios({ look: one }, true)}
              >
                {views[one]}
              </button>
            ))}
          </fieldset>
        )}
        {look === 'slider' && (
          <input
            type="range"
            min="0"
            max="100"
            aria-label={said.divide}
            value={divide}
            onInput={(event) => setDivide(Number(event.currentTarget.value))}
          />
        )}
        {look === 'blink' && (
          <button type="button" onClick={swap}>
            {held.value === null ? said.blinkHold : said.blinkSwap}
          </button>
        )}
      </div>
      <div class={`stage-of is-${look} ${still}`} style={{ '--at': `${divide}%` }}>
        {pictures.map((which) => (
          <Picture key={which} {...{ run, slip, which, notes }} />
        ))}
      </div>
    </div>
  );
}

interface PictureProps extends LooksProps {
  readonly which: SlipPicture;
}

/** One of the pictures, with frames about what was found. */
function Picture({ run, slip, which, notes }: PictureProps) {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  const { words } = speech.value;
  const { views, same, colours } = words.script;
  const name = which === 'actual' && slip.golden.state === 'matched' ? same : views[which];
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <figure class={`picture is-${which}`}>
      <figcaption>
        {name} {which === 'difference' && <small>{colours}</small>}
      </figcaption>
      <div class="picture-paper">
        <div class="picture-print">
          <img
            src={pictureAt(run, slip.seq, which)}
            alt={name}
            onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
              setSize({ width: naturalWidth, height: naturalHeight })
            }
          />
          {size &&
            notes.map((note) => {
              const box = note[which];
              if (!box) return null;
              const at = {
                left: share(box.x, size.width),
                top: share(box.y, size.height),
                width: share(box.width, size.width),
                height: share(box.height, size.height),
              };
              return (
                <Fragment key={note.number}>
                  <span class="frame" style={at} title={speech.value.tell(note.message)} />
                  <span class="frame-number" style={{ top: share(box.y + box.height / 2, size.height) }}>
                    {note.number}
                  </span>
                </Fragment>
              );
            })}
        </div>
      </div>
    </figure>
  );
}

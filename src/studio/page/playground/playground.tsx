import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Printing, printed } from '../engine/engine.ts';
import { chosenBoxes, look, looked, stepped } from '../inspector/chosen.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { Paper } from '../paper/paper.tsx';
import { useWidth } from '../paper/use-width.ts';
import { scaleOf } from '../paper/zoom.ts';
import { go, place } from '../parts/address.ts';
import { fromBase64, readPasted, toBase64 } from '../parts/bytes.ts';
import { words } from '../words/words.ts';
import { samples } from './samples.ts';

/** What a select offers before the engine has come. */
const names = signal<readonly string[]>([]);

/** Longest bytes that an address carries; a longer stream stays in the page. */
const MOST_IN_ADDRESS = 48_000;

/** Bytes in, paper out: nothing leaves the page. */
export function Playground() {
  const said = words.value.play;
  const { model, bytes, dot, zoom } = place.value;
  const [text, setText] = useState('');
  const [own, setOwn] = useState<Uint8Array | null>(null);
  const [told, setTold] = useState('');
  const [printing, setPrinting] = useState<Printing | null>(null);
  const column = useRef<HTMLDivElement>(null);
  const room = useWidth(column);

  useEffect(() => {
    void import('../engine/printing.ts').then(({ modelNames }) => {
      names.value = modelNames;
    });
  }, []);
  useEffect(() => {
    let isOver = false;
    const given = own ?? (bytes === '' ? null : decoded(bytes));
    if (!given) {
      setPrinting(null);
      look(null);
      return;
    }
    printed(given, model).then(
      (made) => {
        if (isOver) return;
        setTold('');
        setPrinting(made);
        look({ key: `play/${model}/${given.length}/${bytes.slice(0, 40)}`, printing: made, slip: 0 });
      },
      (error: unknown) => setTold(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isOver = true;
    };
  }, [model, bytes, own]);

  const take = (given: Uint8Array) => {
    const fits = given.length <= MOST_IN_ADDRESS;
    setOwn(fits ? null : given);
    go({ bytes: fits ? toBase64(given) : '', dot: null });
  };
  const read = (pasted: string) => {
    setText(pasted);
    try {
      take(pasted.trim() === '' ? new Uint8Array(0) : readPasted(pasted));
      setTold('');
    } catch {
      setTold(said.unread);
    }
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    const dropped = new Uint8Array(await file.arrayBuffer());
    const start = new TextDecoder().decode(dropped.subarray(0, 200));
    if (/^\{[^\n]*"type":/.test(start)) read(new TextDecoder().decode(dropped));
    else {
      setText('');
      take(dropped);
    }
  };
  const share = async () => {
    await navigator.clipboard.writeText(location.href);
    setTold(said.shared);
  };
  const at = looked.value;
  const isStepping = stepped.value !== null;
  const slips = (isStepping ? stepped.value! : printing)?.slips ?? [];

  return (
    <main class="play" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <section class="play-input" aria-label={said.title}>
        <label class="field">
          <span>{said.input}</span>
          <textarea
            spellcheck={false}
            rows={9}
            value={text}
            placeholder="1B 40 48 65 6C 6C 6F 0A"
            onInput={(event) => read(event.currentTarget.value)}
          />
        </label>
        <p class="quiet">{said.drop}</p>
        <div class="row">
          <label class="field is-inline">
            <span>{said.model}</span>
            <select value={model} onChange={(event) => go({ model: event.currentTarget.value, dot: null })}>
              {(names.value.length > 0 ? names.value : [model]).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          </label>
          <button type="button" onClick={share} disabled={bytes === ''}>
            {said.share}
          </button>
        </div>
        <div class="row">
          <span class="quiet">{said.samples}</span>
          {(Object.keys(samples) as (keyof typeof samples)[]).map((name) => (
            <button
              type="button"
              key={name}
              onClick={() => {
                go({ model: samples[name].model }, true);
                read(samples[name].text);
              }}
            >
              {said.sampleNames[name]}
            </button>
          ))}
        </div>
        <p role="status" class="told">
          {told}
        </p>
      </section>
      <div class="roll play-paper" ref={column}>
        {printing && slips.length === 0 && <p class="quiet">{said.nothing}</p>}
        {slips.map((slip, i) => (
          <article class="slip is-chosen" key={slip.index}>
            <header class="slip-head">
              <span>{words.value.slip(i + 1)}</span>
              <span class="quiet">
                {slip.dots.height} {words.value.slipFacts.rows}, {words.value.ends[slip.end]}
              </span>
            </header>
            <Paper
              bits={slip.dots.bits}
              width={slip.dots.width}
              rows={slip.dots.height}
              version={slip.bytes.length + (isStepping ? 1 : 0)}
              changedFrom={0}
              scale={scaleOf(zoom, slip.dots.width, Math.max(120, room - 44))}
              isOut
              label={`${words.value.slip(i + 1)}, ${slip.model}`}
              dot={at?.slip === i ? dot : null}
              boxes={at?.slip === i ? chosenBoxes.value : []}
              onDot={(x, y) => {
                if (at) look({ ...at, slip: i });
                go({ dot: [x, y] }, true);
              }}
            />
          </article>
        ))}
      </div>
      <aside class="side">
        <Inspector />
      </aside>
    </main>
  );
}

function decoded(bytes: string): Uint8Array | null {
  try {
    return fromBase64(bytes);
  } catch {
    return null;
  }
}

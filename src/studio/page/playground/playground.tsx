import { useEffect, useRef, useState } from 'preact/hooks';
import { type Printing, printed } from '../engine/engine.ts';
import { looked, stepped } from '../inspector/chosen.ts';
import { Inspector } from '../inspector/inspector.tsx';
import { useWidth } from '../paper/use-width.ts';
import { marginOf, roomOf, scaleOf } from '../paper/zoom.ts';
import { place } from '../parts/address.ts';
import { words } from '../words/words.ts';
import { PlayInput } from './play-input.tsx';
import { PlaySlip } from './play-slip.tsx';
import { stream, take, takeText } from './stream.ts';

/** Bytes in, paper out: nothing leaves the page. */
export function Playground() {
  const said = words.value.play;
  const { model, slip: chosen, zoom } = place.value;
  const bytes = stream.value;
  const [trouble, setTrouble] = useState('');
  const [printing, setPrinting] = useState<Printing | null>(null);
  const column = useRef<HTMLDivElement>(null);
  const width = useWidth(column);

  useEffect(() => {
    if (!bytes) {
      setPrinting(null);
      return undefined;
    }
    let isOver = false;
    printed(bytes, model).then(
      (made) => {
        if (isOver) return;
        setTrouble('');
        setPrinting(made);
      },
      (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isOver = true;
    };
  }, [model, bytes]);
  const slip = Math.min(chosen ?? 0, Math.max(0, (printing?.slips.length ?? 0) - 1));
  useEffect(() => {
    looked.value = printing && { key: 'play', printing, slip };
  }, [printing, slip]);

  const drop = async (event: DragEvent) => {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    const dropped = new Uint8Array(await file.arrayBuffer());
    const start = new TextDecoder().decode(dropped.subarray(0, 200));
    if (/^\{[^\n]*"type":/.test(start)) takeText(new TextDecoder().decode(dropped));
    else take(dropped);
  };
  const shown = stepped.value ?? printing;
  return (
    <main class="play" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <PlayInput trouble={trouble} />
      <div class="roll play-paper" ref={column}>
        {!printing && (
          <div class="empty">
            <p>{said.empty}</p>
          </div>
        )}
        {shown && shown.slips.length === 0 && <p class="quiet">{said.nothing}</p>}
        {shown?.slips.map((one) => {
          const { dpi } = shown.model;
          const scale = scaleOf(zoom, one.dots.width + 2 * marginOf(dpi), roomOf(width));
          return <PlaySlip key={one.index} slip={one} dpi={dpi} scale={scale} />;
        })}
      </div>
      <aside class="side">
        <Inspector />
      </aside>
    </main>
  );
}

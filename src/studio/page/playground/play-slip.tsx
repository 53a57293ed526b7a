import type { Slip } from '../../../../emulator/machine/slip.ts';
import { notesOf } from '../engine/engine.ts';
import { chooseByte, chosenBoxes, looked } from '../inspector/chosen.ts';
import { Paper } from '../paper/paper.tsx';
import { marginOf } from '../paper/zoom.ts';
import { go, nothingChosen, place } from '../parts/address.ts';
import { notice } from '../parts/notice.ts';
import { save } from '../parts/save.ts';
import { words } from '../words/words.ts';
import { pictureOf } from './picture.ts';

interface PlaySlipProps {
  readonly slip: Slip;
  readonly dpi: number;
  readonly scale: number;
}

/** A slip of the playground, and what can be taken from it. */
export function PlaySlip({ slip, dpi, scale }: PlaySlipProps) {
  const said = words.value;
  const at = looked.value;
  const isChosen = at?.slip === slip.index;
  const { dots, index } = slip;
  const name = `slip-${String(index + 1).padStart(4, '0')}`;
  const savePicture = async () => {
    const picture = await pictureOf(dots);
    if (picture) save(`${name}.png`, picture);
    else notice.value = { text: said.play.tooTall, isError: true };
  };
  return (
    <article class={`slip ${isChosen ? 'is-chosen' : ''}`}>
      <header class="slip-head">
        <span>{said.slip(index + 1)}</span>
        <span class="quiet">{said.facts([`${dots.height} ${said.slipFacts.rows}`, said.ends[slip.end]])}</span>
      </header>
      <Paper
        bits={dots.bits}
        width={dots.width}
        rows={dots.height}
        version={slip.bytes.length}
        changedFrom={0}
        scale={scale}
        margin={marginOf(dpi)}
        isOut
        label={`${said.slip(index + 1)}, ${slip.model}`}
        dot={isChosen ? place.value.dot : null}
        boxes={isChosen ? chosenBoxes.value : []}
        notes={notesOf(slip)}
        onDot={(x, y) => go({ slip: index, dot: [x, y], row: null }, true)}
        onNote={({ offset }) => {
          go({ slip: index, ...nothingChosen }, true);
          if (at) chooseByte(at.key, offset);
        }}
      />
      <footer class="row slip-foot">
        <button type="button" class="link" onClick={savePicture}>
          {said.slipFacts.png}
        </button>
        <button
          type="button"
          class="link"
          onClick={() => save(`${name}.escpos`, new Blob([slip.bytes as Uint8Array<ArrayBuffer>]))}
        >
          {said.slipFacts.escpos}
        </button>
      </footer>
    </article>
  );
}

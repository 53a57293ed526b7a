import { useEffect } from 'preact/hooks';
import type { Arrival } from '../../messages.ts';
import { printed } from '../engine/engine.ts';
import { looked } from '../inspector/chosen.ts';
import { fileOf, slipBytes } from '../live/ask.ts';
import type { Roll } from '../live/rolls.ts';
import { place } from '../parts/address.ts';
import { fromBase64 } from '../parts/bytes.ts';

/** Fetches the bytes of the slip that the address names, and has them looked at. */
export function useLook(roll: Roll | undefined): void {
  const { printer, slip } = place.value;
  const isOut = roll?.papers.value.find((paper) => paper.slip === slip)?.facts.value != null;
  useEffect(() => {
    if (slip === null || !isOut) {
      looked.value = null;
      return;
    }
    let isOver = false;
    void slipBytes(printer, slip).then(async (answer) => {
      if (!answer || isOver) return;
      const printing = await printed(fromBase64(answer.bytes), answer.model, answer.entry);
      const arrivals = answer.arrivals.map(([offset, at, byteTime]): Arrival => [offset - answer.offset, at, byteTime]);
      const redacted = async () => {
        const file = await fetch(fileOf(printer, slip, 'escpos'));
        return new Uint8Array(await file.arrayBuffer());
      };
      if (!isOver) looked.value = { key: `${printer}/${slip}`, printing, slip: 0, arrivals, redacted };
    });
    return () => {
      isOver = true;
    };
  }, [printer, slip, isOut]);
}

import type { Apdu } from '../../zvt/protocol/apdu.ts';
import { encodeText } from '../../zvt/protocol/charset.ts';
import {
  attributes,
  encodeBlock,
  encodeLines,
  type PrintItem,
  type ReceiptType,
} from '../../zvt/protocol/print-items.ts';
import type { Size, SlipLine } from '../slips/layout.ts';

/** One receipt, before it is known who prints it. */
export interface Paper {
  readonly receipt: ReceiptType;
  readonly lines: readonly SlipLine[];
}

const sizes: Readonly<Record<Size, number>> = {
  normal: 0,
  tall: attributes.high,
  big: attributes.high | attributes.wide,
};

/** A receipt's lines as they cross the wire, blank ones as feeds, with its end. */
export function itemsOf({ lines }: Paper): readonly PrintItem[] {
  const items: PrintItem[] = [];
  for (const { text, size, centred } of lines) {
    const before = items.at(-1);
    if (text !== '') {
      items.push({ kind: 'line', attribute: sizes[size] | (centred ? attributes.centred : 0), text: encodeText(text) });
    } else if (before?.kind === 'feed') items[items.length - 1] = { kind: 'feed', lines: before.lines + 1 };
    else items.push({ kind: 'feed', lines: 1 });
  }
  return [...items, { kind: 'end' }];
}

/** The commands that print papers: a block for each, or a command a line. */
export function printCommands(papers: readonly Paper[], blocks: boolean): readonly Apdu[] {
  return papers.flatMap((paper) =>
    blocks ? [encodeBlock(paper.receipt, itemsOf(paper))] : encodeLines(itemsOf(paper)),
  );
}

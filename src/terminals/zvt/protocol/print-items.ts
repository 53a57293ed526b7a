import { type Apdu, apdu } from './apdu.ts';
import { bitmap, containerOf, decodeBitmaps } from './bitmaps.ts';
import { charsets } from './charset.ts';
import { controls } from './controls.ts';
import { decodeTlvs, encodeTlvs, objectValue, readLength, type Tlv, tlv } from './tlv.ts';

/** Bits of an attribute; the low four are the left indent of a line that has none of the first three. */
export const attributes = { centred: 0x40, wide: 0x20, high: 0x10, last: 0x80 } as const;

/** A piece of a slip as it crosses the wire: a line, blank lines, or the end of the receipt, where paper is cut. */
export type PrintItem =
  | { readonly kind: 'line'; readonly attribute: number; readonly text: Uint8Array }
  | { readonly kind: 'feed'; readonly lines: number }
  | { readonly kind: 'end' };

/** Tag 1F07. */
export const receiptTypes = { merchant: 1, customer: 2, administration: 3 } as const;
export type ReceiptType = keyof typeof receiptTypes;

/** What one print command holds. */
export interface PrintedPart {
  /** Told of text blocks alone. */
  readonly receipt?: ReceiptType;
  /** Tag 14. */
  readonly charset: number;
  readonly items: readonly PrintItem[];
}

const FEED = 0xff;
/** The usual attribute of a receipt's end; exactly 80 is reserved. */
const END = 0x81;

/** 06 D1, one command an item. */
export function encodeLines(items: readonly PrintItem[]): readonly Apdu[] {
  return items.map((item) => {
    if (item.kind === 'end') return apdu(controls.printLine, END);
    if (item.kind === 'feed') return apdu(controls.printLine, FEED, item.lines);
    return apdu(controls.printLine, item.attribute, item.text);
  });
}

/** 06 D3: the items in one block; an attribute counts until the next. */
export function encodeBlock(receipt: ReceiptType, items: readonly PrintItem[]): Apdu {
  const objects: Tlv[] = [];
  let attribute: number | null = null;
  const style = (next: number) => {
    if (next !== attribute) objects.push(tlv(0x09, next));
    attribute = next;
  };
  for (const item of items) {
    if (item.kind === 'end') style(END);
    else if (item.kind === 'feed') for (let line = 0; line < item.lines; line++) objects.push(tlv(0x07));
    else {
      style(item.attribute);
      objects.push(tlv(0x07, item.text));
    }
  }
  const texts = encodeTlvs(objects);
  return apdu(controls.printBlock, bitmap(0x06, encodeTlvs([tlv(0x1f07, receiptTypes[receipt]), tlv(0x25, texts)])));
}

/** What 06 D1 prints. An attribute without a text is one line feed; a TLV container behind the text is not printed. */
export function decodeLine(data: Uint8Array): PrintedPart {
  const { cp437: charset } = charsets;
  const attribute = data[0];
  if (attribute === undefined) return { charset, items: [] };
  if (attribute === FEED) return { charset, items: [{ kind: 'feed', lines: data[1] ?? 1 }] };
  const text = withoutContainer(data.subarray(1));
  return { charset, items: itemsOf(attribute, text.length > 0 ? text.slice() : null) };
}

/** What 06 D3 prints; null where it has no texts to print. */
export function decodeBlock(data: Uint8Array): PrintedPart | null {
  const objects = containerOf(decodeBitmaps(data).list);
  const texts = objects && objectValue(objects, 0x25);
  if (!objects || !texts) return null;
  const type = objectValue(objects, 0x1f07)?.[0];
  const receipt = (Object.keys(receiptTypes) as ReceiptType[]).find((name) => receiptTypes[name] === type);
  const items: PrintItem[] = [];
  let attribute = 0;
  for (const { tag, value } of decodeTlvs(texts)) {
    if (tag === 0x07 && value.length === 0) items.push({ kind: 'feed', lines: 1 });
    else if (tag === 0x07) items.push({ kind: 'line', attribute, text: value });
    if (tag !== 0x09 || value[0] === undefined) continue;
    if (value[0] === FEED) items.push({ kind: 'feed', lines: 1 });
    else attribute = value[0] & 0x7f;
    if (value[0] !== FEED && isLast(value[0])) items.push({ kind: 'end' });
  }
  return { ...(receipt && { receipt }), charset: objectValue(objects, 0x14)?.[0] ?? charsets.cp437, items };
}

function itemsOf(attribute: number, text: Uint8Array | null): PrintItem[] {
  const end: PrintItem[] = isLast(attribute) ? [{ kind: 'end' }] : [];
  if (text) return [{ kind: 'line', attribute: attribute & 0x7f, text }, ...end];
  return end.length > 0 ? end : [{ kind: 'feed', lines: 1 }];
}

function isLast(attribute: number): boolean {
  return (attribute & attributes.last) !== 0 && attribute !== attributes.last;
}

/** SMART-ZVT edition 22 (card complete): a container, bitmap 06, may follow the text up to the end of the command. */
function withoutContainer(text: Uint8Array): Uint8Array {
  const at = text.indexOf(0x06);
  const size = at < 0 ? null : readLength(text, at + 1);
  return size && size.end + size.length === text.length ? text.subarray(0, at) : text;
}

import { compositePicture } from '../../machine/databar-pictures.ts';
import type { StoredComposite } from '../../machine/symbol-settings.ts';
import type { CompositeLinear, CompositeParts } from '../../symbols/composite.ts';
import { dataBarParameters } from './databar-2d.ts';
import { choice, symbolFamily } from './symbol-family.ts';

/** Line elements by b, with how many bytes of data each has; absent where that varies. */
const LINES: Readonly<Record<number, readonly [linear: CompositeLinear, bytes?: number]>> = {
  65: ['EAN8', 7],
  66: ['EAN13', 12],
  67: ['UPC-A', 11],
  68: ['UPC-E', 6],
  69: ['UPC-E', 11],
  70: ['GS1 DataBar Omnidirectional', 13],
  71: ['GS1 DataBar Truncated', 13],
  72: ['GS1 DataBar Stacked', 13],
  73: ['GS1 DataBar Stacked Omnidirectional', 13],
  74: ['GS1 DataBar Limited', 13],
  75: ['GS1 DataBar Expanded'],
  76: ['GS1 DataBar Expanded Stacked'],
  77: ['GS1-128'],
};
const COMPONENTS: Readonly<Record<number, CompositeParts['component']>> = { 65: 'auto', 66: 'CC-C' };
const FONTS = [null, 'A', 'B'] as const;

const LINE = 48;
const COMPONENT = 49;

/** What the storage area holds once element `a` of kind `b` is stored too. */
function elements(a: number, b: number, data: Uint8Array, before: StoredComposite): StoredComposite | string {
  if (a === LINE) {
    const [linear, bytes] = LINES[b] ?? [];
    if (!linear) return `${b} is no line element`;
    if (bytes !== undefined && data.length !== bytes) return `${linear} takes ${bytes} bytes, but ${data.length} came`;
    return { ...before, line: { linear, data } };
  }
  const component = a === COMPONENT ? COMPONENTS[b] : undefined;
  return component ? { ...before, component: { component, data } } : `${a} with ${b} is no element`;
}

/** Composite symbols, functions 467 to 482 (Epson application programming guide 10.05 pp. 587 to 600). */
export const compositeCommands = symbolFamily(
  {
    kind: 'Composite',
    group: 'composite',
    cn: '34',
    code: 'composite',
    identifier: 0x50,
    picture: compositePicture,
  },
  [
    ...dataBarParameters('Composite'),
    {
      fn: 72,
      args: 'n',
      doc: 'Human readable characters of composite symbols: none, Font A, Font B.',
      says: ({ n }) => `Human readable characters of composite symbols: ${choice(FONTS, n!) ?? 'none'}.`,
      sets: ({ n }) => {
        const hri = choice(FONTS, n!);
        return hri === undefined ? `the model has no font ${n} for HRI` : { hri };
      },
    },
  ],
  {
    args: 'a b',
    most: 2361,
    keeps: ({ a, b }, data, before) =>
      elements(
        a!,
        b!,
        data,
        before?.kind === 'Composite' ? before : { kind: 'Composite', line: null, component: null },
      ),
  },
);

import { expect, it } from 'vitest';
import { sent } from '../../zvt/vectors.ts';
import { client } from './client.ts';
import { shortSlips } from './worked.ts';

// What two registers in the field send, as their sources have it; the terminal must take it and send nothing they choke on.

const kinds = (frames: readonly string[]) => frames.map((frame) => frame.slice(0, 5));

it('ecrterm (Python): no currency and no TLV at registration, an empty container with the sale', async () => {
  const { give } = await client({ layout: shortSlips(0, []) });
  expect(await give('06 00 04 12 34 56 BA')).toEqual(['80 00 00', '06 0F 0A 19 00 29 12 34 56 78 49 09 78']);
  const sale = await give('06 01 0C 04 00 00 00 00 12 50 49 09 78 06 00');
  // Lines, not blocks; 06 0F without bitmaps that it does not know.
  expect(kinds(sale)).toEqual(['80 00', '04 FF', '04 FF', '04 0F', '06 D1', '06 D1', '06 D1', '06 0F']);
  expect(await give('05 01 03 12 34 56')).toEqual(['80 00 00', sent.version]);
  expect((await give('06 50 03 12 34 56')).at(-1)).toBe('06 0F 00');
});

it('Portalum.Zvt (.NET): password 000000, no currency with the sale, status without a password', async () => {
  const { give } = await client({ layout: shortSlips(0, []) });
  expect(await give('06 00 10 00 00 00 B6 09 78 03 01 06 06 26 04 0A 02 06 D3')).toEqual(['80 00 00', sent.registered]);
  const sale = await give('06 01 07 04 00 00 00 00 12 50');
  expect(kinds(sale)).toEqual(['80 00', '04 0F', '06 D3', '06 0F']);
  expect(sale[1]).toContain('04 00 00 00 00 12 50 49 09 78');
  let issued = 0;
  const later = await give('06 01 09 04 00 00 00 00 12 50 02 0A', (frame) =>
    frame.startsWith('04 0F') && issued++ < 9 ? '84 9C 00' : '80 00 00',
  );
  expect(kinds(later).filter((kind) => kind === '04 0F')).toHaveLength(10);
  expect(await give('05 01 00')).toEqual(['80 00 00', sent.version]);
  expect((await give('06 30 06 00 00 00 87 00 01')).at(-1)).toBe('06 0F 00');
  expect((await give('06 31 0A 00 00 00 04 00 00 00 00 05 00')).at(-1)).toBe('06 0F 00');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../../src/printers/one-slip.ts';
import { compare } from '../../src/receipts/compare.ts';
import { runs } from '../runs.ts';
import { chanceOf } from './planted/chance.ts';
import { bar, changes, type Plant, qrData } from './planted/changes.ts';
import { goldenPaths, goldenSlip } from './planted/goldens.ts';

/** Only goldens of clients have codes of these kinds: most of the others would be tried in vain. */
const inClients = new Set<Plant>([bar, qrData]);
const clients = goldenPaths.filter((path) => path.startsWith('clients/') && goldenSlip(path).codes.length > 0);

test.for(Object.entries(changes))(
  'planted in a golden, it is told as what it is, and nothing else: %s',
  ([, plant]) => {
    const paths = inClients.has(plant) ? clients : goldenPaths;
    const place = fc.record({ path: fc.constantFrom(...paths), seed: fc.integer() });
    let tried = 0;
    fc.assert(
      fc.property(place, ({ path, seed }) => {
        const golden = goldenSlip(path);
        const planted = plant(golden, chanceOf(seed));
        fc.pre(planted !== null);
        tried++;
        const [finding, ...more] = compare(planted!.slip, golden);
        expect(more).toEqual([]);
        expect(planted!.codes).toContain(finding?.code);
        expect(finding!.message).toMatch(planted!.says);
        expect(finding!.box!.y + finding!.box!.height).toBeLessThanOrEqual(planted!.slip.dots.height);
      }),
      { ...runs(25), maxSkipsPerRun: 1000 },
    );
    expect(tried).toBeGreaterThan(0);
  },
);

test('nothing is found in a receipt that is printed again', () => {
  const differing = goldenPaths.filter((path) => {
    const golden = goldenSlip(path);
    return compare(layOut(golden.bytes, golden.model, golden.entry), golden).length > 0;
  });
  expect(differing).toEqual([]);
});

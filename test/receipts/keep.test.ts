import { expect, test } from 'vitest';
import { approve } from '../../src/receipts/approve.ts';
import type { FieldValues } from '../../src/receipts/fields.ts';
import { readGolden } from '../../src/receipts/golden.ts';
import { judge, receive } from '../../src/receipts/judge.ts';
import { keepReceived } from '../../src/receipts/keep.ts';
import { readReceived } from '../../src/receipts/received.ts';
import { newFolder } from './folder.ts';
import { bytes, layOut } from './lay-out.ts';
import { code128, cut, init } from './sale.ts';

const PATH = 'shop/sale';

interface Ticket {
  readonly date?: string;
  readonly order?: string;
  readonly total?: string;
  readonly above?: string;
}

/** A ticket of a shop: its date and the order in its barcode are known to nobody who judges it. */
const ticket = ({ date = '2026-07-04', order = '000117', total = '6.40', above = '' }: Ticket = {}) =>
  layOut(bytes(init, `${above}COFFEE\n${date}\n`, code128(order), `Total ${total}\n\n\n`, cut), 'xprinter-80', null);

/** One run: the slip is judged, and kept for approval as a run keeps it. */
function run(root: string, of: Ticket, values: FieldValues = {}) {
  const verdict = judge(ticket(of), readGolden(root, PATH), values, layOut);
  if (verdict.received) keepReceived(root, PATH, verdict.received, layOut);
  return verdict;
}

const kept = (root: string) => readReceived(root, PATH)!.record.fields.map(({ name, value }) => `${name} ${value}`);

test('of two runs that differ, what differs and looks alike is proposed, and a third run forgets none of it', () => {
  const root = newFolder();
  run(root, {});
  expect(kept(root)).toEqual([]);
  run(root, { date: '2026-07-05', order: '000118' });
  expect(kept(root)).toEqual(['line-2 2026-07-05', 'code 000118']);
  // The same day as before: the date still varies.
  run(root, { date: '2026-07-05', order: '000119' });
  expect(kept(root)).toEqual(['line-2 2026-07-05', 'code 000119']);
  approve(root, PATH, { environment: {} });
  expect(run(root, { date: '2027-01-31', order: '000940' })).toMatchObject({ state: 'matched' });
});

test('what varies in a golden varies in what takes its place', () => {
  const root = newFolder();
  run(root, {});
  run(root, { date: '2026-07-05', order: '000118' });
  approve(root, PATH, { environment: {} });
  const changed = { above: 'NEW SHOP\n', date: '2026-08-01', order: '000204' };
  expect(run(root, changed).findings).toMatchObject([{ code: 'line-inserted' }]);
  expect(kept(root)).toEqual(['line-2 2026-08-01', 'code 000204']);
  approve(root, PATH, { environment: {} });
  expect(run(root, { ...changed, date: '2026-09-09', order: '000555' })).toMatchObject({ state: 'matched' });
  expect(run(root, { ...changed, total: '6.50' })).toMatchObject({ state: 'differs' });
});

test('beside a golden no difference becomes a field by itself: it is what is judged', () => {
  const root = newFolder();
  run(root, {});
  approve(root, PATH, { environment: {} });
  run(root, { total: '6.50' });
  run(root, { total: '7.10' });
  expect(kept(root)).toEqual([]);
});

test('a value that does not fit into the golden is a finding, and the slip can be approved', () => {
  const root = newFolder();
  keepReceived(root, PATH, receive('missing', ticket(), { order: '000117' }, layOut, {}), layOut);
  approve(root, PATH, { environment: {} });
  expect(run(root, { order: '1000117' }, { order: '1000117' }).findings).toMatchObject([
    { code: 'field-does-not-fit', by: 'compare' },
  ]);
  approve(root, PATH, { environment: {} });
  expect(run(root, { order: '1000118' }, { order: '1000118' })).toMatchObject({ state: 'matched' });
});

import { existsSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import { beginOf, dropOldRuns, endOf, KeptRun, listRuns, runsIn } from '../../src/reports/runs.ts';
import { emptyFolder } from '../cli/platen.ts';

const begin = (startedAt: string) =>
  ({ v: 1, seq: 0, at: 0, type: 'run-begin', platen: '0.1.0', clock: 'virtual', startedAt, scenarios: 0 }) as const;
const end = { v: 1, seq: 1, at: 0, type: 'run-end', outcome: 'passed', counts: {}, took: 1, exitCode: 0 } as never;

/** Writes a journal and keeps it as a run does when it ends. */
async function ran(reports: string, startedAt: string, events: readonly PlatenEvent[] = [begin(startedAt), end]) {
  const journal = join(reports, 'events.jsonl');
  writeFileSync(`${journal}.new`, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  // As a journal does: a new file takes the place of the old one.
  renameSync(`${journal}.new`, journal);
  const kept = new KeptRun(journal, reports);
  for (const event of events) kept.write(event);
  await kept.close();
}

test('runs are kept under the times at which they began, and the newest comes first', async () => {
  const reports = emptyFolder();
  await ran(reports, '2026-11-23T21:53:14.099Z');
  await ran(reports, '2026-11-23T21:54:00.000Z');
  const runs = listRuns(reports);
  expect(runs.map(({ id }) => id)).toEqual(['2026-11-23T21-54-00.000Z', '2026-11-23T21-53-14.099Z']);
  expect(runs.map(({ path }) => beginOf(path)?.startedAt)).toEqual([
    '2026-11-23T21:54:00.000Z',
    '2026-11-23T21:53:14.099Z',
  ]);
  expect(endOf(runs[0]!.path)?.outcome).toBe('passed');
});

test('a run that is under way, or was cut off, is there without an end', async () => {
  const reports = emptyFolder();
  await ran(reports, '2026-11-23T21:53:14.099Z');
  const line = JSON.stringify(begin('2026-11-23T22:00:00.000Z'));
  writeFileSync(join(reports, 'other'), `${line}\n{"v":1,"seq":1`);
  renameSync(join(reports, 'other'), join(reports, 'events.jsonl'));
  const [newest, before] = listRuns(reports);
  expect([newest!.id, endOf(newest!.path)]).toEqual(['2026-11-23T22-00-00.000Z', null]);
  expect(endOf(before!.path)).not.toBeNull();
});

test('a first event of any length is read; what is no journal is none', () => {
  const reports = emptyFolder();

  const path = join(reports, 'events.jsonl');
  writeFileSync(path, `${JSON.stringify({ ...begin('2026-11-23T22:00:00.000Z'), files: 'x'.repeat(200_000) })}\n`);
  expect(beginOf(path)?.startedAt).toBe('2026-11-23T22:00:00.000Z');
  for (const text of ['', 'hello\n', 'null\n', '{"type":"slip"}\n']) {
    writeFileSync(path, text);
    expect([beginOf(path), endOf(path), listRuns(reports)], text).toEqual([null, null, []]);
  }
});

test('the oldest runs go when all of them are too large together, the newest never', async () => {
  const reports = emptyFolder();
  for (const minute of ['00', '01', '02']) {
    const startedAt = `2026-11-23T22:${minute}:00.000Z`;
    await ran(reports, startedAt);
    const path = listRuns(reports)[0]!.path;
    // Holes take no room on the disk, and count.
    truncateSync(path, 100 << 20);
  }
  dropOldRuns(reports);
  expect(listRuns(reports).map(({ id }) => id)).toEqual(['2026-11-23T22-02-00.000Z', '2026-11-23T22-01-00.000Z']);
  expect(existsSync(join(runsIn(reports), '2026-11-23T22-00-00.000Z'))).toBe(false);
  truncateSync(listRuns(reports)[0]!.path, 300 << 20);
  dropOldRuns(reports);
  expect(listRuns(reports)).toHaveLength(1);
  expect(statSync(listRuns(reports)[0]!.path).size).toBe(300 << 20);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/reports/html/page.ts';
import { junitReport } from '../../src/reports/junit.ts';
import { openReports } from '../../src/reports/reporters.ts';
import { Run } from '../../src/reports/run.ts';
import { smallRun } from './small-run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'platen-reports-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('reporters', () => {
  it('write each its file, once, in a folder that is made', async () => {
    const reports = join(folder, 'a/reports');
    const open = openReports(['html', 'junit', 'jsonl', 'html'], reports);
    for (const event of smallRun) for (const { sink } of open) sink.write(event);
    await Promise.all(open.map(({ sink }) => sink.close()));
    expect(open.map(({ path }) => path)).toEqual(
      ['report.html', 'junit.xml', 'events.jsonl'].map((file) => join(reports, file)),
    );
    expect(readdirSync(reports).sort()).toEqual(['events.jsonl', 'junit.xml', 'report.html']);
    const run = Run.from(smallRun);
    expect(readFileSync(join(reports, 'report.html'), 'utf8')).toBe(htmlReport(run));
    expect(readFileSync(join(reports, 'junit.xml'), 'utf8')).toBe(junitReport(run));
    expect(readFileSync(join(reports, 'events.jsonl'), 'utf8')).toBe(
      smallRun.map((event) => `${JSON.stringify(event)}\n`).join(''),
    );
  });

  it('know no other name, and open nothing then', () => {
    const reports = join(folder, 'none');
    expect(() => openReports(['jsonl', 'pdf'], reports)).toThrow(
      expect.objectContaining({
        code: 'unknown-reporter',
        message: 'no reporter is named "pdf"',
        hint: 'use one of: html, junit, jsonl, json, ctrf, markdown, github',
      }),
    );
    expect(() => openReports(['toString'], reports)).toThrow('no reporter is named "toString"');
    expect(readdirSync(folder)).not.toContain('none');
  });

  it('say which file cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '');
    const [report] = openReports(['junit'], join(folder, 'file'));
    await expect(report!.sink.close()).rejects.toThrow(
      expect.objectContaining({
        code: 'cannot-write',
        message: expect.stringContaining('junit.xml: cannot be written: '),
      }),
    );
  });
});

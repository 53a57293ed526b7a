import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { annotations, GithubReport } from '../../src/reports/github.ts';
import { markdownReport } from '../../src/reports/markdown.ts';
import { Run } from '../../src/reports/run.ts';
import { emptyFolder } from '../cli/platen.ts';
import { smallRun, stamped } from './small-run.ts';

test('an annotation a finding, at the line of its step; errors first', () => {
  expect(annotations(Run.from(smallRun))).toEqual([
    '::error file=scenarios/reprint/reprint-last.yaml,line=7,title=reprint/reprint-last::step 1 (reprint the last), merchant slip: line 1: 金额 128.50, expected "12.85" & ␛[31m<b>',
    '::error file=scenarios/reprint/reprint-last.yaml,line=7,title=reprint/reprint-last::step 1 (reprint the last): one slip, expected two',
    '::error file=scenarios/sale/sale-contactless.yaml,line=7,title=sale/sale-contactless::step 1 (sale of 8.00), merchant slip: no golden yet',
    '::error file=scenarios/settle/settle-cut.yaml,line=2,title=settle/settle-cut::port tcp://127.0.0.1:9100 is in use',
    '::warning file=scenarios/preauth/preauth.yaml,line=2,title=preauth/preauth::no pre-authorisation here',
    '::warning file=scenarios/settle/settle-slow.yaml,line=2,title=settle/settle-slow::flaky',
  ]);
});

test('nothing that is told becomes a command of the runner', () => {
  const lines = annotations(
    Run.from(
      stamped([
        { type: 'scenario-begin', scenario: 'a:b,c', file: 'a,b:c.yaml', line: 0, title: '', acquirer: '', model: '' },
        { type: 'scenario-end', scenario: 'a:b,c', outcome: 'failed', duration: 1, message: '100%\n::add-mask::x\r\n' },
      ]),
    ),
  );
  expect(lines).toEqual(['::error file=a%2Cb%3Ac.yaml,line=1,title=a%3Ab%2Cc::100%25%0A::add-mask::x␍%0A']);
});

test('the summary is added to that of the job', async () => {
  const summary = join(emptyFolder(), 'summary.md');
  const written: string[] = [];
  for (let times = 1; times <= 2; times++) {
    const report = new GithubReport({ write: (text) => written.push(text), summary });
    for (const event of smallRun) report.write(event);
    await report.close();
    expect(readFileSync(summary, 'utf8')).toBe(markdownReport(Run.from(smallRun)).repeat(times));
  }
  expect(written).toHaveLength(12);
  const lost = new GithubReport({ write: () => {}, summary: join(summary, 'no') });
  await expect(lost.close()).rejects.toThrow(expect.objectContaining({ code: 'cannot-write' }));
});

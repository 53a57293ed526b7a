import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../src/events/event.ts';
import { junitReport } from '../../src/reports/junit.ts';
import { Run } from '../../src/reports/run.ts';
import { junitProblems } from './junit-schema.ts';
import { sampleRun } from './sample/run.ts';
import { slip, smallRun, stamped } from './small-run.ts';

const name = 'sale/sale-chip';
/** What a slip, a driver or a person may have put into a sentence: controls, the ends of XML's own parts, lone surrogates. */
const hostile = 'a\u0000\u0007\u001b[31m\u007f\u0085\r\n\t<b a="1" & \'2\'>]]> --> 🧾額\ud800 \udc00\uffff';

type Outcome = Extract<EventBody, { type: 'scenario-end' }>['outcome'];

const begin: EventBody = {
  type: 'run-begin',
  platen: '0.1.0',
  clock: 'virtual',
  startedAt: '2026-03-09T15:16:55.123Z',
  scenarios: 1,
};
const scenario: EventBody = {
  type: 'scenario-begin',
  scenario: name,
  file: `scenarios/${name}.yaml`,
  line: 2,
  title: hostile,
  acquirer: 'cn-unionpay',
  model: 'tm-t88v',
};
const step: EventBody = { type: 'step-begin', scenario: name, step: 0, title: hostile, line: 7 };
const finding: EventBody = {
  type: 'finding',
  scenario: name,
  step: 0,
  code: 'line-changed',
  by: 'compare',
  slip: 0,
  message: hostile,
};
const end = (outcome: Outcome, duration = 1, message?: string): EventBody => ({
  type: 'scenario-end',
  scenario: name,
  outcome,
  duration,
  ...(message === undefined ? {} : { message }),
});
const report = (...events: readonly EventBody[]) => junitReport(Run.from(stamped([begin, ...events])));

/** A week on the run's clock, in ms. */
const WEEK = 604_800_000;

const runs: Readonly<Record<string, string>> = {
  'nothing has run': report(),
  'all passed': report(scenario, step, slip({}), end('passed', WEEK)),
  'one failed': report(scenario, step, slip({ copy: hostile }), finding, finding, end('failed', 1, hostile)),
  'a bench error': report(scenario, end('bench-error', 0, hostile)),
  'a timeout': report(scenario, step, end('timeout', 30_000, 'no answer within 30 s')),
  'one skipped': report(scenario, step, finding, end('skipped', 0, hostile)),
  'one aborted': report(scenario, step),
  'flaky at the third attempt': report(
    ...[scenario, step, finding, end('failed')],
    ...[scenario, step, end('timeout', 1, hostile)],
    ...[scenario, step, slip({}), end('flaky')],
  ),
  'failed at each attempt': report(
    ...[scenario, step, finding, end('failed')],
    ...[scenario, step, finding, end('failed')],
  ),
  attachments: report(
    scenario,
    step,
    slip({ golden: { path: 'golden/a & b/sale-chip/01-merchant', state: 'missing' } }),
    finding,
    end('failed'),
  ),
  'every outcome': junitReport(Run.from(smallRun)),
  'a run cut off': junitReport(Run.from(smallRun.slice(0, 4))),
  'slips of terminals': junitReport(Run.from(sampleRun())),
};

describe('JUnit and junit-10.xsd of Jenkins', () => {
  it.each(Object.entries(runs))('accepted: %s', (_, file) => {
    expect(junitProblems(file)).toEqual([]);
  });

  it('has in these runs every element that it writes', () => {
    const written = new Set(
      [
        ...Object.values(runs)
          .join('')
          .matchAll(/<([\w-]+)/g),
      ].map((tag) => tag[1]),
    );
    expect([...written].sort()).toEqual([
      ...['error', 'failure', 'flakyFailure', 'properties', 'property', 'rerunFailure', 'skipped', 'system-out'],
      ...['testcase', 'testsuite', 'testsuites'],
    ]);
    expect(runs.attachments).toContain('[[ATTACHMENT|golden/a &amp; b/sale-chip/01-merchant.received.png]]');
  });

  it('refuses what is none', () => {
    const good = runs['one failed']!;
    expect(junitProblems(good.replace('<testcase ', '<testcase file="a.yaml" '))).toEqual([
      "line 8: Element 'testcase', attribute 'file': The attribute 'file' is not allowed.",
    ]);
    expect(junitProblems(good.replace(/time="[^"]+"/, 'time="0.0004"'))[0]).toContain("attribute 'time'");
    expect(junitProblems(good.replace('␛', '&#27;'))[0]).toContain('invalid xmlChar value 27');
    expect(junitProblems(good.replace('</testsuite>', ''))[0]).toContain('mismatch');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../src/reports/junit.ts';
import { Run } from '../../src/reports/run.ts';
import { junitProblems } from './junit-schema.ts';
import { slip, smallRun, stamped } from './small-run.ts';

describe('JUnit report', () => {
  it('has a suite a folder, a case a scenario, and every sentence', () => {
    expect(junitReport(Run.from(smallRun))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="platen" tests="6" failures="2" errors="1" time="6.535">
  <testsuite name="scenarios/sale" tests="2" failures="1" errors="0" time="0.720" skipped="0" timestamp="2026-03-09T15:16:55">
    <properties>
      <property name="platen" value="0.1.0"/>
      <property name="clock" value="virtual"/>
      <property name="defect" value="marker-suppressed"/>
    </properties>
    <testcase classname="scenarios/sale" name="sale/sale-chip" time="0.420">
      <system-out>scenarios/sale/sale-chip.yaml:2
golden matched: golden/cn-unionpay/tm-t88v/sale-chip/01-merchant</system-out>
    </testcase>
    <testcase classname="scenarios/sale" name="sale/sale-contactless" time="0.300">
      <failure type="golden" message="step 1 (sale of 8.00), merchant slip: no golden yet">step 1 (sale of 8.00), merchant slip: no golden yet</failure>
      <system-out>scenarios/sale/sale-contactless.yaml:2
golden missing: golden/cn-unionpay/tm-t88v/sale-contactless/01-merchant</system-out>
    </testcase>
  </testsuite>
  <testsuite name="scenarios/reprint" tests="1" failures="1" errors="0" time="1.600" skipped="0" timestamp="2026-03-09T15:16:55">
    <properties>
      <property name="platen" value="0.1.0"/>
      <property name="clock" value="virtual"/>
      <property name="defect" value="marker-suppressed"/>
    </properties>
    <testcase classname="scenarios/reprint" name="reprint/reprint-last" time="1.600">
      <failure type="line-changed" message="step 1 (reprint the last), merchant slip: line 1: 金额 128.50, expected &quot;12.85&quot; &amp; ␛[31m&lt;b&gt; (and 1 more finding)">step 1 (reprint the last), merchant slip: line 1: 金额 128.50, expected &quot;12.85&quot; &amp; ␛[31m&lt;b&gt;
step 1 (reprint the last): one slip, expected two</failure>
      <system-out>scenarios/reprint/reprint-last.yaml:2
golden differs: golden/cn-unionpay/tm-t88v/reprint-last/01-merchant</system-out>
    </testcase>
  </testsuite>
  <testsuite name="scenarios/settle" tests="2" failures="0" errors="1" time="4.215" skipped="0" timestamp="2026-03-09T15:16:55">
    <properties>
      <property name="platen" value="0.1.0"/>
      <property name="clock" value="virtual"/>
      <property name="defect" value="marker-suppressed"/>
    </properties>
    <testcase classname="scenarios/settle" name="settle/settle-cut" time="0.015">
      <error type="bench-error" message="port tcp://127.0.0.1:9100 is in use">port tcp://127.0.0.1:9100 is in use</error>
      <system-out>scenarios/settle/settle-cut.yaml:2</system-out>
    </testcase>
    <testcase classname="scenarios/settle" name="settle/settle-slow" time="4.200">
      <flakyFailure type="failed" message="step 1 (settle): no slip within 30.00 s">step 1 (settle): no slip within 30.00 s</flakyFailure>
      <system-out>scenarios/settle/settle-slow.yaml:2
golden matched: golden/cn-unionpay/tm-t88v/sale-chip/01-merchant</system-out>
    </testcase>
  </testsuite>
  <testsuite name="scenarios/preauth" tests="1" failures="0" errors="0" time="0.000" skipped="1" timestamp="2026-03-09T15:16:55">
    <properties>
      <property name="platen" value="0.1.0"/>
      <property name="clock" value="virtual"/>
      <property name="defect" value="marker-suppressed"/>
    </properties>
    <testcase classname="scenarios/preauth" name="preauth/preauth" time="0.000">
      <skipped message="no pre-authorisation here"/>
      <system-out>scenarios/preauth/preauth.yaml:2</system-out>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('names the pictures that await approval as attachments, and none of a run with a defect', () => {
    const events = smallRun.map((event) => (event.type === 'run-begin' ? { ...event, defect: undefined } : event));
    expect(junitReport(Run.from(events)).match(/\[\[ATTACHMENT\|.*?\]\]/g)).toEqual([
      '[[ATTACHMENT|golden/cn-unionpay/tm-t88v/sale-contactless/01-merchant.received.png]]',
      '[[ATTACHMENT|golden/cn-unionpay/tm-t88v/reprint-last/01-merchant.received.png]]',
    ]);
    expect(junitReport(Run.from(smallRun))).not.toContain('ATTACHMENT');
  });

  it('calls what never ended an error', () => {
    const report = junitReport(Run.from(smallRun.slice(0, 4)));
    expect(report).toContain('tests="1" failures="0" errors="1" time="0.000" skipped="0"');
    expect(report).toContain('<error type="aborted" message="aborted">aborted</error>');
  });

  it('is well formed before anything has run', () => {
    expect(junitReport(new Run())).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="platen" tests="0" failures="0" errors="0" time="0.000"/>\n',
    );
  });

  it('is well-formed XML 1.0 whatever a slip or a scenario says', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        ']]>',
        '-->',
        '\u0000',
        '\u001b',
        '\ud800',
        '\uffff',
        '\n',
        '\t',
        '额',
      ),
    });
    fc.assert(
      fc.property(hostile, hostile, (name, message) => {
        const report = junitReport(
          Run.from(
            stamped([
              slip({ scenario: name, copy: message }),
              { type: 'finding', scenario: name, step: 0, code: 'line-changed', by: 'compare', slip: 0, message },
              { type: 'scenario-end', scenario: name, outcome: 'failed', duration: 1, message },
            ]),
          ),
        );
        expect(report).toMatch(/^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
        expect(junitProblems(report)).toEqual([]);
      }),
    );
  });
});

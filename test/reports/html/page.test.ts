import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/reports/html/page.ts';
import { Run } from '../../../src/reports/run.ts';
import { checkMarkup } from '../markup-check.ts';
import { sampleRun } from '../sample/run.ts';
import { dot, slip, smallRun, smallRunUntold, stamped } from '../small-run.ts';

interface Data {
  readonly pieces: readonly string[];
  readonly pictures: Readonly<Record<string, { readonly pieces: readonly number[] }>>;
  readonly slips: Readonly<Record<string, { readonly pictures: Readonly<Record<string, string>> }>>;
}

/** What the page's script draws slips from. */
const dataOf = (page: string): Data =>
  JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!);

const page = htmlReport(Run.from(smallRun));
const { elements, problems } = checkMarkup(page);
const named = (name: string) => elements.filter((element) => element.name === name);
/** A page as a reader without a style sees it. */
const wordsOf = (text: string) =>
  text
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const words = wordsOf(page);

describe('HTML report', () => {
  it('is well formed, and so is that of a realistic run', () => {
    expect(problems).toEqual([]);
    expect(checkMarkup(htmlReport(Run.from(sampleRun()))).problems).toEqual([]);
  });

  it('names the verdict in its title', () => {
    expect(page).toContain(
      '<title>Bench error: 1 failed, 1 bench error, 1 golden to approve, 1 flaky, 1 passed, 1 skipped - Platen</title>',
    );
  });

  it('needs no network and no other file', () => {
    const references = elements.flatMap(({ attributes }) =>
      [attributes.src, attributes.href].filter((one) => one !== undefined),
    );
    expect(references.filter((one) => !/^(data:image\/png;base64,|#)/.test(one))).toEqual([]);
    expect(elements.map((element) => element.name)).not.toContain('link');
    const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
    expect(style).not.toMatch(/url\(|@import/);
    expect(page).not.toMatch(/(src|href)="?https?:/);
  });

  it('allows nothing but its own pictures, styles and script', () => {
    const script = /<script>(.*?)<\/script>/s.exec(page)![1]!;
    const digest = createHash('sha256').update(script).digest('base64');
    expect(named('meta')[1]!.attributes.content).toBe(
      `default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;; script-src &#39;sha256-${digest}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
    );
    expect(named('script').map(({ attributes }) => attributes.type)).toEqual(['application/json', undefined]);
  });

  it('tells what a slip prints and never obeys it', () => {
    expect(page).toContain('\\u003cscript>alert(1)\\u003c/script>');
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('␛[31m&lt;b&gt;');
  });

  it('stays well formed whatever slips and scenarios say', () => {
    const hostile = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '-->',
        '</pre>',
        '</script>',
        '\u0000',
        '\u001b',
        '\ud800',
        '\n',
        '额',
      ),
    });
    fc.assert(
      fc.property(hostile, hostile, (name, message) => {
        const events = stamped([
          slip({
            scenario: name,
            copy: message,
            text: message,
            golden: { path: message, state: 'differs', text: name },
          }),
          {
            type: 'finding',
            scenario: name,
            step: 0,
            code: name,
            by: name,
            slip: 0,
            line: 1,
            message,
            expected: name,
            actual: message,
          },
          { type: 'scenario-end', scenario: name, outcome: 'failed', duration: 1, message },
        ]);
        const checked = checkMarkup(htmlReport(Run.from(events)));
        expect(checked.problems).toEqual([]);
        expect(checked.elements.filter((element) => element.name === 'script')).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });

  it('links only to what is in it', () => {
    const sample = checkMarkup(htmlReport(Run.from(sampleRun()))).elements;
    const ids = new Set(sample.map(({ attributes }) => attributes.id));
    // Lines and rows of bytes are drawn when their slip is opened; the browser's tests follow such links.
    const within = (target: string) => target.replace(/-(line|byte)-\d+$/, '');
    const targets = sample.flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href!.slice(1)] : []));
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !ids.has(within(target)))).toEqual([]);
  });

  it('tells findings first, the worst first, then scenarios in their order, then times', () => {
    expect(named('section').map(({ attributes }) => attributes.id)).toEqual(['findings', 'scenarios', 'timing']);
    const headings = named('article').map(({ attributes }) => attributes['aria-labelledby']);
    expect(headings).toEqual(['s2-findings', 's6-findings', 's4-findings', 's3-findings', 's7-findings']);
    const scenarios = named('details').filter(({ attributes }) => attributes.class === 'scenario');
    expect(scenarios.map(({ attributes }) => attributes.id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's6', 's7']);
  });

  it('has headings without a gap, and one main, header and named navigation', () => {
    const levels = elements.filter(({ name }) => /^h[1-6]$/.test(name)).map(({ name }) => Number(name[1]));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, i) => i === 0 || level <= levels[i - 1]! + 1)).toBe(true);
    expect(['main', 'header', 'nav'].map((name) => named(name).length)).toEqual([1, 1, 1]);
    expect(named('img').filter(({ attributes }) => !attributes.alt)).toEqual([]);
    expect(named('html')[0]!.attributes.lang).toBe('en');
  });

  it('marks Chinese text as Chinese', () => {
    expect(page).toContain('<bdi lang="zh-Hans">line 1: 金额 128.50');
    expect(page).toContain('<bdi>one slip, expected two</bdi>');
  });

  it('opens what did not pass and leaves the rest closed', () => {
    const open = named('details')
      .filter(({ attributes }) => attributes.class === 'scenario')
      .map(({ attributes }) => attributes.open !== undefined);
    expect(open).toEqual([false, true, true, true, false, true, true]);
  });

  it('tells how a golden is approved, unless a defect was told: that run keeps no slips', () => {
    const approval = 'To approve: platen approve sale/sale-contactless';
    expect(wordsOf(htmlReport(Run.from(smallRunUntold)))).toContain(approval);
    expect(words).not.toContain('To approve');
  });

  it('tells run, clock, defect and times', () => {
    for (const told of [
      'Defect told marker-suppressed',
      'Started 2026-03-09 15:16:55 UTC',
      'Took 1.48 s',
      'Clock virtual, 6.54 s passed on it',
      'Ran 6 scenarios',
      'Printed 4 slips',
      'Exit code 3',
      'First byte Last byte Out Answered 1 merchant 412 ms 1.66 s 2.52 s',
      'not asked 5.0 ms 1 min 01 s',
      'virtual 4 1.25 s 1.25 s 1.25 s',
      'port tcp://127.0.0.1:9100 is in use',
      'no pre-authorisation here',
      'attempt 2',
    ]) {
      expect(words).toContain(told);
    }
  });

  it('shows a matched golden once, and beside it what differs', () => {
    const run = Run.from(
      stamped([
        slip({ golden: { path: 'golden/a', state: 'matched', png: 'Z29sZGVu' } }),
        slip({ slip: 1, golden: { path: 'golden/b', state: 'differs', png: 'Z29sZGVu', differencePng: 'ZGlmZg==' } }),
      ]),
    );
    const { pictures, pieces, slips } = dataOf(htmlReport(run));
    const png = (name: string) =>
      Buffer.concat(pictures[name]!.pieces.map((piece) => Buffer.from(pieces[piece]!, 'base64'))).toString('base64');
    const shown = Object.values(slips).map((one) =>
      Object.fromEntries(Object.entries(one.pictures).map(([kind, name]) => [kind, png(name)])),
    );
    expect(shown).toEqual([{ actual: dot }, { actual: dot, golden: 'Z29sZGVu', difference: 'ZGlmZg==' }]);
  });

  it('keeps each printed line of all pictures once, and puts every picture together again, byte for byte', () => {
    const events = sampleRun();
    const page = htmlReport(Run.from(events));
    const { pictures, pieces } = dataOf(page);
    const all = Object.values(pictures).map((one) =>
      Buffer.concat(one.pieces.map((piece) => Buffer.from(pieces[piece]!, 'base64'))).toString('base64'),
    );
    const slips = events.flatMap((event) => (event.type === 'slip' ? [event] : []));
    for (const { png } of slips) expect(all).toContain(png);
    expect(new Set(pieces).size).toBe(pieces.length);
    const whole = slips.reduce((sum, { png }) => sum + png.length, 0);
    expect(pieces.reduce((sum, piece) => sum + piece.length, 0)).toBeLessThan(whole / 2);
  });

  it('says that a stream without an end was cut off', () => {
    const cut = htmlReport(Run.from(smallRun.slice(0, 4)));
    expect(cut).toContain('<title>Cut off: 1 aborted - Platen</title>');
    expect(cut).toContain('The event stream ends before the run does.');
    expect(checkMarkup(cut).problems).toEqual([]);
  });

  it('is a page for a run of nothing', () => {
    const empty = htmlReport(new Run());
    expect(checkMarkup(empty).problems).toEqual([]);
    expect(empty).toContain('Nothing was found.');
    expect(empty).toContain('No slip was printed.');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../../src/reports/html/page.ts';
import { Run } from '../../../src/reports/run.ts';
import { browse, browser } from '../../browser.ts';
import { sampleRun } from '../sample/run.ts';

/**
 * A page that shows the report on a screen, on a phone and on a phone that blocks scripts, and notes in its own title
 * what a reader would have: the report's policy runs no script but its own, so it is looked at from outside.
 */
const observer = `<!doctype html><title>waiting</title>
<iframe src="report.html#s5-2-1-byte-400" width="1280" height="900"></iframe>
<iframe src="report.html" width="390" height="800"></iframe>
<iframe src="report.html" width="390" height="800" sandbox="allow-same-origin"></iframe>
<script>
addEventListener('load', () => {
  const seen = [...document.querySelectorAll('iframe')].map((frame) => {
    const page = frame.contentDocument;
    const root = page.documentElement;
    const row = page.getElementById('s5-2-1-byte-400');
    return {
      overflow: root.scrollWidth - root.clientWidth,
      pictures: [...page.images].filter((one) => one.complete && one.naturalWidth > 0).length + ' of ' + page.images.length,
      buttons: [...page.querySelectorAll('.toolbar button')].map((one) => one.textContent),
      opened: row.closest('details').open,
    };
  });
  const page = document.querySelector('iframe').contentDocument;
  const shown = () => [...page.querySelectorAll('.scenario-list > li')].filter((one) => one.offsetHeight > 0).length;
  const press = (text) => [...page.querySelectorAll('button')].find((one) => one.textContent === text).click();
  const counts = [shown()];
  press('failed 2');
  counts.push(shown());
  press('All 8');
  counts.push(shown());
  const open = () => page.querySelectorAll('.scenario[open]').length;
  const opened = [open()];
  press('Open all');
  opened.push(open());
  press('Close all');
  opened.push(open());
  document.title = JSON.stringify({ seen, counts, opened });
});
</script>`;

describe.skipIf(!browser)('HTML report in a browser (skipped where no Chromium is on the path)', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'platen-page-'));
    writeFileSync(join(folder, 'report.html'), htmlReport(Run.from(sampleRun())));
    writeFileSync(join(folder, 'observer.html'), observer);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('fits a screen and a phone, shows every picture with and without scripts, filters, opens what a link points into', async () => {
    const page = await browse(join(folder, 'observer.html'), '--allow-file-access-from-files', '--dump-dom');
    const seen = JSON.parse(/<title>(.*?)<\/title>/.exec(page)![1]!);
    const buttons = ['All 8', 'passed 4', 'golden to approve 1', 'failed 2', 'skipped 1', 'Open all'];
    expect(seen).toEqual({
      seen: [
        { overflow: 0, pictures: '9 of 9', buttons, opened: true },
        { overflow: 0, pictures: '9 of 9', buttons, opened: false },
        { overflow: 0, pictures: '9 of 9', buttons: [], opened: false },
      ],
      counts: [8, 2, 8],
      opened: [3, 8, 0],
    });
  });

  it('is drawn', async () => {
    const picture = join(folder, 'page.png');
    await browse(join(folder, 'report.html'), `--screenshot=${picture}`, '--window-size=800,600');
    const png = readFileSync(picture);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([800, 600]);
    // A page of one colour takes 3 KB.
    expect(png.length).toBeGreaterThan(10_000);
  });
});

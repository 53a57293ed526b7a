import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { models } from '../../emulator/models/models.ts';
import { browse, browser } from '../browser.ts';
import { dataFolder, readData } from './glyphs/data.ts';
import { print } from './printing.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a page needs of the emulator. */
const entry = `
export { readGlyphLibrary } from './emulator/glyphs/library.ts';
export { models } from './emulator/models/models.ts';
export { Printer } from './emulator/printer.ts';
`;

/** The emulator as one classic script. The build fails on a Node built-in; what it takes from packages is listed. */
async function bundled() {
  const { outputFiles, metafile } = await build({
    stdin: { contents: entry, resolveDir: root, sourcefile: 'page.ts' },
    absWorkingDir: root,
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'platen',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  return { script: outputFiles[0]!.text, metafile };
}

/** Model and golden: a Chinese sale slip; a receipt with a picture, a barcode and a QR Code. */
const jobs = [
  ['xprinter-80', 'cn-unionpay/xprinter-80/settlement/settle-balanced/01-merchant.escpos'],
  ['tm-t88v', 'clients/receiptio/tm-t88v/document.escpos'],
] as const;

const golden = (file: string) => new Uint8Array(readFileSync(new URL(`../../golden/${file}`, import.meta.url)));

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

/** A page that carries the glyph files and the jobs, prints, and shows the width of the slips and their dots. */
function pageOf(script: string): string {
  const files = Object.fromEntries(readdirSync(dataFolder).map((file) => [file, base64(readData(file))]));
  const streams = jobs.map(([model, file]) => [model, base64(golden(file))]);
  return `<!doctype html><title>waiting</title><pre></pre>
<script>${script}</script>
<script>
const files = ${JSON.stringify(files)};
const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
const library = platen.readGlyphLibrary((file) => bytesOf(files[file]));
const shown = [];
for (const [model, stream] of ${JSON.stringify(streams)}) {
  const slip = ({ dots }) => shown.push(dots.width + ' ' + btoa(Array.from(dots.bits, (byte) => String.fromCharCode(byte)).join('')));
  const printer = new platen.Printer(platen.models.get(model), library, { slip });
  printer.receive(bytesOf(stream));
  printer.endJob();
}
document.querySelector('pre').textContent = shown.join('\\n');
</script>`;
}

describe('the emulator as a script for a browser', () => {
  let bundle: Awaited<ReturnType<typeof bundled>>;
  beforeAll(async () => {
    bundle = await bundled();
  });

  it('is made of its own files and of bwip-js, and asks for nothing else', () => {
    const { inputs, outputs } = bundle.metafile;
    const files = Object.keys(inputs).filter((file) => file !== 'page.ts');
    expect(files).toContain('emulator/printer.ts');
    expect(files.filter((file) => !/^emulator\/|^node_modules\/bwip-js\//.test(file))).toEqual([]);
    expect(Object.values(outputs).flatMap(({ imports }) => imports)).toEqual([]);
  });

  it.skipIf(!browser)('prints the same dots as in Node (skipped where no Chromium is on the path)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'platen-emulator-'));
    try {
      writeFileSync(join(folder, 'page.html'), pageOf(bundle.script));
      const page = await browse(join(folder, 'page.html'), '--dump-dom');
      const shown = /<pre>(.*?)<\/pre>/s.exec(page)![1]!.split('\n');
      const printed = jobs.flatMap(([model, file]) =>
        print(golden(file), models.get(model)!).slips.map(({ dots }) => `${dots.width} ${base64(dots.bits)}`),
      );
      expect(printed).toHaveLength(jobs.length);
      expect(shown).toEqual(printed);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { decodePng, encodePng } from '../../src/pictures/png.ts';
import { readPng, writePng } from '../../src/pictures/png-chunks.ts';
import { proposeFields } from '../../src/receipts/fields.ts';
import { type Golden, readGolden, verifyGolden, writeFiles } from '../../src/receipts/golden.ts';
import { recordOf } from '../../src/receipts/golden-record.ts';
import { filesBelow, newFolder } from './folder.ts';
import { bytes, layOut } from './lay-out.ts';
import { cut, init, qr, raster } from './sale.ts';

const MODEL = 'xprinter-80';
const PATH = 'cn-unionpay/xprinter-80/sale/01-merchant';
const slip = layOut(bytes(init, '凭证号   000012\n', 'END\n', cut), MODEL, null);
const fields = proposeFields(slip, { voucher: '000012' });

/** A folder with one golden. */
function approved(): string {
  const root = newFolder();
  writeFiles(root, PATH, slip, recordOf(slip, fields));
  return root;
}

const read = (root: string): Golden => readGolden(root, PATH)!;

test('a golden is three files, and git is told once of their folder', () => {
  const root = approved();
  expect(filesBelow(root).slice(2)).toEqual([`${PATH}.escpos`, `${PATH}.json`, `${PATH}.png`]);
  expect(Uint8Array.from(readFileSync(join(root, `${PATH}.escpos`)))).toEqual(slip.bytes);
  expect(decodePng(readFileSync(join(root, `${PATH}.png`))).equals(slip.dots)).toBe(true);
  const json = readFileSync(join(root, `${PATH}.json`), 'utf8');
  expect(json.replace(/[0-9a-f]{64}/g, 'SHA-256')).toBe(`{
  "version": 1,
  "model": "xprinter-80",
  "end": "partial cut",
  "width": 576,
  "height": 144,
  "digests": {
    "bytes": "SHA-256",
    "dots": "SHA-256"
  },
  "entry": null,
  "fields": [
    {
      "name": "voucher",
      "value": "000012",
      "offset": 11,
      "length": 6,
      "pad": "before"
    }
  ],
  "text": [
    "凭证号   000012",
    "END"
  ]
}
`);
});

test('what is written is what is read', () => {
  const golden = read(approved());
  expect(golden.bytes).toEqual(slip.bytes);
  expect(golden.record).toEqual(recordOf(slip, fields));
});

test('there is no golden where none was approved', () => {
  expect(readGolden(newFolder(), PATH)).toBeNull();
});

test('a golden keeps what the printer was set to before it', () => {
  const root = newFolder();
  const left = { font: 'B', tabs: [1, 2], deep: { hex: '00ff' } };
  writeFiles(root, PATH, slip, { ...recordOf(slip, []), entry: left });
  expect(read(root).record.entry).toEqual(left);
});

test('a golden that the emulator draws as before is not stale', () => {
  expect(verifyGolden(read(approved()), layOut).stale).toBeNull();
});

test.each<[string, (root: string) => void, string]>([
  [
    'another picture',
    (root) => writeFileSync(join(root, `${PATH}.png`), encodePng(new Bitmap(576, 144))),
    'its picture shows other dots',
  ],
  ['no picture', (root) => rmSync(join(root, `${PATH}.png`)), 'its picture is missing'],
  ['a broken picture', (root) => writeFileSync(join(root, `${PATH}.png`), 'x'), 'its picture shows other dots'],
  ['other text', (root) => edit(root, '"END"', '"FIN"'), 'other text in line 2'],
  ['a line less', (root) => edit(root, /,\s*"END"/, ''), 'other text in line 2'],
  ['another height', (root) => edit(root, '"height": 144', '"height": 145'), '576 x 144 dots, approved 576 x 145'],
  ['another end', (root) => edit(root, 'partial cut', 'full cut'), 'ends with partial cut, approved full cut'],
  ['other dots', (root) => edit(root, /"dots": "..../, '"dots": "0000'), 'other dots with the same text'],
])('a golden with %s is stale', (_, change, reason) => {
  const root = approved();
  change(root);
  expect(verifyGolden(read(root), layOut).stale).toBe(reason);
});

function edit(root: string, from: string | RegExp, to: string): void {
  const file = join(root, `${PATH}.json`);
  const before = readFileSync(file, 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

test.each<[string, (root: string) => void, string, RegExp]>([
  [
    'other bytes',
    (root) =>
      writeFileSync(
        join(root, `${PATH}.escpos`),
        slip.bytes.map((byte) => (byte === 0x0a ? 0x0d : byte)),
      ),
    'golden-edited',
    /merchant\.escpos: not the bytes that were approved$/,
  ],
  [
    'no bytes',
    (root) => rmSync(join(root, `${PATH}.escpos`)),
    'golden-broken',
    /merchant\.escpos: missing beside .*merchant\.json$/,
  ],
  [
    'no record',
    (root) => rmSync(join(root, `${PATH}.json`)),
    'golden-broken',
    /merchant\.json: missing beside .*merchant\.escpos$/,
  ],
  ['no JSON', (root) => writeFileSync(join(root, `${PATH}.json`), '{'), 'golden-broken', /merchant\.json: not JSON: /],
  [
    'a wrong record',
    (root) => edit(root, '"offset": 11', '"offset": "11"'),
    'golden-broken',
    /merchant\.json: fields\.0\.offset: /,
  ],
  [
    'a newer record',
    (root) => edit(root, '"version": 1', '"version": 2'),
    'golden-of-another-version',
    /merchant\.json: version 2, this program reads 1$/,
  ],
])('a golden with %s cannot be read', (_, change, code, message) => {
  const root = approved();
  change(root);
  expect(() => read(root)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
});

test('a picture that shows the same dots is not written again, whoever packed it', () => {
  const root = approved();
  const file = join(root, `${PATH}.png`);
  const { header, chunks } = readPng(readFileSync(file));
  const data = deflateSync(inflateSync(chunks[0]!.data), { level: 0 });
  const other = Buffer.from(writePng(header, [{ type: 'IDAT', data }]));
  writeFileSync(file, other);
  writeFiles(root, PATH, slip, recordOf(slip, fields));
  expect(readFileSync(file)).toEqual(other);
  expect(verifyGolden(read(root), layOut).stale).toBeNull();
});

test('pictures and codes stand in the record in words, and are verified', () => {
  const root = newFolder();
  const marked = layOut(
    bytes(init, raster(new Uint8Array(16).fill(0xaa), 2), qr('order=1207'), 'END\n', cut),
    'xprinter-80',
    null,
  );
  const [image, code] = [marked.images[0]!, marked.codes[0]!];
  writeFiles(root, PATH, marked, recordOf(marked, []));
  expect(read(root).record.marks).toEqual([
    `image at 0, ${image.y}: 16 x 8, GS v 0`,
    `QR at ${code.x}, ${code.y}: ${code.width} x ${code.height}, order=1207`,
  ]);
  expect(verifyGolden(read(root), layOut).stale).toBeNull();
  edit(root, 'order=1207', 'order=1208');
  expect(verifyGolden(read(root), layOut).stale).toBe('other picture or code 2');
  edit(root, /,\s*"QR at [^"]*"/, '');
  expect(verifyGolden(read(root), layOut).stale).toBe('other picture or code 2');
  edit(root, /,\s*"marks": \[[^\]]*\]/, '');
  expect(verifyGolden(read(root), layOut).stale).toBeNull();
});

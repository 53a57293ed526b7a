import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encodePng } from '../../src/pictures/png.ts';
import { readPng } from '../../src/pictures/png-chunks.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { bytes } from '../receipts/lay-out.ts';
import { cut, init, qr, row, saleBytes, saleLines } from '../receipts/sale.ts';
import { emptyFolder, platen } from './platen.ts';

const changed = () => {
  const lines = saleLines();
  lines.splice(11, 1, row('批次号', '000002'));
  lines.splice(17, 0, row('小费', '0.00'));
  return bytes(...lines);
};

/** A folder with a slip, another one, and pictures of both. */
function files(): string {
  const folder = emptyFolder();
  const slips = { golden: saleBytes(), same: bytes(init, saleBytes()), other: changed() };
  for (const [name, content] of Object.entries(slips)) {
    writeFileSync(join(folder, `${name}.escpos`), content);
    writeFileSync(join(folder, `${name}.png`), encodePng(printSlips(content, 'xprinter-80')[0]!.dots));
  }
  return folder;
}

test('bytes are compared by what they print', async () => {
  const folder = files();
  expect(await platen(['compare', 'same.escpos', 'golden.escpos'], folder)).toEqual({
    code: 0,
    stdout: 'same.escpos is the same as golden.escpos\n',
    stderr: '',
  });
  expect(await platen(['compare', 'other.escpos', 'golden.escpos', '--picture', 'out/difference.png'], folder)).toEqual(
    {
      code: 1,
      stdout: [
        'other.escpos differs from golden.escpos: 2 findings',
        '  row 432: line 12: 批次号 000002, expected 000001',
        '  row 630: line 18 is extra: 小费 0.00',
        '',
      ].join('\n'),
      stderr: '',
    },
  );
  expect(readPng(readFileSync(join(folder, 'out/difference.png'))).header).toMatchObject({ width: 576, depth: 4 });
});

test('a picture is compared with bytes, whose words say what is meant', async () => {
  const folder = files();
  expect(await platen(['compare', 'other.png', 'golden.escpos'], folder)).toEqual({
    code: 1,
    stdout: [
      'other.png differs from golden.escpos: 2 findings',
      '  row 437: 44 dots differ in line 11 (批次号 000001)',
      '  row 627: line 16 (金额 RMB 12.85) has 27 rows of dots more',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect((await platen(['compare', 'same.png', 'golden.png'], folder)).code).toBe(0);
});

test('findings are data too', async () => {
  const folder = files();
  const { code, stdout } = await platen(['compare', 'other.escpos', 'golden.escpos', '--json'], folder);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    receipt: 'other.escpos',
    expected: 'golden.escpos',
    findings: [
      { code: 'line-changed', line: 12, box: { x: 492, y: 432, width: 12, height: 24 }, bytes: { length: 1 } },
      { code: 'line-inserted', line: 18, actual: '小费 0.00' },
    ],
  });
});

test('codes in pictures are compared as data', async () => {
  const folder = emptyFolder();
  for (const name of ['1', '2']) {
    const slip = printSlips(bytes(init, 'A\n', qr(`ORDER-000${name}`), cut), 'xprinter-80')[0]!;
    writeFileSync(join(folder, `${name}.png`), encodePng(slip.dots));
  }
  const { stdout } = await platen(['compare', '2.png', '1.png'], folder);
  expect(stdout).toContain('the first code holds ORDER-0002, expected ORDER-0001');
});

test('what cannot be compared is told', async () => {
  const folder = files();
  writeFileSync(join(folder, 'twice.escpos'), bytes(saleBytes(), saleBytes()));
  writeFileSync(join(folder, 'nothing.escpos'), '');
  writeFileSync(join(folder, 'broken.png'), readFileSync(join(folder, 'golden.png')).subarray(0, 100));
  expect(await platen(['compare', 'twice.escpos', 'golden.escpos'], folder)).toMatchObject({
    code: 1,
    stdout: 'twice.escpos differs from golden.escpos: 1 finding\n  2 slips, expected 1 slip\n',
  });
  expect(await platen(['compare', 'nothing.escpos', 'golden.escpos'], folder)).toMatchObject({
    code: 2,
    stderr: 'platen: nothing.escpos prints nothing\n',
  });
  const broken = await platen(['compare', 'broken.png', 'golden.escpos'], folder);
  expect(broken.code).toBe(2);
  expect(broken.stderr).toMatch(/^platen: the picture cannot be read: .*\nhint: PNG, JPEG and WebP/);
  expect((await platen(['compare', 'golden.escpos', 'nowhere.escpos'], folder)).code).toBe(2);
});

/** A slip of some program, at two times. */
const receipt = (date: string, total: string) => bytes(init, 'SHOP\n', `Date ${date}\n`, row('Total', total), cut);

test('a slip of any program becomes a golden, and the next one is judged by it', async () => {
  const folder = emptyFolder();
  const slips = {
    a: receipt('2026/07/04', '2.80'),
    b: receipt('2026/08/14', '2.80'),
    c: receipt('2026/09/01', '28.00'),
  };
  for (const [name, content] of Object.entries(slips)) writeFileSync(join(folder, `${name}.escpos`), content);
  const environment = process.env.CI;
  process.env.CI = 'true';
  const refused = platen(['approve', 'a.escpos', '--as', 'shop/sale'], folder);
  if (environment === undefined) delete process.env.CI;
  else process.env.CI = environment;
  expect(await refused).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'platen: the environment says CI: goldens are not approved here\n' +
      'hint: approve on your own machine and commit the goldens; --in-ci where it is meant to happen here\n',
  });
  expect(await platen(['approve', 'a.escpos', 'b.escpos', '--as', 'shop/sale', '--in-ci'], folder)).toEqual({
    code: 0,
    stdout: 'approved  golden/shop/sale\n  may vary: line-2, here 2026/07/04\n',
    stderr: '',
  });
  expect(await platen(['compare', 'b.escpos', '--golden', 'shop/sale'], folder)).toMatchObject({ code: 0 });
  expect(await platen(['compare', 'c.escpos', '--golden', 'golden/shop/sale.png'], folder)).toEqual({
    code: 1,
    stdout: 'c.escpos differs from golden shop/sale: 1 finding\n  row 144: line 3: Total 28.00, expected 2.80\n',
    stderr: '',
  });
  expect(await platen(['compare', 'c.escpos', '--golden', 'shop/other'], folder)).toMatchObject({
    code: 2,
    stderr:
      'platen: there is no golden "shop/other" in golden\nhint: platen approve SLIP --as NAME makes one of a slip.\n',
  });
});

import net from 'node:net';
import { print } from 'receiptio';
import { afterEach, expect, test, vi } from 'vitest';
import { expectGolden } from './golden.ts';
import { logo } from './logo.ts';
import { startPrinter, type TestPrinter } from './printer.ts';
import { scan } from './scan.ts';

/** The only port that receiptio dials. */
const RECEIPTIO_PORT = 9100;

/** receiptio calls `connect` of node:net with that port; the connection is made to the printer's, and is a real one. */
function redirect({ port }: TestPrinter): void {
  const connect = net.connect as (port: number, host: string) => net.Socket;
  vi.spyOn(net, 'connect').mockImplementation(((asked: number, host: string) =>
    connect(asked === RECEIPTIO_PORT ? port : asked, host)) as typeof net.connect);
}

afterEach(() => vi.restoreAllMocks());

const document = `
^^^CAFE PLATEN
12 Harbour Road

{border:space; width:*,5,9}
Item |Qty | Price
Espresso | 2| 5.60
Croissant, "almond" | 1| 3.20
_Oat milk_ | 1| 0.50
{width:*,12}
^TOTAL | ^9.30
\`PAID\` | Visa *1234
{width:auto}
{image:${Buffer.from(logo()).toString('base64')}}
{code:4006381333931; option:ean,48,hri}
{code:https://example.com/r/0042; option:qrcode,4,m}
Thank you
`;

/** What the models truly lack: the question to a Star printer, which it asks of any, and a second double-byte font. */
const lacking = (model: string, kanjiCodes = 0) => [
  `1B 06 is no command of ${model}`,
  `01 is no command of ${model}`,
  'FS ( A 48: the model has one double-byte font',
  ...Array.from({ length: kanjiCodes }, () => 'FS C: it counts on Japanese models alone'),
];

/** A model, and the characters that fit on its line. */
const models = [
  ['tm-t88v', 42],
  ['xprinter-80', 48],
] as const;

test.each(models)(
  'prints a receiptline document on %s, and its status talk ends with success',
  async (model, columns) => {
    const printer = await startPrinter(model);
    redirect(printer);
    expect(await print(document, `-d 127.0.0.1 -l en -c ${columns}`)).toBe('success');
    const slips = await printer.jobsDone(1);
    await printer.close();
    expect(slips.map((slip) => slip.end)).toEqual(['partial cut']);
    expect(await scan(slips[0]!)).toEqual(['EAN13 4006381333931', 'QRCode https://example.com/r/0042']);
    expectGolden(`receiptio/${model}/document`, slips[0]!);
  },
);

const image = `{image:${Buffer.from(logo()).toString('base64')}}`;

/** Rules and a table of them: graphics of the katakana page, which is selected for each piece. */
const ruled = `
{border:line; width:*,5,9}
Item |Qty | Price
-
Espresso | 2| 5.60
Croissant | 1| 3.20
{border:space; width:*,12}
---
TOTAL | 8.80
`;

const japanese = `
^^^喫茶プラテン
{border:line; width:*,6,10}
品名 |数量 | 金額
-
エスプレッソ | 2| ¥560
ｱｲｽｺｰﾋｰ | 1| ¥450
{border:space; width:*,14}
^合計 | ^¥1,010
{width:auto}
_ありがとうございました_
${image}
{code:領収書0042; option:qrcode,4,m}
`;

const korean = `
^^^카페 플라텐
{width:*,6,10}
품목 |수량 | 금액
-
에스프레소 | 2| 5,600
"크루아상" | 1| 3,200
{width:*,14}
^합계 | ^8,800
{width:auto}
\`감사합니다\`
{code:R-0042; option:code128,2,48,hri}
`;

const chinese = (words: readonly [shop: string, bread: string, total: string, thanks: string]) => `
^^^${words[0]}
{width:*,10}
-
"${words[1]}" | 32.00
^^${words[2]} | ^^32.00
{width:auto}
_${words[3]}_
${image}
`;

/** Receipts by language: the options, what a scanner reads, and how often a rule selects a code system. */
const languages = [
  { name: 'ruled', model: 'tm-t88v', options: '-l en -c 42', receipt: ruled, kanjiCodes: 7 },
  {
    name: 'japanese',
    model: 'tm-t88v-ja',
    options: '-l ja -c 42',
    receipt: japanese,
    symbols: ['QRCode 領収書0042'],
  },
  {
    name: 'korean',
    model: 'tm-t88v-ko',
    options: '-l ko -c 42',
    receipt: korean,
    symbols: ['Code128 R-0042'],
    kanjiCodes: 1,
  },
  {
    name: 'chinese',
    model: 'tm-t88v',
    options: '-l zh -c 42',
    receipt: chinese(['咖啡馆', '牛角面包', '合计', '欢迎再次光临']),
    kanjiCodes: 1,
  },
  {
    name: 'traditional-chinese',
    model: 'tm-t88v-tw',
    options: '-l zh-Hant -c 42',
    receipt: chinese(['咖啡館', '牛角麵包', '合計', '歡迎再次光臨']),
    kanjiCodes: 1,
  },
  {
    name: 'japanese-landscape',
    model: 'tm-t88v-ja',
    options: '-l ja -c 42 -v -r 180',
    receipt: japanese,
    symbols: ['QRCode 領収書0042'],
  },
];

test.each(languages)('prints $name on $model', async ({ name, model, options, receipt, symbols = [], kanjiCodes }) => {
  const printer = await startPrinter(model);
  redirect(printer);
  expect(await print(receipt, `-d 127.0.0.1 ${options}`)).toBe('success');
  const [slip] = await printer.jobsDone(1);
  await printer.close();
  expect(slip!.diagnostics.map(({ message }) => message)).toEqual(lacking(model, kanjiCodes));
  expect(await scan(slip!)).toEqual(symbols);
  expectGolden(`receiptio/${model}/${name}`, slip!);
});

test('is told the truth about a printer without paper', async () => {
  const printer = await startPrinter('tm-t88v', { paper: 'end' });
  redirect(printer);
  expect(await print(document, '-d 127.0.0.1 -l en')).toBe('paperempty');
  await printer.close();
  expect(printer.slips).toEqual([]);
});

test('asks for the status alone, which leaves no slip', async () => {
  const printer = await startPrinter('tm-t88v');
  redirect(printer);
  expect(await print('', '-d 127.0.0.1 -q')).toBe('online');
  expect(await printer.jobsDone(1)).toEqual([]);
  await printer.close();
});

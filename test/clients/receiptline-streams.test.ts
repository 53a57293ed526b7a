import { createPrint } from 'receiptio';
import { transform } from 'receiptline';
import { test } from 'vitest';
import { logo } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

type Options = Parameters<typeof transform>[1];

const escpos = (document: string, options: Options) => () =>
  Uint8Array.from(Buffer.from(transform(document, { cpl: 42, command: 'escpos', ...options }), 'latin1'));

/** A document turned by 90 degrees, in page mode: receiptio's addition to receiptline. */
async function landscape(document: string): Promise<Uint8Array> {
  const stream = createPrint('-p escpos -l en -c 42 -v -r 180');
  stream.end(document);
  return Buffer.concat(await stream.toArray());
}

const ONE_FONT = 'command-without-effect: FS ( A 48: the model has one double-byte font';
const NO_KANJI = 'command-without-effect: FS C: it counts on Japanese models alone';

const image = `{image:${Buffer.from(logo()).toString('base64')}}`;

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t88v',
    bytes: escpos(
      `^^^CAFE PLATEN
^^wide and tall
^wide
^^tall
|left
right|
{border:line; width:*,5,9}
Item |Qty | Price
-
"Espresso" | 2| 5.60
_Croissant_ | 1| 3.20
{border:space; width:*,12}
---
^TOTAL | ^8.80
\`PAID\` | Visa *1234
{width:auto}
Thank~you \\| merci
`,
      { spacing: true },
    ),
    // Every piece of a rule begins with FS C.
    diagnostics: [ONE_FONT, ...Array.from({ length: 7 }, () => NO_KANJI)],
  },
  {
    name: 'chinese',
    model: 'tm-t88v',
    bytes: escpos(
      `^^^咖啡馆
港口路12号
{width:*,6,9}
品名 |数量 | 金额
-
浓缩咖啡 | 2| 56.00
"牛角面包" | 1| 32.00
{width:*,14}
^合计 | ^88.00
\`已付款\` | 微信支付
{width:auto}
_欢迎再次光临_
`,
      { encoding: 'gb18030' },
    ),
    diagnostics: [ONE_FONT, NO_KANJI],
  },
  {
    name: 'multilingual',
    model: 'tm-t88vi',
    bytes: escpos(
      `Français: Où êtes-vous, garçon ?
Deutsch: Grüße, 3 €
Polski: Zażółć gęślą jaźń
Čeština: Příliš žluťoučký kůň
Русский: Съешь ещё булок
Íslenska: Þór á ísnum
Português: Não há açúcar
`,
      { encoding: 'multilingual' },
    ),
    diagnostics: [ONE_FONT],
  },
  {
    name: 'japanese',
    model: 'tm-t88v-ja',
    bytes: escpos(
      `^^^喫茶プラテン
港通り12番地　電話 03-1234-5678
{border:line; width:*,6,10}
品名 |数量 | 金額
-
エスプレッソ | 2| ¥560
"クロワッサン" | 1| ¥320
ｱｲｽｺｰﾋｰ | 1| ¥450
{border:space; width:*,14}
---
^^合計 | ^^¥1,330
\`支払済\` | 現金
{width:auto}
_ありがとうございました_
{code:4006381333931; option:ean,48,hri}
{code:領収書0042; option:qrcode,4,m}
${image}
`,
      { encoding: 'shiftjis', spacing: true },
    ),
    diagnostics: [ONE_FONT],
    symbols: ['EAN13 4006381333931', 'QRCode 領収書0042'],
  },
  {
    name: 'korean',
    model: 'tm-t88v-ko',
    bytes: escpos(
      `^^^카페 플라텐
항구로 12번지
{border:line; width:*,6,10}
품목 |수량 | 금액
-
에스프레소 | 2| 5,600
"크루아상" | 1| 3,200
{border:space; width:*,14}
---
^합계 | ^￦8,800
\`결제완료\` | 신용카드
{width:auto}
_감사합니다_
${image}
`,
      { encoding: 'ksc5601' },
    ),
    diagnostics: [ONE_FONT, ...Array.from({ length: 7 }, () => NO_KANJI)],
  },
  {
    name: 'traditional-chinese',
    model: 'tm-t88v-tw',
    bytes: escpos(
      `^^^咖啡館
港口路12號
{width:*,6,10}
品名 |數量 | 金額
-
濃縮咖啡 | 2| 56.00
"牛角麵包" | 1| 32.00
{width:*,14}
^^合計 | ^^88.00
\`已付款\` | 悠遊卡
{width:auto}
_歡迎再次光臨_
${image}
`,
      { encoding: 'big5' },
    ),
    diagnostics: [ONE_FONT, NO_KANJI],
  },
  {
    name: 'symbols-and-image',
    model: 'tm-t88v',
    bytes: escpos(
      `{code:4006381333931; option:ean,48,hri}
{code:01234565; option:upc,2,48,hri}
{code:PLATEN-42; option:code39,2,48,hri}
{code:R-0042; option:code128,2,48,hri}
{code:12345678; option:itf,2,48,hri}
{code:A1234B; option:nw7,2,48,hri}
{code:PLATEN; option:code93,2,48,hri}
{code:https://example.com/r/0042; option:qrcode,4,m}
${image}
|${image}
`,
      {},
    ),
    diagnostics: [ONE_FONT],
    symbols: [
      'EAN13 4006381333931',
      'UPCE 0012345000065',
      'Code39 PLATEN-42',
      'Code128 R-0042',
      'ITF 12345678',
      'Codabar A1234B',
      'Code93 PLATEN',
      'QRCode https://example.com/r/0042',
    ],
  },
  {
    name: 'upside-down',
    model: 'xprinter-80',
    bytes: escpos(
      `^^^CAFE PLATEN
Espresso | 5.60
Croissant | 3.20
${image}
{code:https://example.com/r/0042; option:qrcode,4,m}
`,
      { cpl: 48, command: 'generic', upsideDown: true },
    ),
    symbols: ['QRCode https://example.com/r/0042'],
  },
  {
    name: 'landscape',
    model: 'tm-t88v',
    bytes: () =>
      landscape(`^^^CAFE PLATEN
{width:*,8}
Espresso | 5.60
Croissant | 3.20
{width:auto}
${image}
{code:R-0042; option:code128,2,48,hri}
`),
    diagnostics: [ONE_FONT],
    symbols: ['Code128 R-0042'],
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('receiptline', receipt));

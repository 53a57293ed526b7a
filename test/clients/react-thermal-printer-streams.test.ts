import { encode } from 'iconv-lite';
import { createElement, type ReactElement, type ReactNode } from 'react';
import {
  Barcode,
  Br,
  Cashdraw,
  Cut,
  Image,
  Line,
  Printer,
  QRCode,
  Raw,
  Row,
  render,
  Text,
} from 'react-thermal-printer';
import { test } from 'vitest';
import { logoPixels } from './logo.ts';
import { expectReceipt, type StreamReceipt } from './stream.ts';

// Its components take children, which their types want among the properties.
const h = createElement as unknown as (
  type: unknown,
  props?: object | null,
  ...children: ReactNode[]
) => ReactElement<never>;

const receipt = (width: number, characterSet: string, ...children: ReactNode[]) =>
  render(h(Printer, { type: 'epson', width, characterSet }, ...children));

/** A receipt whose texts go through an encoder of the host's own. */
const encoded = (coding: string, ...children: ReactNode[]) =>
  render(h(Printer, { type: 'epson', width: 42, encoder: (text: string) => encode(text, coding) }, ...children));

const image = (props: object) =>
  h(Image, {
    src: '',
    reader: async () => {
      const { data, width, height } = logoPixels();
      return { data: Uint8Array.from(data), width, height };
    },
    ...props,
  });

const barcode = (type: string, content: string) =>
  h(Barcode, { type, content, align: 'center', height: 60, width: 2, hriPosition: 'bottom' });

/** The client sets each text back to the left before it ends its line, where no printer heeds it. */
const resets = (count: number) =>
  Array.from({ length: count }, () => 'command-without-effect: ESC a: it counts only at the beginning of a line');

const receipts: StreamReceipt[] = [
  {
    name: 'styles',
    model: 'tm-t88vi',
    bytes: () =>
      receipt(
        42,
        'pc437_usa',
        h(Text, { align: 'center', bold: true, size: { width: 2, height: 2 } }, 'CAFE PLATEN'),
        h(Text, { align: 'center' }, '12 Harbour Road'),
        h(Text, { align: 'right', underline: '1dot-thick' }, 'Table 7'),
        h(Line),
        h(Row, { left: 'Espresso', center: '2', right: '5.60' }),
        h(Row, { left: 'Croissant with almonds and butter', right: '3.20', gap: 4 }),
        h(Line, { character: '=' }),
        h(Row, { left: h(Text, { bold: true }, 'TOTAL'), right: h(Text, { bold: true }, '8.80') }),
        h(Text, { invert: true }, ' PAID '),
        h(Text, { underline: '2dot-thick', inline: true }, 'thank you'),
        h(Text, null, ' and goodbye'),
        h(Text, { size: { width: 3, height: 1 } }, 'WIDE'),
        h(Text, null, 'Goods are exchanged within 14 days'),
        h(Br),
        h(Cashdraw, { pin: '2pin' }),
        h(Cut, { partial: true }),
      ),
    diagnostics: resets(12),
  },
  {
    name: 'cyrillic',
    model: 'tm-t88vi',
    bytes: () =>
      receipt(
        42,
        'pc866_cyrillic2',
        h(Text, { align: 'center', size: { width: 1, height: 2 } }, 'КАФЕ ПЛАТЕН'),
        h(Row, { left: 'Эспрессо', right: '5.60' }),
        h(Row, { left: 'Круассан', right: '3.20' }),
        h(Line),
        h(Row, { left: 'ИТОГО', right: '8.80' }),
        h(Text, { align: 'center' }, 'Спасибо за покупку'),
        h(Cut),
      ),
    diagnostics: resets(9),
  },
  {
    name: 'greek',
    model: 'tm-t20iii',
    bytes: () =>
      receipt(
        48,
        'pc737_greek',
        h(Text, { bold: true }, 'ΚΑΦΕΝΕΙΟ ΠΛΑΤΕΝ'),
        h(Row, { left: 'Καφές', right: '5.60' }),
        h(Row, { left: 'Κρουασάν', right: '3.20' }),
        h(Text, { align: 'right' }, 'Ευχαριστώ'),
        h(Cut),
      ),
    diagnostics: resets(6),
  },
  {
    name: 'symbols-and-images',
    model: 'tm-t88v',
    bytes: () =>
      receipt(
        42,
        'pc437_usa',
        image({ align: 'center' }),
        image({ align: 'right' }),
        barcode('JAN13', '4006381333931'),
        barcode('JAN8', '96385074'),
        barcode('UPC-A', '012345678905'),
        barcode('CODE39', 'PLATEN-42'),
        barcode('ITF', '12345678'),
        barcode('CODE128', '{BR-0042'),
        h(QRCode, { content: 'https://example.com/r/0042', align: 'center', cellSize: 5, correction: 'M' }),
        h(Cut),
      ),
    symbols: [
      'EAN13 4006381333931',
      'EAN8 96385074',
      'EAN13 0012345678905',
      'Code39 PLATEN-42',
      'ITF 12345678',
      'Code128 R-0042',
      'QRCode https://example.com/r/0042',
    ],
  },
  {
    name: 'korean',
    model: 'tm-t88v-ko',
    bytes: () =>
      receipt(
        42,
        'korea',
        h(Raw, { data: [0x1c, 0x26] }),
        h(Text, { align: 'center', size: { width: 2, height: 2 } }, '카페 플라텐'),
        h(Row, { left: '에스프레소', right: '5,600' }),
        h(Row, { left: '크루아상', right: '3,200' }),
        h(Text, { bold: true }, '감사합니다'),
        h(Cut),
      ),
    diagnostics: resets(6),
  },
  {
    name: 'japanese',
    model: 'tm-t88v-ja',
    bytes: () =>
      encoded(
        'shift_jis',
        // FS C 1: Shift JIS.
        h(Raw, { data: [0x1c, 0x43, 0x01] }),
        h(Text, { align: 'center', size: { width: 2, height: 2 } }, '喫茶プラテン'),
        h(Line),
        h(Row, { left: 'エスプレッソ', right: '560円' }),
        h(Row, { left: 'クロワッサン', right: '320円' }),
        h(Text, { align: 'right', underline: '1dot-thick' }, '合計 880円'),
        image({ align: 'center' }),
        h(Text, { invert: true }, 'ありがとうございました'),
        h(Cut),
      ),
    diagnostics: resets(6),
  },
  {
    name: 'traditional-chinese',
    model: 'tm-t88v-tw',
    bytes: () =>
      encoded(
        'big5',
        h(Raw, { data: [0x1c, 0x26] }),
        h(Text, { align: 'center', size: { width: 2, height: 2 } }, '咖啡館'),
        h(Row, { left: '濃縮咖啡', right: '56.00' }),
        h(Row, { left: '牛角麵包', right: '32.00' }),
        h(QRCode, { content: 'https://example.com/r/0042', align: 'center', cellSize: 5, correction: 'M' }),
        h(Text, { bold: true }, '歡迎再次光臨'),
        h(Cut),
      ),
    diagnostics: resets(6),
    symbols: ['QRCode https://example.com/r/0042'],
  },
  {
    name: 'utf-8',
    model: 'tm-t88vi',
    bytes: () =>
      encoded(
        'utf8',
        // FS ( C 48: UTF-8.
        h(Raw, { data: [0x1c, 0x28, 0x43, 0x02, 0x00, 0x30, 0x02] }),
        h(Text, { align: 'center', size: { width: 2, height: 2 } }, 'Café 咖啡馆'),
        h(Text, null, 'Grüße, Zażółć, 3 €'),
        h(Text, { align: 'right' }, 'Съешь ещё, ¥560'),
        h(Text, null, '欢迎再次光临'),
        h(Cut),
      ),
  },
];

test.each(receipts)('prints $name on $model', (receipt) => expectReceipt('react-thermal-printer', receipt));

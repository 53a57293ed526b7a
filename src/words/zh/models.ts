import { sentences } from '../sentence.ts';

/** Models of printers, by their titles. */
export const models = sentences({
  '{model}, simplified Chinese character set, {what}': '{model}，简体中文字库，{what}',
  '{model}, traditional Chinese character set, {what}': '{model}，繁体中文字库，{what}',
  '{model}, Japanese character set, {what}': '{model}，日文字库，{what}',
  '{model}, Korean character set, {what}': '{model}，韩文字库，{what}',
  'Xprinter 80 mm class with Chinese firmware': 'Xprinter 80 mm 类，中文固件',
  'Cashino CSN-A2, 58 mm panel printer without a cutter': 'Cashino CSN-A2，58 mm 嵌入式打印机，无切刀',
  'Zijiang POS-5890 class, 58 mm with Chinese firmware, without a cutter':
    'Zijiang POS-5890 类，58 mm，中文固件，无切刀',
  'Sunmi V2, payment terminal with a 58 mm printer, without a cutter': 'Sunmi V2，带 58 mm 打印机的支付终端，无切刀',
});

/** Languages of printers that are not ESC/POS. */
export const foreignLanguages = sentences({
  'StarPRNT or Star Line Mode': 'StarPRNT 或 Star 行模式',
  'ESC/P for dot-matrix and inkjet printers': '针式和喷墨打印机的 ESC/P',
  'ZPL for label printers': '标签打印机的 ZPL',
  'a PDF file': 'PDF 文件',
  'PCL or PJL for page printers': '页式打印机的 PCL 或 PJL',
  'an HTTP request': 'HTTP 请求',
  'a TLS handshake': 'TLS 握手',
});

import { sentences } from '../sentence.ts';

/** What a person at the bench is asked, and can answer. */
export const operator = sentences({
  'Enter, or the voucher number: the terminal is done': '回车或凭证号：终端已完成',
  'd: declined (d 51: with its code)': 'd：被拒绝（d 51：附应答码）',
  'r: refused by the terminal (r batch-empty: why)': 'r：终端不受理（r batch-empty：附原因）',
  'n: no answer of the host': 'n：主机无应答',
  '?: nobody can tell': '?：无法判断',
  'l: leave it for later': 'l：留待以后',
  'b: it was never begun': 'b：从未开始',
  '"{line}" is no answer.': '“{line}”不是有效的回答。',
  'Left open on {date} UTC: {=what}.': '{date} UTC 起未决：{=what}。',
  'What became of it?': '结果如何？',

  'sell {!amount}': '消费 {!amount}',
  'sell {!amount} {=card}': '消费 {!amount}，{=card}',
  'sell {!amount} with a tip of {!tip} {=card}': '消费 {!amount}，小费 {!tip}，{=card}',
  'sell {!amount} offline {=card}': '离线消费 {!amount}，{=card}',
  'void the sale with voucher {#n}': '撤销凭证号 {#n} 的消费',
  'refund {!amount} {=card}, of {!date}, reference {!reference}':
    '退货 {!amount}，{=card}，原交易日期 {!date}，参考号 {!reference}',
  'pre-authorise {!amount} {=card}': '预授权 {!amount}，{=card}',
  'complete the pre-authorisation {!code} of {!date}, {!amount} {=card}':
    '预授权完成：授权码 {!code}，日期 {!date}，{!amount}，{=card}',
  'void the pre-authorisation {!code} of {!date}, {!amount} {=card}':
    '预授权撤销：授权码 {!code}，日期 {!date}，{!amount}，{=card}',
  'void the completion with voucher {#n}': '撤销凭证号 {#n} 的预授权完成',
  'sell {!amount} by the QR code of {!app}': '扫码消费 {!amount}，{!app}',
  'refund {!amount} of the QR order {!order}': '扫码退货 {!amount}，订单号 {!order}',
  'ask for the last QR order': '查询上一笔扫码订单',
  'ask for the QR order {!order}': '查询扫码订单 {!order}',
  'print the list of transactions': '打印交易明细',
  'print voucher {#n} again': '重打印凭证号 {#n}',
  'print the last slip again': '重打印最后一张',
  'print the last settlement again': '重打印上次结算单',
  "print the slip of {!date}, reference {!reference}, from the acquirer's records":
    '从收单机构的记录补打小票：日期 {!date}，参考号 {!reference}',
  'look voucher {#n} of {!date} up, reference {!reference}': '查询凭证号 {#n}：日期 {!date}，参考号 {!reference}',
});

/** How a card is presented, as it stands within sentences. */
export const presented = sentences({
  'by chip': '插卡',
  'by magnetic stripe': '刷卡',
  contactless: '挥卡',
  'keyed in by hand': '手工输入卡号',
  'with PIN': '输入密码',
});

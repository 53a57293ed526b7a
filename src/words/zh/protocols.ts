import { sentences } from '../sentence.ts';

/** What is wrong with messages of terminals and hosts: ISO 8583, ZVT, Transbank. */
export const protocols = sentences({
  'docs/host.md says how messages are packed and what is in them': 'docs/host.md 写明报文的打包与内容',
  'the card number has not 13 to 19 digits': '卡号不是 13 至 19 位',
  '"{type}" is no message type': '“{type}”不是报文类型',
  'the message type is not of digits': '报文类型不是数字',
  '{#n} bytes follow the last field': '最后一个域之后还有 {#n} 字节',
  'field {#n} ({name}) holds what is no digit': '域 {#n}（{name}）含非数字',
  'field {#n} ({name}) is missing': '缺少域 {#n}（{name}）',
  "field {#n} is not one of UnionPay's terminal messages": '域 {#n} 不属于银联终端报文',
  'the message ends within its {what}': '报文在 {what} 中断',
  'DATA of a frame is printable ASCII': '帧的 DATA 为可打印 ASCII',
  'field 22 (entry mode) is {value}, which no card has': '域 22（输入方式）为 {value}，没有卡是这样',
  'field {#n} ({name}) has the length {#length}, and {#most} is the most':
    '域 {#n}（{name}）长 {#length}，而至多 {#most}',
  'a message of {#n} bytes is longer than {#most}': '{#n} 字节的报文超过 {#most}',
  'a frame of {#n} bytes is shorter than the {#least} of TPDU, header, type and bitmap':
    '{#n} 字节的帧短于 TPDU、报文头、类型和位图的 {#least} 字节',
  'field 60 has no batch number': '域 60 没有批次号',
  'field 61 has no batch and trace number': '域 61 没有批次号和流水号',
  'field 48 of a settlement has 62 digits': '结算的域 48 为 62 位数字',
  'field 48 holds not the {#n} records that it counts': '域 48 没有其所计的 {#n} 条记录',
  'no transaction has processing code {code} and function {function}':
    '没有交易的处理码为 {code} 且功能码为 {function}',
  'a Transbank terminal is known by a merchant code of 12 digits and 8 characters, got "{a}" and "{b}"':
    'Transbank 终端由 12 位数字的商户码和 8 个字符标识，得到“{a}”和“{b}”',
  'write them as 597029414300 and IT750050': '写作 597029414300 和 IT750050',
  'use approve, silent, late 90s, delay 5s, down, or a response code such as "51"':
    '可用 approve、silent、late 90s、delay 5s、down，或应答码如“51”',
  '{#n} is no number of {#digits} digits': '{#n} 不是 {#digits} 位数字',
  '"{text}" is no row of pairs of digits': '“{text}”不是成对的数字',
  'bitmap {hex} does not take {#n} bytes': '位图 {hex} 不接受 {#n} 字节',
  'a value of {#n} bytes is too long for {#digits} digits': '{#n} 字节的值超过 {#digits} 位数字',
  'an object holds 65535 bytes, got {#n}': '对象至多 65535 字节，得到 {#n}',
});

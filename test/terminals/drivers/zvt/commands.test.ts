import { expect, it } from 'vitest';
import * as commands from '../../../../src/terminals/drivers/zvt/commands.ts';
import { encodeApdu } from '../../../../src/terminals/zvt/protocol/apdu.ts';
import { configByte, configOf } from '../../../../src/terminals/zvt/protocol/config.ts';
import { text, commands as worked } from '../../zvt/vectors.ts';

const password = '123456';
const eur = (amount: number) => ({ amount, currency: 978 });
const key = { receipt: 44, trace: 44, authorisation: '777888' };

it.each([
  ['registration', commands.registration(password, configOf(0xbe), 978, true)],
  ['sale', commands.authorisation(eur(1250))],
  ['reversal', commands.reversal(password, 42)],
  ['refund', commands.refund(password, eur(500))],
  ['reserve', commands.reserve(eur(10_000))],
  ['extend', commands.extend(eur(2000), key)],
  ['book', commands.book(eur(8350), key)],
  ['release', commands.release(eur(1650), 44)],
  ['bookByTrace', commands.bookByTrace(eur(8350), key)],
  ['cancelReservation', commands.cancelReservation(44)],
  ['openReservations', commands.openReservations()],
  ['endOfDay', commands.endOfDay(password)],
  ['totals', commands.totals(password)],
  ['repeat', commands.repeatReceipt(password)],
  ['repeatStatus', commands.repeatReceipt(password, { statusOnly: true })],
  ['repeatCustomer', commands.repeatReceipt(password, { what: 'customer' })],
  ['repeatEndOfDay', commands.repeatReceipt(password, { what: 'endOfDay' })],
  ['reprintRange', commands.reprint(password, 42, 45)],
  ['status', commands.statusEnquiry(password)],
  ['abort', commands.abort()],
  ['logOff', commands.logOff()],
] as const)('%s is the frame of the document', (name, command) => {
  expect(text(encodeApdu(command))).toBe(worked[name]);
});

it('the configuration byte goes there and back', () => {
  for (const byte of [0x00, 0x06, 0x3e, 0x86, 0x8e, 0xba, 0xbe]) expect(configByte(configOf(byte))).toBe(byte);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '../../../../src/terminals/host/iso8583/codec.ts';
import { redactMessage } from '../../../../src/terminals/host/iso8583/redact.ts';
import { uploadField } from '../../../../src/terminals/host/iso8583/settlement.ts';
import { runs } from '../../../runs.ts';

const redacted = (type: string, fields: Record<number, string>) => unpack(redactMessage(pack({ type, fields }))).fields;

describe('what is written of a message', () => {
  it('keeps six and four digits of the card number, and nothing of tracks, PIN and chip', () => {
    const fields = {
      2: '6250946000000016',
      3: '000000',
      4: '000000001285',
      35: '6250946000000016D30122010000000000000',
      36: '996250946000000016D1561560500',
      41: '10000001',
      52: '60D894D6F4978EF5',
      55: '5A086250946000000016',
    };
    expect(redacted('0200', fields)).toEqual({
      ...fields,
      2: expect.stringMatching(/^625094[01]{6}0016$/),
      35: '0'.repeat(37),
      36: '0'.repeat(29),
      52: '0'.repeat(16),
      55: '0'.repeat(20),
    });
  });

  it.each(['6205500000000000004', '9900000000000123'])('hides the middle of %s', (pan) => {
    const shown = redacted('0200', { 2: pan })[2]!;
    expect(shown).toHaveLength(pan.length);
    expect(shown.startsWith(pan.slice(0, 6))).toBe(true);
    expect(shown.endsWith(pan.slice(-4))).toBe(true);
    expect(shown.slice(6, -4)).toMatch(/^[01]+$/);
  });

  it('hides the card numbers of a batch upload, and leaves the totals of a settlement', () => {
    const record = (voucher: string, pan: string) => `00${voucher}${pan.padStart(20, '0')}000000001285`;
    const records = `02${record('000001', '6250946112233016')}${record('000002', '6205511223344556674')}`;
    const shown = redacted('0320', { 48: records })[48]!;
    expect(shown).toMatch(/^02000000010000625094[01]{6}3016000000001285000000020620551[01]{9}6674000000001285$/);
    const totals = '0'.repeat(62);
    expect(redacted('0500', { 48: totals })[48]).toBe(totals);
  });

  it('has no card number in any place, and is a message as long as before', () => {
    const pans = fc
      .integer({ min: 13, max: 19 })
      .chain((length) => fc.string({ unit: fc.constantFrom(...'23456789'), minLength: length, maxLength: length }));
    fc.assert(
      fc.property(pans, fc.integer({ min: 0, max: 8 }), (pan, count) => {
        const card = { pan, expiry: '3012', issuer: '', entry: 'S' } as const;
        const records = Array.from({ length: count }, (_, at) => ({ voucher: at + 1, amount: 1285, card }));
        for (const message of [
          { type: '0200', fields: { 2: pan, 35: `${pan}D3012`, 41: '10000001' } },
          { type: '0320', fields: { 41: '10000001', 48: uploadField(records) } },
        ]) {
          const bytes = pack(message);
          const once = redactMessage(bytes);
          expect(once).toHaveLength(bytes.length);
          expect(unpack(once).fields[41]).toBe('10000001');
          expect(JSON.stringify(unpack(once))).not.toContain(pan.slice(5, -3));
          expect(redactMessage(once)).toEqual(once);
        }
      }),
      runs(200),
    );
  });

  it('hides a card number in the text of any field, and the code of a telephone', () => {
    const shown = redacted('0200', {
      46: 'card 6250946000000016, 6250 9460 0000 0016',
      59: 'order=20260305123456789012;app=wechat;code=130011112222333344',
    });
    expect(shown[46]).toMatch(/^card 625094[01]{6}0016, 6250 94[01]{2} [01]{4} 0016$/);
    expect(shown[59]).toBe('order=20260305123456789012;app=wechat;code=000000000000000000');
  });

  it('is zeros where the bytes are no message', () => {
    expect(redactMessage(Uint8Array.from(Buffer.from('16625094600000001600', 'hex')))).toEqual(new Uint8Array(10));
  });
});

import { describe, expect, test } from 'vitest';
import { readySensors, type Sensors } from '../../emulator/machine/sensors.ts';
import { csnA2 } from '../../emulator/models/csn-a2.ts';
import type { Model } from '../../emulator/models/model.ts';
import { tmT88v } from '../../emulator/models/tm-t88v.ts';
import { statusReplies } from '../../src/printers/status-request.ts';
import { bytes } from '../emulator/notation.ts';

function answer(stream: string, state: Partial<Sensors> = {}, model: Model = tmT88v): string | null {
  const replies = statusReplies(bytes(stream), model, { ...readySensors, ...state });
  return replies && Buffer.from(replies).toString('hex');
}

describe('a run that is nothing but DLE EOT', () => {
  test.each<[string, Partial<Sensors>, string]>([
    ['DLE EOT 01', {}, '16'],
    ['DLE EOT 01 DLE EOT 04 DLE EOT 02 DLE EOT 03', {}, '16121212'],
    ['DLE EOT 02 DLE EOT 04', { paper: 'end' }, '327e'],
    ['DLE EOT 01 DLE EOT 03', { error: 'fatal' }, '1e32'],
    ['DLE EOT 07 01', {}, ''],
    ['DLE EOT 08 03 DLE EOT 12 01 DLE EOT 01', { drawer: 'low' }, '12'],
  ])('%s with %o', (stream, state, replies) => {
    expect(answer(stream, state)).toBe(replies);
  });
});

describe('is no such run', () => {
  test.each([
    'DLE EOT',
    'DLE EOT 07',
    'DLE EOT 01 DLE',
    'DLE EOT 01 "A" LF',
    'GS r 01',
    'DLE EOT 01 GS r 01',
    'DLE ENQ 01',
    'DLE EOT 05',
  ])('%s', (stream) => {
    expect(answer(stream)).toBeNull();
  });

  test('any, to a model without DLE EOT', () => {
    expect(answer('DLE EOT 01', {}, csnA2)).toBeNull();
  });
});

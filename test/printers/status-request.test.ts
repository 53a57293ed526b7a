import { describe, expect, test } from 'vitest';
import { readySensors, type Sensors } from '../../emulator/machine/sensors.ts';
import { csnA2 } from '../../emulator/models/csn-a2.ts';
import type { Model } from '../../emulator/models/model.ts';
import { tmT88v } from '../../emulator/models/tm-t88v.ts';
import { isRecovery, statusRequests } from '../../src/printers/status-request.ts';
import { bytes } from '../emulator/notation.ts';

function asked(stream: string, state: Partial<Sensors> = {}, model: Model = tmT88v) {
  const { replies, length, isAll } = statusRequests(bytes(stream), model, { ...readySensors, ...state });
  return [Buffer.from(replies).toString('hex'), length, isAll];
}

describe('bytes that are nothing but DLE EOT', () => {
  test.each<[string, Partial<Sensors>, string, number]>([
    ['DLE EOT 01', {}, '16', 3],
    ['DLE EOT 01 DLE EOT 04 DLE EOT 02 DLE EOT 03', {}, '16121212', 12],
    ['DLE EOT 02 DLE EOT 04', { paper: 'end' }, '327e', 6],
    ['DLE EOT 01 DLE EOT 03', { error: 'fatal' }, '1e32', 6],
    ['DLE EOT 07 01', {}, '', 4],
    ['DLE EOT 08 03 DLE EOT 12 01 DLE EOT 01', { drawer: 'low' }, '12', 11],
  ])('%s with %o', (stream, state, replies, length) => {
    expect(asked(stream, state)).toEqual([replies, length, true]);
  });

  test.each<[string, string, number]>([
    ['DLE', '', 0],
    ['DLE EOT', '', 0],
    ['DLE EOT 07', '', 0],
    ['DLE EOT 01 DLE', '16', 3],
    ['DLE EOT 01 DLE EOT', '16', 3],
  ])('%s, the last of them in part', (stream, replies, length) => {
    expect(asked(stream)).toEqual([replies, length, true]);
  });
});

describe('bytes that are more or other than that', () => {
  test.each<[string, string, number]>([
    ['DLE EOT 01 "A" LF', '16', 3],
    ['DLE EOT 02 DLE EOT 04 GS r 01', '1212', 6],
    ['DLE EOT 01 DLE ENQ 01', '16', 3],
    ['GS r 01 DLE EOT 01', '', 0],
    ['DLE ENQ 01', '', 0],
    ['DLE EOT 05', '', 0],
    ['EOT', '', 0],
  ])('%s', (stream, replies, length) => {
    expect(asked(stream)).toEqual([replies, length, false]);
  });

  test('any, to a model without DLE EOT', () => {
    expect(asked('DLE EOT 01', {}, csnA2)).toEqual(['', 0, false]);
  });
});

test('DLE ENQ alone is a request to recover', () => {
  const streams = ['DLE ENQ 01', 'DLE ENQ 02', 'DLE ENQ', 'DLE ENQ 01 "A"', 'DLE EOT 01', ''];
  expect(streams.map((stream) => isRecovery(bytes(stream)))).toEqual([true, true, false, false, false, false]);
});

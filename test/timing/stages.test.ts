import { expect, test } from 'vitest';
import { predictPrintTime } from '../../emulator/machine/print-time.ts';
import { findModel, printSlips } from '../../src/printers/layout.ts';
import { slipStages } from '../../src/timing/stages.ts';

const model = findModel('xprinter-80');
const [printed] = printSlips(new TextEncoder().encode('\x1b@hello\n\x1dVB\0'), 'xprinter-80');
const slip = { ...printed!, firstByteAt: 120.25, lastByteAt: 1120.3754321 };

test('the stages of a slip, to the microsecond', () => {
  expect(slipStages(slip, model, 100, 1.23456789)).toEqual({
    requestToFirstByte: 20.25,
    wire: 1000.125,
    decode: 1.235,
    print: Math.round(predictPrintTime(slip, model).total * 1000) / 1000,
  });
});

test('a slip that nobody asked for has no time since the request', () => {
  expect(slipStages(slip, model, null, 0).requestToFirstByte).toBeNull();
});

import { describe, expect, it } from 'vitest';
import { contrast } from '../../../src/reports/html/contrast.ts';

const marked = (expected?: string, actual?: string) =>
  contrast(expected, actual).map(({ text }) =>
    text.replace(/<\/?samp[^>]*>/g, '').replace(/<mark>(.*?)<\/mark>/g, '[$1]'),
  );

describe('contrast of expected and actual', () => {
  it.each([
    ['金额:RMB 12.85', '金额:RMB 128.50', '金额:RMB [12.85]', '金额:RMB [128.50]'],
    ['商户存根', '持卡人存根', '[商户]存根', '[持卡人]存根'],
    ['一次 二次', '一次 二次', '一次 二次', '一次 二次'],
    ['重打印', '', '[重打印]', ''],
    ['', 'x', '', '[x]'],
    ['2026-03-09 15:16', '2026-03-10 15:16', '[2026-03-09] 15:16', '[2026-03-10] 15:16'],
    ['aa', 'aaa', '[aa]', '[aaa]'],
    ['额额', '额额额', '额额', '额额[额]'],
    ['😀a', '😁a', '[😀a]', '[😁a]'],
  ])('%s against %s', (expected, actual, left, right) => {
    expect(marked(expected, actual)).toEqual([left, right]);
  });

  it('marks nothing where there is only one side', () => {
    expect(marked('重打印')).toEqual(['重打印', '']);
    expect(marked(undefined, '0 slips')).toEqual(['', '0 slips']);
  });
});

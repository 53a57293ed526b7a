import { describe, expect, it } from 'vitest';
import { html, lang, told } from '../../../src/reports/html/markup.ts';

describe('markup', () => {
  it('escapes text and keeps markup', () => {
    expect(html`<p title="${'"x"'}">${'<b>'}${html`<i>${'&'}</i>`}${12}</p>`.text).toBe(
      '<p title="&quot;x&quot;">&lt;b&gt;<i>&amp;</i>12</p>',
    );
  });

  it('puts lists end to end and leaves out what is not there', () => {
    expect(html`${['a', html`<br>`, ['<']]}|${undefined}|${false}|${0}|${''}`.text).toBe('a<br>&lt;|||0|');
  });

  it.each([
    ['金额', ' lang="zh-Hans"'],
    ['TOTAL 金额', ' lang="zh-Hans"'],
    ['レシート 金額', ' lang="ja"'],
    ['영수증', ' lang="ko"'],
    ['TOTAL', ''],
  ])('knows the language of %s', (text, attribute) => {
    expect(lang(text).text).toBe(attribute);
    expect(told(text).text).toBe(`<bdi${attribute}>${text}</bdi>`);
  });
});

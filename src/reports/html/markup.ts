import { escaped } from '../words.ts';

/** Text that is markup already, and safe: made by `html` or from a constant of this folder. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Markup | string | number | false | undefined | readonly Content[];

/** Markup with values put in. Everything but Markup is escaped, whatever it holds: slips are printed by others. */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(parts.reduce((text, part, i) => text + render(values[i - 1]) + part));
}

function render(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return value === undefined || value === false ? '' : escaped(String(value));
}

const languages: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh-Hans'],
];

/** A lang attribute for text that tells its language by its script, so that a browser picks the right glyphs. */
export function lang(text: string): Markup {
  const language = languages.find(([script]) => script.test(text))?.[1];
  return language === undefined ? html`` : html` lang="${language}"`;
}

/** Something written by a slip or a scenario, in its language and apart from the direction of the text around it. */
export function told(text: string): Markup {
  return html`<bdi${lang(text)}>${text}</bdi>`;
}

import type { Language } from '../../words/language.ts';
import { tell } from '../../words/tell.ts';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

/** How a report speaks: its own words, and the sentences of findings, steps and the printer in the same language. */
export interface Speech {
  readonly words: Words;
  /** A sentence that a run has told, as the reader is to have it. */
  tell(sentence: string): string;
}

const words: Readonly<Record<Language, Words>> = { en, zh };

export function speechOf(language: Language): Speech {
  return { words: words[language], tell: (sentence) => tell(language, sentence) };
}

/** What reports speak where nobody asks for another language. */
export const english = speechOf('en');

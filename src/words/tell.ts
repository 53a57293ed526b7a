import type { Language } from './language.ts';
import { Teller } from './sentence.ts';
import { parts, zh } from './zh/zh.ts';

let chinese: Teller | undefined;

/** A sentence of ours, or lines of them, in a language; what is none of ours stays as it is. */
export function tell(language: Language, text: string): string {
  if (language === 'en') return text;
  chinese ??= new Teller(zh, parts);
  return chinese.tell(text);
}

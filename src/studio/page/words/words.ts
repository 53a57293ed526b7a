import { computed, signal } from '@preact/signals';
import { en, type Words } from './en.ts';
import { zh } from './zh.ts';

export type { Words };

export type Language = 'en' | 'zh';

const languages: Readonly<Record<Language, Words>> = { en, zh };

const KEPT = 'platen.language';

/** The language of the page: as chosen before, or as the browser prefers. */
export const language = signal<Language>(
  (localStorage.getItem(KEPT) as Language | null) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en'),
);

export const words = computed(() => languages[language.value]);

export function chooseLanguage(chosen: Language): void {
  language.value = chosen;
  localStorage.setItem(KEPT, chosen);
}

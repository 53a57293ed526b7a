/** The languages that people are spoken to in. Files that programs read are in English, whatever is chosen. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** The language that an environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set decides (POSIX, 8.2). */
export function preferredLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

import { type Speech, speechOf } from '../reports/speech/speech.ts';
import { type Language, languages, preferredLanguage } from '../words/language.ts';

let spoken: Speech = speechOf('en');
let chosen: Language = 'en';

/** Sets the language in which the program speaks to people; what programs read stays in English. */
export function speak(language: Language): void {
  chosen = language;
  spoken = speechOf(language);
}

export const language = (): Language => chosen;

/** How reports of this call of the program speak. */
export const speech = (): Speech => spoken;

/** A text of ours in the language in which the program speaks: sentences, lines of them, cells of lines. */
export const say = (text: string): string => spoken.tell(text);

/** The language that a command line or else the environment asks for; commander tells what is wrong with another. */
export function languageOf(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { lang } = withoutLanguage(argv);
  return languages.find((language) => language === lang) ?? preferredLanguage(environment);
}

/** The command line without `--lang`, and what that said. */
export function withoutLanguage(argv: readonly string[]): {
  readonly words: readonly string[];
  readonly lang?: string;
} {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const at = options.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return { words: argv };
  const [, inOne] = /^--lang=(.*)$/s.exec(options[at]!) ?? [];
  const lang = inOne ?? options[at + 1];
  return {
    words: argv.filter((_, i) => i !== at && (inOne !== undefined || i !== at + 1)),
    ...(lang === undefined ? {} : { lang }),
  };
}

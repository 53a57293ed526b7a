import { computed, effect, signal } from '@preact/signals';
import { language } from './words.ts';

type Tell = typeof import('../../../words/tell.ts')['tell'];

/** The tables of Chinese sentences, which are larger than the page: they load at first use. */
const tell = signal<Tell | null>(null);

effect(() => {
  if (language.value === 'en' || tell.peek()) return;
  import('../../../words/tell.ts').then(
    (tables) => {
      tell.value = tables.tell;
    },
    // Without them the sentences stay as they are.
    () => {},
  );
});

/** What the emulator says (the meaning of a command, what is wrong with its bytes), in the language of the page. */
export const told = computed(() => {
  const [of, by] = [language.value, tell.value];
  return (text: string): string => by?.(of, text) ?? text;
});

import { computed } from '@preact/signals';
import { speechOf } from '../../../reports/speech/speech.ts';
import { scenariosEn } from './scenarios-en.ts';
import { scenariosZh } from './scenarios-zh.ts';
import { language } from './words.ts';

const languages = { en: scenariosEn, zh: scenariosZh };

/** The words of the scenarios, in the language of the page. */
export const scenarioWords = computed(() => languages[language.value]);

/** Those that reports have, and the sentences of findings. */
export const speech = computed(() => speechOf(language.value));

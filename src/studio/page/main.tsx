import { effect } from '@preact/signals';
import { render } from 'preact';
import { App } from './app.tsx';
import { listen } from './live/rolls.ts';
import { listenToKeys } from './parts/keys.ts';
import { language } from './words/words.ts';

effect(() => {
  document.documentElement.lang = language.value;
});
listenToKeys();
render(<App />, document.getElementById('studio')!);
void listen();

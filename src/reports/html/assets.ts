import { readFileSync } from 'node:fs';

const read = (file: string): string => readFileSync(new URL(`./browser/${file}`, import.meta.url), 'utf8');

/** A module of the page's script without its imports and exports: all of them stand in one script. */
const inlined = (file: string): string =>
  read(file)
    .replace(/^import [^;]*;\n/gm, '')
    .replace(/^export /gm, '');

/** The script of the page: plain ES2022 for any browser, in the order in which its parts need each other. */
export const script = `'use strict';\n{\n${['base.js', 'viewer.js', 'slip.js', 'timeline.js', 'page.js'].map(inlined).join('\n')}}\n`;

/** Its look. */
export const style = ['page.css', 'viewer.css', 'timing.css'].map(read).join('\n');

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // The same files are a static site at any address.
  base: './',
  publicDir: here('public'),
  logLevel: 'warn',
  build: {
    outDir: here('../../../dist/src/studio/public'),
    emptyOutDir: true,
    target: 'es2023',
    // Text in the page, glyphs and libraries beside it.
    assetsInlineLimit: 0,
    // That of symbols is as large as its library.
    chunkSizeWarningLimit: 1000,
    modulePreload: { polyfill: false },
  },
  resolve: {
    alias: [
      // The library of symbols is large and seldom needed: it comes when the first code is drawn.
      { find: /^bwip-js\/generic$/, replacement: here('engine/symbols-on-demand.ts') },
      { find: /^bwip-js-itself$/, replacement: 'bwip-js/generic' },
    ],
  },
});

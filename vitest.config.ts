import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/built.mjs'],
    setupFiles: ['test/setup.ts'],
    // What a page shows is waited for; the bound only ends what never comes, on machines of any load.
    expect: { poll: { timeout: 20_000 } },
    // A worker keeps the modules that it has read, and what was compiled of them, for its next file: no module holds
    // what a test could change, and a test puts back what it changes of the process.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On two cores one worker would be usual; many tests wait for a line or a process and compute nothing meanwhile.
    maxWorkers: Math.max(4, availableParallelism()),
  },
});

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/built.mjs'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On two cores one worker would be usual; many tests wait for a line or a process and compute nothing meanwhile.
    maxWorkers: Math.max(4, availableParallelism()),
  },
});

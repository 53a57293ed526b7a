import type { Sentences } from '../sentence.ts';

/** Every sentence of ours in Chinese. */
export const zh: readonly Sentences[] = [];

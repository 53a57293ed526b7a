import type { Sentences } from '../sentence.ts';
import { comparing } from './comparing.ts';
import { fieldsOfSlips, kindsOfTransactions, oracles } from './oracles.ts';
import { faults, figures, printer } from './printer.ts';
import { capabilities, endings, steps } from './steps.ts';

/** Every sentence of ours in Chinese. */
export const zh: readonly Sentences[] = [
  comparing,
  oracles,
  kindsOfTransactions,
  steps,
  endings,
  capabilities,
  printer,
  faults,
  figures,
];

/** Words of ours that stand within sentences. */
export const parts: readonly Sentences[] = [fieldsOfSlips];

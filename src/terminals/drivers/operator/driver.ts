import { join } from 'node:path';
import { z } from 'zod';
import { durationMs } from '../../../clock/duration.ts';
import { duration, mapping } from '../../../yaml/parts.ts';
import { driver } from '../driver.ts';
import { Notebook } from './notebook.ts';
import { windowPrompt } from './prompt.ts';
import { OperatedTerminal } from './terminal.ts';

const decimals = 'how many decimals the currency has: 0 to 4';

const options = mapping({
  within: duration.default('30m').describe('how long the person has for each step'),
  decimals: z
    .int({ error: decimals })
    .min(0, { error: decimals })
    .max(4, { error: decimals })
    .default(2)
    .describe('decimals of the currency'),
});

/** Where the steps of a terminal are kept; its number is what a person typed. */
function notebookOf(reports: string, terminal: string): Notebook {
  return new Notebook(join(reports, `operator-${terminal.replaceAll(/[^\w-]/g, '_')}.json`));
}

export const operator = driver(options, async ({ within, decimals }, bench) => {
  const { clock, merchant, acquirer = 'unknown', reports } = bench;
  return new OperatedTerminal({
    clock,
    merchant,
    acquirer,
    decimals,
    within: durationMs(within),
    prompt: bench.prompt ?? windowPrompt(),
    notebook: notebookOf(reports, merchant.terminal),
  });
});

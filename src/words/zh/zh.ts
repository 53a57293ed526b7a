import type { Sentences } from '../sentence.ts';
import { commandLine } from './command-line.ts';
import { commands } from './commands.ts';
import { comparing } from './comparing.ts';
import { defects } from './defects.ts';
import { devices, doctor } from './devices.ts';
import { drivers } from './drivers.ts';
import { evidence } from './evidence.ts';
import { expected, files } from './files.ts';
import { commander, examples, options } from './help.ts';
import { foreignLanguages, models } from './models.ts';
import { operator, presented } from './operator.ts';
import { fieldsOfSlips, kindsOfTransactions, oracles } from './oracles.ts';
import { faults, figures, printer, provenance } from './printer.ts';
import { protocols } from './protocols.ts';
import { idle, refusals, taken } from './refusals.ts';
import { reviewing } from './reviewing.ts';
import { setUp } from './set-up.ts';
import { capabilities, endings, steps } from './steps.ts';
import { studio } from './studio.ts';
import { symbols } from './symbols.ts';

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
  provenance,
  files,
  devices,
  doctor,
  commander,
  options,
  examples,
  defects,
  commandLine,
  commands,
  symbols,
  refusals,
  idle,
  setUp,
  drivers,
  protocols,
  evidence,
  models,
  foreignLanguages,
  operator,
  reviewing,
  studio,
];

/** Words of ours that stand within sentences. */
export const parts: readonly Sentences[] = [expected, fieldsOfSlips, presented, taken];

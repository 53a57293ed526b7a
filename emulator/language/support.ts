import type { Model } from '../models/model.ts';
import type { Command } from './declaration.ts';
import { plainDoc } from './describe.ts';

/** What a model makes of a command, and why it makes nothing of it. */
export type Support =
  | { readonly kind: 'drawn' | 'acted on' | 'not spoken' }
  | { readonly kind: 'consumed'; readonly why: string };

/** A row of the support table. */
export interface SupportRow {
  readonly id: string;
  /** Its bytes as a pattern: `1B 33 n`. */
  readonly bytes: string;
  readonly doc: string;
  /** By the name of the model, in the order in which the models were given. */
  readonly support: Readonly<Record<string, Support>>;
}

/** Why a model takes a command and does nothing, whatever its arguments; undefined when it does something. */
export function whyConsumed(command: Command, model: Model): string | undefined {
  let known = consumedBy.get(model);
  if (!known) {
    known = new Map();
    consumedBy.set(model, known);
  }
  if (!known.has(command)) known.set(command, reasonOf(command, model));
  return known.get(command);
}

/** Asked for with every command that a printer executes. */
const consumedBy = new WeakMap<Model, Map<Command, string | undefined>>();

function reasonOf(command: Command, model: Model): string | undefined {
  const { id, consumed, doubleByte } = command;
  if (model.lacks.some((family) => id === family || id.startsWith(`${family} `))) return `${model.name} lacks it`;
  if (doubleByte && model.characterSet.doubleByte === null) return 'the model has no double-byte characters';
  return consumed;
}

/** What a model makes of a command. */
export function supportOf(command: Command, model: Model): Support {
  if (command.dialects && !command.dialects.includes(model.dialect)) return { kind: 'not spoken' };
  const why = whyConsumed(command, model);
  if (why !== undefined) return { kind: 'consumed', why };
  return { kind: command.draws ? 'drawn' : 'acted on' };
}

/** The public support table: every command against every model. */
export function supportTable(commands: readonly Command[], models: readonly Model[]): SupportRow[] {
  return commands.map((command) => ({
    id: command.id,
    bytes: command.bytes,
    doc: plainDoc(command),
    support: Object.fromEntries(models.map((model) => [model.name, supportOf(command, model)])),
  }));
}

import type { Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import { models } from '../../emulator/models/models.ts';
import { Printer, type PrinterHandlers, type PrinterState } from '../../emulator/printer.ts';
import { residentGlyphs } from './glyphs.ts';

/** A model that nobody has described. */
export class UnknownModelError extends Error {
  readonly code = 'unknown-model';
  readonly hint = `models: ${[...models.keys()].join(', ')}`;

  constructor(name: string) {
    super(`there is no printer model "${name}"`);
    this.name = 'UnknownModelError';
  }
}

/** The model of that name; throws an UnknownModelError. */
export function findModel(name: string): Model {
  const model = models.get(name);
  if (!model) throw new UnknownModelError(name);
  return model;
}

/** All slips that a stream prints, the uncut end included. */
export function printSlips(
  bytes: Uint8Array,
  model: string,
  state: PrinterState = {},
  handlers: PrinterHandlers = {},
): Slip[] {
  const slips: Slip[] = [];
  const printer = new Printer(
    findModel(model),
    residentGlyphs(),
    {
      ...handlers,
      slip: (slip) => {
        slips.push(slip);
        handlers.slip?.(slip);
      },
    },
    state,
  );
  printer.receive(bytes);
  printer.endJob();
  return slips;
}

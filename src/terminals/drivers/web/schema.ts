import { z } from 'zod';
import { mapping, oneOf } from '../../../yaml/parts.ts';
import { type Description, descriptionSchema } from '../description/file.ts';
import type { DescriptionKind } from '../description/read.ts';
import { type Form, valueName } from '../description/reading.ts';
import { stepsSchema } from '../description/steps.ts';
import { type Template, template } from '../description/template.ts';
import { type Target, target, targeted } from './target.ts';

/** Values that are read off the page, by name. */
export class Reads {
  readonly gives: readonly string[];
  readonly places: readonly (readonly [name: string, place: Target & { readonly as?: Form }])[];

  constructor(places: Readonly<Record<string, Target & { readonly as?: Form }>>) {
    this.places = Object.entries(places);
    this.gives = Object.keys(places);
  }
}

/** What is done on a page besides what every description can. */
export interface WebActs {
  readonly goto: Template;
  readonly fill: Target & { readonly with: Template };
  readonly click: Target;
  readonly choose: Target & { readonly option: Template };
  readonly press: { readonly key: string; readonly in?: Target };
  readonly read: Reads;
}

/** Where an answer is looked for: in something on the page, or in all of it. */
export interface PagePlace {
  readonly in?: Target;
}

const keyName = 'a key: Enter, F2, Control+A';
const key = z.string({ error: keyName }).min(1, { error: keyName });
const place = z.union(
  [
    z
      .string()
      .min(1)
      .transform((selector) => ({ selector })),
    targeted({ as: oneOf(['number', 'decimal']).optional() }),
  ],
  { error: 'what on the page, and as: number or decimal' },
) as unknown as z.ZodType<Target & { as?: Form }>;

const steps = stepsSchema<PagePlace, WebActs>(
  {
    goto: template.describe('goes to an address, told from that of the file'),
    fill: targeted({ with: template }).describe('puts a text in a field'),
    click: target.describe('clicks something'),
    choose: targeted({ option: template }).describe('chooses an option of a list, by its text or its value'),
    press: z
      .union([key.transform((pressed) => ({ key: pressed })), mapping({ key, in: target.optional() })], {
        error: `${keyName}, or { key, in }`,
      })
      .describe('presses a key, in something or wherever the page listens'),
    read: z
      .record(valueName, place, { error: 'a mapping of values and where they stand: { voucher: "#voucher" }' })
      .transform((places) => new Reads(places))
      .describe('reads values off the page when they stand there'),
  },
  { in: target.optional().describe('where its text stands; anywhere on the page where it is absent') },
);

const url = 'an address: https://192.168.0.30/till';

const head = {
  url: z
    .url({ error: url, protocol: /^(https?|file)$/ })
    .optional()
    .describe('the address of the page, where the bench file says no other'),
  dialogs: oneOf(['accept', 'dismiss'])
    .default('accept')
    .describe('what is answered to the windows that a page opens to ask'),
};

export interface WebFile extends Description<PagePlace, WebActs> {
  readonly url?: string;
  readonly dialogs: 'accept' | 'dismiss';
}

/** The file of a terminal that is a web page. */
export const webFile: DescriptionKind<WebFile> = {
  schema: descriptionSchema(head, steps).meta({
    title: 'Platen web driver',
    description: 'A terminal or a register that is a web page',
  }) as unknown as z.ZodType<WebFile>,
};

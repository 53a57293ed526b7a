import type { Machine } from '../../machine/machine.ts';
import { printSymbol, symbolSize } from '../../machine/matrix-codes.ts';
import type { SymbolPicture } from '../../machine/symbol-pictures.ts';
import type { StoredSymbol, SymbolSettings } from '../../machine/symbol-settings.ts';
import type { SymbolRefusal } from '../../symbols/refusal.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';

const dialects = ['epson', 'xprinter'] as const;

/** What is set for a kind of symbol. */
type Group = Exclude<keyof SymbolSettings, 'stored' | 'oneCommand'>;
type Kind = StoredSymbol['kind'];
type Numbers = Readonly<Record<string, number>>;

/** A kind of symbol that GS ( k prints. */
export interface SymbolFamily<G extends Group, K extends Kind> {
  /** As ids of its commands have it. */
  readonly kind: K;
  readonly group: G;
  /** In words, where that is not its kind. */
  readonly called?: string;
  /** Two hexadecimal digits. */
  readonly cn: string;
  /** Begins the codes of its diagnostics. */
  readonly code: string;
  /** Second byte of what function 82 answers; absent where no document at hand states all of the answer. */
  readonly identifier?: number;
  readonly picture: (machine: Machine, stored: Extract<StoredSymbol, { kind: K }>) => SymbolPicture | SymbolRefusal;
}

/** A command that sets something: its number, arguments, doc line, and what they set or why they do not. */
export interface Parameter<S> {
  readonly fn: number;
  readonly args: string;
  readonly doc: string;
  readonly says?: (args: Numbers) => string;
  readonly sets: (args: Numbers) => Partial<S> | string;
}

/** How function 80 stores data. */
export interface Store<K extends Kind> {
  /** Arguments between m, which is 48, and the data. */
  readonly args?: string;
  /** Most bytes of data. */
  readonly most: number;
  /** What is kept of it, given what the storage area holds; or why nothing is. */
  readonly keeps: (
    args: Numbers,
    data: Uint8Array,
    before: StoredSymbol | null,
  ) => Extract<StoredSymbol, { kind: K }> | string;
}

const hex = (n: number) => n.toString(16).toUpperCase().padStart(2, '0');

/** Declares the functions of a kind: what it sets, 80 to store, 81 to print, 82 to tell the size. */
export function symbolFamily<G extends Group, K extends Kind>(
  family: SymbolFamily<G, K>,
  parameters: readonly Parameter<SymbolSettings[G]>[],
  { args = '', most, keeps }: Store<K>,
): readonly Command[] {
  const { kind, group, called = `${kind} symbol`, cn, code, identifier, picture } = family;
  const declare = (fn: number, rest: string, declaration: Parameters<typeof command>[2]) =>
    command(
      `GS ( k ${kind} ${fn}`,
      `1D 28 6B pL pH ${cn} ${hex(fn)} ${rest}`.trim() as '1D 28 6B pL pH n d[]',
      declaration,
    );
  const drawn = (machine: Machine): SymbolPicture | SymbolRefusal => {
    const { stored } = machine.settings.symbols;
    if (stored?.kind !== kind) return { refused: `no ${kind} data is stored` };
    return picture(machine, stored as Extract<StoredSymbol, { kind: K }>);
  };
  return [
    ...parameters.map(({ fn, args: names, doc, says, sets }) =>
      declare(fn, names, {
        doc,
        dialects,
        draws: true,
        ...(says && { says: (all) => says(all as unknown as Numbers) }),
        effect: ({ settings }, all) => {
          const change = sets(all as unknown as Numbers);
          if (typeof change === 'string') return change;
          settings.symbols = { ...settings.symbols, [group]: { ...settings.symbols[group], ...change } };
          return undefined;
        },
      }),
    ),
    declare(80, `30 ${args} d[]`.replace('  ', ' '), {
      doc: `Store the data of the ${called}.`,
      dialects,
      draws: true,
      effect: ({ settings }, { d, ...all }) => {
        if (d.length === 0 || d.length > most) return `${d.length} bytes are not taken: 1 to ${most}`;
        const stored = keeps(all, d.slice(), settings.symbols.stored);
        if (typeof stored === 'string') return stored;
        settings.symbols = { ...settings.symbols, stored };
        return undefined;
      },
    }),
    declare(81, '30', {
      doc: `Print the ${called}.`,
      dialects,
      needs: 'empty line',
      draws: true,
      effect: (machine, _args, source) => {
        const { stored } = machine.settings.symbols;
        if (stored?.kind !== kind) return `no ${kind} data is stored`;
        return printSymbol(machine, code, drawn(machine), source);
      },
    }),
    declare(82, '30', {
      doc: `Tell the size of the ${called}.`,
      dialects,
      ...(identifier === undefined
        ? { consumed: 'not all of what it answers is known' }
        : { effect: (machine) => machine.reply(symbolSize(machine, identifier, drawn(machine))) }),
    }),
  ];
}

/** Bytes are kept as they come: the store of the kinds that have no more to say. */
export function plainStore<K extends 'PDF417' | 'QR' | 'MaxiCode' | 'Aztec' | 'DataMatrix'>(
  kind: K,
  most: number,
): Store<K> {
  return { most, keeps: (_args, data) => ({ kind, data }) as unknown as Extract<StoredSymbol, { kind: K }> };
}

/** A number within bounds as a setting, or why it is none. */
export function within<S>(
  n: number,
  least: number,
  most: number,
  what: string,
  change: Partial<S>,
): Partial<S> | string {
  return n < least || n > most ? `${n} is no ${what}: ${least} to ${most}` : change;
}

/** The choice that n states, as a number or as a digit: 0 or 48 is the first. */
export function choice<T>(choices: readonly T[], n: number): T | undefined {
  return choices[digit(n)];
}

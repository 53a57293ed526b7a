import { durationMs } from '../clock/duration.ts';
import type { DriverName } from '../terminals/drivers/drivers.ts';
import type { Merchant } from '../terminals/terminal.ts';
import { inOrder, readYaml } from '../yaml/read.ts';
import type { Path, Problem, YamlSource } from '../yaml/source.ts';
import type { CapabilityName } from './capabilities.ts';
import { type WiringFile, wiringSchema } from './wiring-schema.ts';

/** A printer that Platen is. */
export interface PrinterWiring {
  readonly name: string;
  readonly model: string;
  /** Its address. */
  readonly port: string;
  readonly capabilities?: readonly CapabilityName[];
}

/** What a terminal is asked for around scenarios. */
export type Chore = 'sign-on' | 'sign-off' | 'settle';

export interface TerminalWiring {
  readonly name: string;
  readonly acquirer: string;
  readonly driver: DriverName | 'simulated';
  /** The driver's own, as its schema gives them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Absent: the shop that the acquirer's simulated terminals stand in. */
  readonly merchant?: Merchant;
  readonly copies: readonly ('merchant' | 'bank' | 'cardholder')[];
  readonly capabilities?: readonly CapabilityName[];
  /** `+08:00`; absent: that of the scenario. */
  readonly zone?: string;
  readonly before?: readonly Chore[];
  readonly after?: readonly Chore[];
}

/** A terminal, and the printer that its slips come out of. */
export interface LinkWiring {
  readonly terminal: TerminalWiring;
  readonly printer: PrinterWiring;
}

/** What hardware there is, and what is joined to what. */
export interface Wiring {
  readonly golden?: string;
  readonly printers: readonly PrinterWiring[];
  readonly terminals: readonly TerminalWiring[];
  readonly links: readonly LinkWiring[];
  readonly cards: WiringFile['cards'];
  /** ms. */
  readonly limits: { readonly wait: number; readonly shorten?: number; readonly quiet: number; readonly clock: number };
}

/** The hardware that a text says, with these acquirers and cards; or everything that is wrong with it, in the order of its lines. */
export function readWiring(
  text: string,
  acquirers: readonly [string, ...string[]],
  cards: readonly [string, ...string[]],
): { readonly wiring: Wiring } | { readonly problems: readonly Problem[] } {
  const read = readYaml(text, wiringSchema(acquirers, cards), {});
  if ('problems' in read) return read;
  const { value: file, source } = read;
  const printers = Object.entries(file.printers).map(([name, printer]) => ({ name, ...printer }));
  const terminals = Object.entries(file.terminals).map(([name, terminal]) => terminalOf(name, terminal));
  const problems = inOrder([...withoutMerchant(terminals, source), ...wrongLinks(file, source)]);
  if (problems.length > 0) return { problems };
  const links = (file.links ?? onlyLink(file)).map(({ terminal, printer }) => ({
    terminal: terminals.find(({ name }) => name === terminal)!,
    printer: printers.find(({ name }) => name === printer)!,
  }));
  const { wait, shorten, quiet, clock } = file.limits;
  const limits = {
    wait: durationMs(wait),
    ...(shorten === undefined ? {} : { shorten: durationMs(shorten) }),
    quiet: durationMs(quiet),
    clock: durationMs(clock),
  };
  const { golden, cards: given } = file;
  return { wiring: { ...(golden === undefined ? {} : { golden }), printers, terminals, links, cards: given, limits } };
}

function terminalOf(name: string, file: WiringFile['terminals'][string]): TerminalWiring {
  const { acquirer, driver, merchant, copies, capabilities, zone, before, after, ...options } = file;
  return {
    name,
    acquirer,
    driver: driver as TerminalWiring['driver'],
    options,
    copies: copies ?? ['merchant', 'cardholder'],
    ...(merchant ? { merchant } : {}),
    ...(capabilities ? { capabilities } : {}),
    ...(zone === undefined ? {} : { zone }),
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  };
}

/** The shop of a real terminal is told by nobody else. */
function withoutMerchant(terminals: readonly TerminalWiring[], source: YamlSource): Problem[] {
  return terminals
    .filter(({ driver, merchant }) => driver !== 'simulated' && merchant === undefined)
    .map(({ name }) =>
      source.problem(
        ['terminals', name],
        'expected merchant: what its slips say of the shop (name, number, terminal), got nothing',
      ),
    );
}

/** The one terminal and the one printer, where nothing is said of links. */
const onlyLink = ({ terminals, printers }: WiringFile) => [
  { terminal: Object.keys(terminals)[0]!, printer: Object.keys(printers)[0]! },
];

function wrongLinks({ links, terminals, printers }: WiringFile, source: YamlSource): Problem[] {
  const [names, others] = [Object.keys(terminals), Object.keys(printers)];
  const problem = (path: Path, message: string) => source.problem(path, message);
  if (names.length === 0) return [problem(['terminals'], 'expected at least one terminal, got none')];
  if (others.length === 0) return [problem(['printers'], 'expected at least one printer, got none')];
  if (!links) {
    if (names.length === 1 && others.length === 1) return [];
    return [
      problem([], `expected links: which of ${names.join(', ')} prints on which of ${others.join(', ')}, got nothing`),
    ];
  }
  return links.flatMap(({ terminal, printer }, index) => {
    const earlier = links.slice(0, index);
    return [
      ...(names.includes(terminal)
        ? []
        : [problem(['links', index, 'terminal'], `expected one of ${names.join(', ')}, got "${terminal}"`)]),
      ...(others.includes(printer)
        ? []
        : [problem(['links', index, 'printer'], `expected one of ${others.join(', ')}, got "${printer}"`)]),
      ...(earlier.some((link) => link.terminal === terminal)
        ? [problem(['links', index, 'terminal'], `expected a terminal of its own, got "${terminal}" once more`)]
        : []),
      ...(earlier.some((link) => link.printer === printer)
        ? [problem(['links', index, 'printer'], `expected a printer of its own, got "${printer}" once more`)]
        : []),
    ];
  });
}

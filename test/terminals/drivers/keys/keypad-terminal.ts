import type { Clock } from '../../../../src/clock/clock.ts';
import type { Line } from '../../../../src/ports/port.ts';
import { SimulatedHost } from '../../../../src/terminals/simulated/host.ts';
import { createSimulatedTerminal } from '../../../../src/terminals/simulated/terminal.ts';
import type { Card, Terminal, TerminalOutcome, TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { chipCard, merchant, paper80 } from '../../simulated/bench.ts';

export type KeyName = 'sale' | 'void' | 'reprint' | 'settle' | 'enter' | 'clear' | `${number}`;

/** What the keys ask for. */
const asked: Readonly<
  Record<'sale' | 'void', { readonly ask: string; request(digits: string, card: Card): TerminalRequest }>
> = {
  sale: { ask: 'ENTER AMOUNT', request: (digits, card) => ({ kind: 'sale', amount: Number(digits), card }) },
  void: { ask: 'ENTER VOUCHER', request: (digits) => ({ kind: 'void', voucher: Number(digits) }) },
};

const refusals: Readonly<Record<string, string>> = {
  'no-such-voucher': 'NO SUCH TRANSACTION',
  'already-voided': 'VOIDED ALREADY',
  'journal-empty': 'NO TRANSACTION',
  'batch-empty': 'BATCH EMPTY',
};

/** A simulated terminal that is driven by its keys alone, and tells what happens on its screen. */
export class KeypadTerminal {
  readonly host: SimulatedHost;
  readonly keys: KeyName[] = [];
  readonly pins: string[] = [];
  screen = 'READY';
  /** The card in the reader, and whether it asks for its PIN. */
  card: Card = chipCard;
  asksPin = false;
  /** Does nothing any more, whatever is pressed. */
  isDead = false;
  onScreen: () => void = () => {};
  readonly #terminal: Terminal;
  #digits = '';
  #asking: 'sale' | 'void' | 'pin' | null = null;
  #request: TerminalRequest | null = null;

  constructor(clock: Clock, paper: Line) {
    this.host = new SimulatedHost({ clock });
    this.#terminal = createSimulatedTerminal({ clock, line: paper, host: this.host, merchant, target: paper80 });
  }

  press(key: KeyName): void {
    this.keys.push(key);
    if (this.isDead) return;
    if (/^\d$/.test(key)) this.#digits += key;
    else if (key === 'clear') this.#show('READY', null);
    else if (key === 'sale' || key === 'void') this.#show(asked[key].ask, key);
    else if (key === 'enter') this.#enter();
    else this.#perform(key === 'settle' ? { kind: 'settle' } : { kind: 'reprint', target: { of: 'last' } });
  }

  #enter(): void {
    const digits = this.#digits;
    if (this.#asking === 'pin') {
      this.pins.push(digits);
      this.#perform(this.#request!);
    } else if (this.#asking) {
      const request = asked[this.#asking].request(digits, this.card);
      this.#request = request;
      if (this.asksPin && request.kind === 'sale') this.#show('ENTER PIN', 'pin');
      else this.#perform(request);
    }
  }

  #perform(request: TerminalRequest): void {
    this.#show('PLEASE WAIT', null);
    void this.#terminal.perform(request).then((outcome) => this.#show(told(request, outcome), null));
  }

  #show(text: string, asking: 'sale' | 'void' | 'pin' | null): void {
    this.screen = text;
    this.#asking = asking;
    this.#digits = '';
    this.onScreen();
  }
}

function told(request: TerminalRequest, { result, response, reason, voucher }: TerminalOutcome): string {
  if (reason) return refusals[reason] ?? reason;
  if (result === 'declined') return `DECLINED ${response}`;
  if (result !== 'approved') return 'NO ANSWER';
  if (request.kind !== 'sale') return 'DONE';
  const digits = String(request.amount).padStart(3, '0');
  return `APPROVED\nAMOUNT ${digits.slice(0, -2)}.${digits.slice(-2)}\nVOUCHER ${String(voucher).padStart(6, '0')}`;
}

const sequences: Readonly<Record<string, KeyName>> = {
  '\x1b[11~': 'sale',
  '\x1b[12~': 'void',
  '\x1b[13~': 'reprint',
  '\x1b[14~': 'settle',
  '\r': 'enter',
  '\x7f': 'clear',
};

/** The keypad at the other end of a line: escape sequences in, the screen out. */
export function onLine(terminal: KeypadTerminal, line: Line): void {
  let rest = '';
  line.attach({
    onBytes: (bytes) => {
      rest += Buffer.from(bytes).toString('latin1');
      for (let key = nextOf(rest); key; key = nextOf(rest)) {
        rest = rest.slice(key.length);
        terminal.press(sequences[key] ?? (key as KeyName));
      }
    },
    onEnd: () => {},
  });
  terminal.onScreen = () =>
    void line.write(Buffer.from(`\x1b[2J\x1b[1;1H\x1b[7m${terminal.screen.replaceAll('\n', '\r\n')}\x1b[0m`));
}

const nextOf = (text: string): string | undefined =>
  Object.keys(sequences).find((sequence) => text.startsWith(sequence)) ?? /^\d/.exec(text)?.[0];

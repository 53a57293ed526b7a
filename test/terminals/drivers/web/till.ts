import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dialTcp, tcpPort } from '../../../../src/ports/tcp.ts';
import { BenchPrinter } from '../../../../src/printers/bench-printer.ts';
import { findModel } from '../../../../src/printers/layout.ts';
import { SimulatedHost } from '../../../../src/terminals/simulated/host.ts';
import { createSimulatedTerminal } from '../../../../src/terminals/simulated/terminal.ts';
import type { Terminal, TerminalOutcome, TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { chipCard, merchant, paper80 } from '../../simulated/bench.ts';
import { HastyClock } from '../hasty-clock.ts';

const page = (body: string) => `<!doctype html><meta charset="utf-8"><title>Till</title>${body}
<p role="status"></p><p role="alert"></p><p id="result"></p><p>Voucher <b id="voucher"></b> Paid <input id="sold" readonly></p>
<script>
const say = (selector, text) => { document.querySelector(selector).textContent = text; };
async function send(what) {
  say('[role=status]', 'Please wait');
  const answer = await (await fetch('/perform', { method: 'POST', body: JSON.stringify(what) })).json();
  say('[role=status]', '');
  if (answer.reason) return say('[role=alert]', answer.reason === 'no-such-voucher' ? 'No such voucher' : answer.reason);
  if (answer.result === 'no-answer') return;
  say('#voucher', answer.voucher ?? '');
  document.querySelector('#sold').value = answer.sold ?? '';
  say('#result', 'Code ' + answer.response);
}
</script>`;

const pages: Readonly<Record<string, string>> = {
  '/': page('<h1>Till</h1>'),
  '/sale': page(`<form onsubmit="send({ amount: Math.round(amount.value * 100), entry: card.value }); return false">
    <label>Amount <input id="amount" required></label>
    <label>Card <select id="card"><option value="S">stripe</option><option value="I">chip</option></select></label>
    <button>Pay</button></form>`),
  '/batch':
    page(`<iframe id="inner" srcdoc="<input data-testid='operator'><a href='#' onclick='parent.shown(document.querySelector(&quot;input&quot;).value)'>End of day</a>"></iframe>
    <script>function shown(operator) { document.querySelector('#result').textContent = 'Batch 000007 settled by ' + operator; }</script>`),
  '/void': page(`<form onsubmit="if (confirm('Void it?')) send({ voucher: Number(voucherField.value) }); return false">
    <input id="voucherField" placeholder="Voucher"></form>`),
};

/** A register that is a web page: behind it a simulated terminal, which prints on Platen's printer over TCP. */
export class WebTill {
  readonly clock = new HastyClock();
  readonly host = new SimulatedHost({ clock: this.clock });
  readonly entries: string[] = [];
  /** Answers no request any more. */
  isDead = false;
  readonly #paper = new BenchPrinter(findModel('xprinter-80'), this.clock);
  readonly #port = tcpPort({ port: 0 }, this.clock);
  readonly #server: Server = createServer((request, response) => void this.#serve(request, response));
  #terminal?: Terminal;

  async open(): Promise<string> {
    await this.#port.listen((line) => this.#paper.attach(line));
    const line = await dialTcp({ port: Number(new URL(this.#port.address).port) }, this.clock);
    this.#terminal = createSimulatedTerminal({ clock: this.clock, line, host: this.host, merchant, target: paper80 });
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** Text of the slips that came out since the last call. */
  async slips(): Promise<string[][]> {
    await this.#paper.whenStill();
    return this.#paper.take().slips.map(({ slip }) => slip.lines.map(({ text }) => text.trim()));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#terminal?.close();
    await this.#port.close();
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const html = pages[request.url ?? ''];
    if (html !== undefined) return void response.setHeader('content-type', 'text/html').end(html);
    if (request.url !== '/perform') return void response.writeHead(404).end();
    let body = '';
    for await (const piece of request) body += piece;
    if (this.isDead) return;
    const what = JSON.parse(body) as { amount?: number; entry: string; voucher: number };
    this.entries.push(what.entry);
    const asked: TerminalRequest =
      what.amount === undefined
        ? { kind: 'void', voucher: what.voucher }
        : { kind: 'sale', amount: what.amount, card: chipCard };
    const outcome = await this.#terminal!.perform(asked);
    response.end(JSON.stringify({ ...outcome, sold: soldBy(asked, outcome) }));
  }
}

function soldBy(asked: TerminalRequest, { result }: TerminalOutcome): string | undefined {
  if (asked.kind !== 'sale' || result !== 'approved') return undefined;
  return (asked.amount / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');
}

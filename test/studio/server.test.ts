import { existsSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import type { Message, SlipBytes } from '../../src/studio/messages.ts';
import { CUT, type Opened, open, send } from './studio.ts';

let studio: Opened;
beforeAll(async () => {
  studio = await open(['tm-t88v', 'csn-a2']);
});
afterAll(() => studio.close());

/** Asks as a program may, with any header, and gives what was answered. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}, body = '') {
  const { hostname, port } = new URL(studio.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    const asking = request({ host: hostname, port, path, method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

const own = { 'x-platen': '1', 'content-type': 'application/json' };

/** What a page is told, until `enough` says so; `there` is called when the page has been told what there was. */
async function told(
  enough: (messages: readonly Message[]) => boolean,
  there: () => unknown = () => {},
): Promise<Message[]> {
  const stop = new AbortController();
  const answer = await fetch(`${studio.url}live`, { signal: stop.signal });
  const messages: Message[] = [];
  let rest = '';
  for await (const part of answer.body!.pipeThrough(new TextDecoderStream())) {
    if (messages.length === 0) there();
    const events = (rest + part).split('\n\n');
    rest = events.pop()!;
    messages.push(...events.flatMap((event) => JSON.parse(event.replace(/^data: /, '')) as Message[]));
    if (enough(messages)) break;
  }
  stop.abort();
  return messages;
}

const of = <T extends Message['type']>(messages: readonly Message[], type: T) =>
  messages.filter((message): message is Message & { type: T } => message.type === type);

/** The dots of a slip as its rows were told. */
function dotsOf(messages: readonly Message[], printer: number, slip: number): string {
  let bits = Buffer.alloc(0);
  for (const rows of of(messages, 'rows')) {
    if (rows.printer !== printer || rows.slip !== slip) continue;
    bits = Buffer.concat([bits.subarray(0, rows.from * stride(printer)), Buffer.from(rows.rows, 'base64')]);
  }
  const { height } = of(messages, 'slip').find((one) => one.printer === printer && one.slip === slip)!;
  // Blank rows at the end are told by the height alone.
  const blank = Buffer.alloc(Math.max(0, height * stride(printer) - bits.length));
  return Buffer.concat([bits, blank])
    .subarray(0, height * stride(printer))
    .toString('base64');
}
const stride = (printer: number) => (printer === 0 ? 64 : 48);

describe('what a page is told', () => {
  test('the rows of slips are those of their dots, for who was there and who comes later', async () => {
    const bytes = Buffer.from(`\x1b@Hello\n\x1d!\x11WORLD\n${CUT}`, 'latin1');
    const [expected] = printSlips(new Uint8Array(bytes), 'tm-t88v');
    const dots = Buffer.from(expected!.dots.bits).toString('base64');
    const messages = await told(
      (all) => of(all, 'slip').length > 0,
      () => send(studio.ports[0]!, bytes),
    );
    expect(dotsOf(messages, 0, 0)).toBe(dots);
    expect(of(messages, 'printers')[0]!.printers.map(({ model }) => model)).toEqual(['tm-t88v', 'csn-a2']);
    expect(of(messages, 'slip')[0]).toMatchObject({ end: 'partial cut', text: 'Hello\nWORLD\n', bytes: bytes.length });
    const later = await told((all) => of(all, 'slip').length > 0);
    expect(dotsOf(later, 0, 0)).toBe(dots);
  });

  test('paper that is not cut yet is there row by row', async () => {
    const socket = connect(studio.ports[1]!, '127.0.0.1');
    const ofIt = (all: readonly Message[]) => of(all, 'rows').filter(({ printer }) => printer === 1);
    let lines = 0;
    const messages = await told(
      (all) => {
        if (ofIt(all).length > lines && lines < 2) socket.write(`line ${++lines}\n`);
        return ofIt(all).some(({ from }) => from > 0);
      },
      () => socket.write('the first line\n'),
    );
    socket.destroy();
    expect(
      ofIt(messages)
        .map(({ from }) => from)
        .slice(0, 2),
    ).toEqual([0, 24]);
  });

  test('the cover that a page opens is told to the host and to every page, with the bytes of its status', async () => {
    const messages = await told(
      (all) => of(all, 'state').some(({ sensors }) => sensors.cover === 'open'),
      () => ask('/printers/0/faults/cover-open', 'POST', own, '{}'),
    );
    expect(of(messages, 'state').at(-1)).toMatchObject({
      printer: 0,
      status: [0x1e, 0x16, 0x12, 0x12],
      faults: ['cover-open'],
    });
    const socket = connect(studio.ports[0]!, '127.0.0.1');
    socket.write(Uint8Array.of(0x10, 0x04, 0x02));
    const [answer] = (await new Promise<Buffer>((resolve) => socket.once('data', resolve))) as unknown as number[];
    socket.destroy();
    expect(answer).toBe(0x16);
    expect((await ask('/printers/0/faults/cover-open', 'DELETE', own)).status).toBe(204);
  });
});

describe('what can be taken from a slip', () => {
  test('its bytes for the inspector, and picture, text and bytes without card numbers', async () => {
    const card = '6250947000000014';
    await send(studio.ports[0]!, `card ${card}\n${CUT}`);
    const slips = of(await told((all) => of(all, 'slip').some(({ text }) => text.startsWith('card'))), 'slip');
    const { slip } = slips.find(({ text }) => text.startsWith('card'))!;
    const looked = JSON.parse((await ask(`/printers/0/slips/${slip}`)).body.toString()) as { bytes: string };
    expect(Buffer.from(looked.bytes, 'base64').toString('latin1')).toContain(card);
    const text = await ask(`/printers/0/slips/${slip}/slip.txt`);
    expect(text.body.toString()).not.toContain(card);
    expect(text.headers['content-disposition']).toBe(`attachment; filename="slip-000${slip + 1}.txt"`);
    expect((await ask(`/printers/0/slips/${slip}/slip.escpos`)).body.includes(card)).toBe(false);
    expect(decodePng(new Uint8Array((await ask(`/printers/0/slips/${slip}/slip.png`)).body)).width).toBe(512);
  });

  test('a golden under a name', async () => {
    await send(studio.ports[0]!, `for the golden\n${CUT}`);
    await told((all) => of(all, 'slip').some(({ text }) => text === 'for the golden\n'));
    expect((await ask('/printers/0/slips/0/golden', 'POST', own, '{"name":"shop/hello"}')).body.toString()).toBe(
      '{"path":"shop/hello"}',
    );
    expect(existsSync(join(studio.golden, 'shop/hello.escpos'))).toBe(true);
    for (const name of ['../hello', '/hello', 'a/../b', '']) {
      const body = JSON.stringify({ name });
      expect((await ask('/printers/0/slips/0/golden', 'POST', own, body)).status, name).toBe(400);
    }
  });

  test('a golden of a name that is there stays until it is said again', async () => {
    const put = (body: object) => ask('/printers/0/slips/0/golden', 'POST', own, JSON.stringify(body));
    expect((await put({ name: 'shop/kept' })).status).toBe(200);
    const again = await put({ name: 'shop/kept' });
    expect(JSON.parse(again.body.toString())).toEqual({ path: 'shop/kept', isThere: true });
    const replaced = await put({ name: 'shop/kept', replaces: true });
    expect(JSON.parse(replaced.body.toString())).toEqual({ path: 'shop/kept' });
  });

  test('a PDF of it', async () => {
    const { headers, body } = await ask('/printers/0/slips/0/slip.pdf');
    expect(headers['content-type']).toBe('application/pdf');
    expect(body.subarray(0, 8).toString()).toBe('%PDF-1.4');
  });

  test('what there is not, and what cannot be meant, is said', async () => {
    expect(JSON.parse((await ask('/printers/7/slips/0')).body.toString())).toEqual({
      why: 'there is no such printer, slip or fault',
    });
    const wrong = await ask('/printers/0/sensors', 'POST', own, '{"cover":"ajar"}');
    expect(wrong.status).toBe(400);
    expect(wrong.body.toString()).toContain('cover: ');
    expect((await ask('/printers/0/faults/paper-end', 'POST', own, '{"at-row":-1}')).status).toBe(400);
    expect((await ask('/printers/0/faults/nonesuch', 'POST', own, '{}')).status).toBe(404);
    expect((await ask('/../../package.json')).status).toBe(404);
  });
});

describe('what a person does with the paper', () => {
  const slipsOf = async (printer: number) => {
    // What is told last of all that there was is followed by what happens then.
    const messages = await told(
      (all) => of(all, 'state').some(({ faults }) => faults.includes('silent')),
      () => ask('/printers/0/faults/silent', 'POST', own, '{}'),
    );
    await ask('/printers/0/faults/silent', 'DELETE', own);
    return of(messages, 'slip').flatMap((one) => (one.printer === printer ? [one] : []));
  };

  test('slips that were taken away are gone for every page, and come back as they were, the last first', async () => {
    for (const text of ['one', 'two', 'three']) await send(studio.ports[1]!, `${text}\n\n\n\n\n\n\n\n\n\x1b@`);
    const all = await slipsOf(1);
    const indexes = all.map(({ slip }) => slip);
    const last = indexes.at(-1)!;
    const seen = await told(
      (messages) => of(messages, 'removed').length > 0,
      () => ask(`/printers/1/slips/${last}`, 'DELETE', own),
    );
    expect(of(seen, 'removed')).toEqual([{ type: 'removed', printer: 1, slips: [last] }]);
    const cleared = await ask('/printers/1/slips', 'DELETE', own);
    expect(JSON.parse(cleared.body.toString())).toEqual({ count: all.length - 1 });
    expect(await slipsOf(1)).toEqual([]);
    // Whoever had chosen it still gets its bytes: they may be brought back.
    expect((await ask(`/printers/1/slips/${last}`)).status).toBe(200);
    await ask('/printers/1/slips/undo', 'POST', own, '{}');
    expect(await slipsOf(1)).toEqual(all.slice(0, -1));
    await ask('/printers/1/slips/undo', 'POST', own, '{}');
    expect(await slipsOf(1)).toEqual(all);
    const nothing = await ask('/printers/1/slips/undo', 'POST', own, '{}');
    expect(JSON.parse(nothing.body.toString())).toEqual({ count: 0 });
    expect((await ask('/printers/7/slips', 'DELETE', own)).status).toBe(404);
    expect((await ask(`/printers/1/slips/${last + 1}`, 'DELETE', own)).status).toBe(404);
  });

  test('its bytes come with the times when they came, its diagnostics with the row of the paper', async () => {
    const socket = connect(studio.ports[0]!, '127.0.0.1');
    await told(
      (all) => {
        const [before, ...after] = of(all, 'state').filter(({ printer }) => printer === 0);
        return after.some(({ received }) => received === before!.received + 6);
      },
      () => socket.write('first\n'),
    );
    socket.end(`\x1b\x01${CUT}`, 'latin1');
    const messages = await told((all) => of(all, 'slip').some(({ text }) => text === 'first\n'));
    const facts = of(messages, 'slip').find(({ text }) => text === 'first\n')!;
    expect(facts.diagnostics.map(({ code, offset }) => [code, offset - facts.offset])).toEqual([
      ['unknown-command', 6],
    ]);
    // What passed the head after it lies before the blade, on the next slip.
    expect(facts.diagnostics[0]!.y).toBe(facts.height);
    const { arrivals, offset } = JSON.parse(
      (await ask(`/printers/0/slips/${facts.slip}`)).body.toString(),
    ) as SlipBytes;
    expect(offset).toBe(facts.offset);
    expect(arrivals.map(([at]) => at - offset)).toEqual([0, 6]);
    expect(arrivals[1]![1]).toBeGreaterThan(arrivals[0]![1]);
  });

  test('the speed of the printer', async () => {
    const set = (body: string) => ask('/printers/0/pace', 'POST', own, body);
    const messages = await told(
      (all) => of(all, 'state').some(({ pace }) => pace === 'as the model'),
      () => set('{"pace":"as the model"}'),
    );
    expect(of(messages, 'state').at(-1)).toMatchObject({ printer: 0, pace: 'as the model' });
    expect((await set('{"pace":"fast"}')).status).toBe(400);
    expect((await set('{"pace":"at once"}')).status).toBe(204);
  });
});

describe('who is let in', () => {
  const host = () => new URL(studio.url).host;

  test('a foreign name that points here is refused: DNS rebinding', async () => {
    const answer = await ask('/live', 'GET', { host: 'attacker.example:80' });
    expect(answer.status).toBe(421);
    expect((await ask('/', 'GET', { host: 'attacker.example' })).status).toBe(421);
    expect((await ask('/studio', 'GET', { host: `localhost:${new URL(studio.url).port}` })).status).toBe(200);
  });

  test('another page changes nothing and reads nothing', async () => {
    const foreign = { host: host(), origin: 'http://attacker.example' };
    expect((await ask('/printers/0/faults/cover-open', 'POST', { ...own, ...foreign }, '{}')).status).toBe(403);
    expect((await ask('/live', 'GET', foreign)).status).toBe(403);
    expect((await ask('/printers/0/slips/0', 'GET', { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    // A form of another page, from a browser that tells no origin.
    expect((await ask('/printers/0/reset', 'POST', { 'content-type': 'text/plain' }, '{}')).status).toBe(403);
  });

  test('nothing foreign may be loaded, and no page may hold this one', async () => {
    const { headers } = await ask('/studio');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  test('bound wider than loopback it asks for a token', async () => {
    const wide = await open(['tm-t88v'], '0.0.0.0');
    const { port, searchParams } = new URL(wide.url);
    const at = `http://127.0.0.1:${port}/`;
    expect((await fetch(`${at}studio`)).status).toBe(401);
    const let_in = await fetch(`${at}?token=${searchParams.get('token')}`, { redirect: 'manual' });
    expect(let_in.status).toBe(302);
    const [cookie] = let_in.headers.getSetCookie();
    expect(cookie).toMatch(/^platen=[0-9a-f]{32}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect((await fetch(`${at}studio`, { headers: { cookie: cookie!.split(';')[0]! } })).status).toBe(200);
    expect((await fetch(`${at}studio`, { headers: { cookie: 'platen=0' } })).status).toBe(401);
    await wide.close();
  });
});

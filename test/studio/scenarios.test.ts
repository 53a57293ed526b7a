import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import { decodePng } from '../../src/pictures/png.ts';
import { listReceived } from '../../src/receipts/received.ts';
import type { Project, RunSummary } from '../../src/studio/scenario-messages.ts';
import { platen } from '../cli/platen.ts';
import { DIFFERING, project, type TestProject } from './project.ts';
import { type Opened, open } from './studio.ts';

let made: TestProject;
let studio: Opened;
beforeAll(async () => {
  made = project();
  studio = await open(['tm-t88v'], '127.0.0.1', made);
});
afterAll(async () => {
  await studio.close();
  made.remove();
});

/** Asks as the page does. */
async function ask<T>(path: string, body?: unknown, at = studio): Promise<{ status: number; said: T }> {
  const answer = await fetch(`${at.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-platen': '1', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, said: (text === '' ? null : JSON.parse(text)) as T };
}

/** Everything that is told of a run until it is over, from an event on. */
async function followed(id: string, last?: number, at = studio) {
  const headers: Record<string, string> = last === undefined ? {} : { 'last-event-id': `${last}` };
  const text = await (await fetch(`${at.url}runs/${id}/live`, { headers })).text();
  const parts = text.split('\n\n').filter((part) => part !== '');
  const dataOf = (part: string) => JSON.parse(/^data: (.*)$/m.exec(part)![1]!);
  const events = parts
    .filter((part) => !part.startsWith('event: over'))
    .flatMap((part) => dataOf(part) as PlatenEvent[]);
  return { events, over: dataOf(parts.at(-1)!) as RunSummary };
}

async function ran(scenarios: readonly string[], at = studio) {
  const { status, said } = await ask<{ id: string }>('runs', { scenarios }, at);
  expect(status).toBe(201);
  return { id: said.id, ...(await followed(said.id, undefined, at)) };
}

const slips = (events: readonly PlatenEvent[]) => events.filter((event) => event.type === 'slip');
const filesNow = () =>
  ['escpos', 'png', 'json'].map((end) => readFileSync(join(made.folder, `${DIFFERING}.${end}`), 'hex'));

describe('scenarios of a project', () => {
  test('are listed with what they need; a broken file is told by its line and column', async () => {
    const { said } = await ask<Project>('scenarios');
    expect(said.scenarios.map(({ id }) => id)).toEqual(['list/nothing', 'sale/sale-approved', 'sale/sale-contactless']);
    expect(said.scenarios[1]).toMatchObject({
      title: 'Sale by chip card, approved',
      tags: ['A1', 'J2'],
      needs: ['chip'],
    });
    expect(said.broken[0]).toMatchObject({ file: 'scenarios/broken.yaml', problems: [{ line: 3, column: 11 }] });
    expect(said.last).toEqual({});
    expect(said).toMatchObject({ folder: 'scenarios' });
  });

  test('run in a process of their own while the printers print, and the others run though one is broken', async () => {
    const { said: began } = await ask<{ id: string }>('runs', { scenarios: ['list/nothing', 'sale/sale-approved'] });
    const busy = await ask<{ why: string }>('runs', { scenarios: ['list/nothing'] });
    expect(busy).toEqual({ status: 409, said: { why: 'a run is under way: wait for its end, or stop it' } });
    const socket = connect(studio.ports[0]!, '127.0.0.1');
    for (let i = 0; i < 20; i++) {
      socket.write(Uint8Array.of(0x10, 0x04, 0x01));
      expect((await once(socket, 'data'))[0]).toHaveLength(1);
    }
    socket.destroy();
    const { said: now } = await ask<{ runs: RunSummary[] }>('runs');
    expect(now.runs[0]).toMatchObject({ id: began.id, state: 'under-way' });

    const { events, over } = await followed(began.id);
    expect(over).toMatchObject({
      id: began.id,
      state: 'ended',
      exitCode: 1,
      planned: 2,
      counts: { passed: 1, failed: 1 },
    });
    expect(events.map(({ type }) => type)).not.toContain('bytes');
    expect(events.filter(({ type }) => type === 'scenario-end')).toMatchObject([
      { scenario: 'list/nothing', outcome: 'passed' },
      { scenario: 'sale/sale-approved', outcome: 'failed' },
    ]);
    const part = await followed(began.id, events.at(-3)!.seq);
    expect(part.events).toEqual(events.slice(-2));
    const { said } = await ask<Project>('scenarios');
    expect(said.last['list/nothing']).toMatchObject({ run: began.id, standing: 'passed' });
    expect(said.last['sale/sale-approved']).toMatchObject({ standing: 'failed' });
  });

  test('are those of the command line too: its runs are told, and one of several by name', async () => {
    const call = await platen(['run', 'scenarios/list'], made.folder);
    expect(call.code).toBe(0);
    const { said } = await ask<{ runs: RunSummary[] }>('runs');
    expect(said.runs[0]).toMatchObject({ state: 'ended', exitCode: 0, planned: 1 });
    expect((await followed(said.runs[0]!.id)).events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'passed' });
  });
});

describe('a slip of a run', () => {
  let printed: Awaited<ReturnType<typeof ran>>;
  beforeAll(async () => {
    printed = await ran(['sale/sale-approved', 'sale/sale-contactless']);
  });

  test('has its pictures and its bytes', async () => {
    const { id, events } = printed;
    const [merchant, cardholder] = slips(events);
    expect(merchant).toMatchObject({ png: '', bytes: '', golden: { state: 'differs', png: '', differencePng: '' } });
    for (const which of ['actual', 'golden', 'difference']) {
      const answer = await fetch(`${studio.url}runs/${id}/slips/${merchant!.seq}/${which}.png`);
      expect(answer.headers.get('content-type')).toBe('image/png');
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (which === 'actual') expect(decodePng(bytes)).toMatchObject({ width: 576, height: merchant!.height });
    }
    expect((await fetch(`${studio.url}runs/${id}/slips/${cardholder!.seq}/difference.png`)).status).toBe(404);
    const { said } = await ask<{ model: string; bytes: string }>(`runs/${id}/slips/${merchant!.seq}`);
    expect(said.model).toBe('xprinter-80');
    expect(Buffer.from(said.bytes, 'base64').length).toBeGreaterThan(500);
  });

  test('is approved, as platen approve does, and that is undone to the byte', async () => {
    const before = filesNow();
    const { id, events } = printed;
    const at = `runs/${id}/slips/${slips(events)[0]!.seq}/verdict`;
    const awaits = () =>
      listReceived(made.golden)
        .map((path) => `golden/${path}`)
        .filter((path) => path === DIFFERING);
    expect(awaits()).toEqual([DIFFERING]);
    expect((await ask(at)).said).toEqual({ state: 'awaits', undo: false });
    expect((await ask(at, { deed: 'approve' })).said).toEqual({ state: 'approved', undo: true });
    expect(awaits()).toEqual([]);
    expect(filesNow()).not.toEqual(before);
    expect((await platen(['run', 'scenarios/sale/sale-approved.yaml'], made.folder)).code).toBe(0);

    expect((await ask(at, { deed: 'undo' })).said).toEqual({ state: 'awaits', undo: false });
    expect(filesNow()).toEqual(before);
    expect(awaits()).toEqual([DIFFERING]);
    expect((await ask(at, { deed: 'reject' })).said).toEqual({ state: 'rejected', undo: true });
    expect([awaits(), filesNow()]).toEqual([[], before]);
    expect((await ask(at, { deed: 'undo' })).said).toEqual({ state: 'awaits', undo: false });
  });

  test('of an older run is not approved in the place of a newer one', async () => {
    const { id, events } = printed;
    const at = `runs/${id}/slips/${slips(events)[2]!.seq}/verdict`;
    expect((await ask(at)).said).toMatchObject({ state: 'awaits' });
    const file = join(made.scenarios, 'sale/sale-contactless.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(/amount: [\d.]+/, 'amount: 77.01'));
    onTestFinished(() => writeFileSync(file, text));
    await ran(['sale/sale-contactless']);
    expect((await ask(at)).said).toEqual({ state: 'other', undo: false });
    expect(await ask(at, { deed: 'approve' })).toEqual({
      status: 409,
      said: { why: 'this slip does not await approval: run its scenario again' },
    });
    expect((await ask(at, { deed: 'undo' })).status).toBe(409);
  });
});

describe('what cannot be', () => {
  test.each([
    ['runs', { scenarios: [] }, 400],
    ['runs', { scenarios: ['sale/nonesuch'] }, 409],
    ['runs/2020/stop', {}, 409],
    ['runs/2020/slips/1/verdict', { deed: 'approve' }, 404],
    ['bench/doctor', {}, 409],
  ])('%s %j is refused in words', async (path, body, status) => {
    const { said, ...answer } = await ask<{ why: string }>(path, body);
    expect([answer.status, said.why.length > 10]).toEqual([status, true]);
  });

  test('another page starts no run and approves nothing', async () => {
    for (const path of ['runs', 'runs/2020/slips/1/verdict', 'bench/doctor']) {
      const body = '{"scenarios":["list/nothing"]}';
      const foreign = { 'x-platen': '1', origin: 'http://attacker.example' };
      expect((await fetch(`${studio.url}${path}`, { method: 'POST', body, headers: foreign })).status).toBe(403);
      expect((await fetch(`${studio.url}${path}`, { method: 'POST', body })).status).toBe(403);
    }
  });
});

describe('on a bench', () => {
  const bench = (port: number) =>
    `printers: { counter: { model: xprinter-80, port: 'tcp://127.0.0.1:${port}' } }\nterminals: { till: { acquirer: cn-unionpay, driver: simulated } }\nlimits: { quiet: 100ms }\n`;

  const waits =
    'name: A wait\nsrc: none\nsteps: [{ wait: 1s }, { list: totals, expect: { result: refused, reason: batch-empty, slips: [] } }]\n';

  /** A studio with a bench whose printer's port is taken by somebody. */
  async function onTaken() {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const own = project({ 'bench.yaml': bench(port), 'scenarios/a-wait.yaml': waits }, 'bench.yaml');
    const opened = await open([], '127.0.0.1', own);
    onTestFinished(async () => {
      await opened.close();
      taken.close();
      own.remove();
    });
    return { opened, own, taken, port };
  }

  test('what it lacks is told; a device that does not answer is, by the run and by the doctor; then it runs in real time and is stopped', async () => {
    const { opened, taken, port } = await onTaken();
    const { said: listed } = await ask<Project>('scenarios', undefined, opened);
    expect(listed.bench?.printers).toEqual([
      { name: 'counter', model: 'xprinter-80', port: `tcp://127.0.0.1:${port}` },
    ]);
    expect(listed.scenarios[1]).toMatchObject({ id: 'list/nothing', on: 'till on counter' });
    const refused = await ran(['list/nothing'], opened);
    expect(refused.over.state).toBe('refused');
    expect(refused.over.said).toContain(`${port}`);
    const { said: examined } = await ask<{ device: string; checks: { verdict: string }[] }[]>(
      'bench/doctor',
      {},
      opened,
    );
    expect(examined[0]!.device).toContain('printer counter');
    expect(examined[0]!.checks.some(({ verdict }) => verdict === 'wrong')).toBe(true);
    taken.close();
    await once(taken, 'close');
    const { over } = await ran(['list/nothing'], opened);
    expect(over).toMatchObject({ state: 'ended', exitCode: 0, clock: 'real', bench: 'bench.yaml' });

    const { said: began } = await ask<{ id: string }>('runs', { scenarios: ['a-wait', 'list/nothing'] }, opened);
    const reader = (await fetch(`${opened.url}runs/${began.id}/live`))
      .body!.pipeThrough(new TextDecoderStream())
      .getReader();
    for (let text = ''; !text.includes('step-begin'); ) text += (await reader.read()).value;
    await ask(`runs/${began.id}/stop`, {}, opened);
    await reader.cancel();
    const stopped = await followed(began.id, undefined, opened);
    expect(stopped.over).toMatchObject({ state: 'ended', exitCode: 130, planned: 2, counts: { passed: 1 } });
  });
});

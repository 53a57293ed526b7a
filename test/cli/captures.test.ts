import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/captures/read.ts';
import { RealClock } from '../../src/clock/real.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { run, written } from '../captures/written.ts';
import { Listener } from '../ports/listener.ts';
import { emptyFolder, Platen, platen } from './platen.ts';

const CUT = '\x1dVB\0';
const bytesOf = (text: string) => Buffer.from(text, 'latin1');

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Starts the program on a free port; resolves when it says so. */
async function onTcp(folder: string, ...args: string[]): Promise<{ program: Platen; port: number }> {
  const program = new Platen(args, folder);
  const [, port] = await program.says(/tcp:\/\/127\.0\.0\.1:(\d+)(\n| ->)/);
  return { program, port: Number(port) };
}

/** What a capture says passed to the printer and back. */
function passed(path: string): { cutOff: string | undefined; lines: [string, string][] } {
  const { lines, cutOff } = readCapture(new Uint8Array(readFileSync(path)), path);
  const text = (line: (typeof lines)[number], direction: string) =>
    Buffer.concat(line.runs.filter((one) => one.direction === direction).map(({ bytes }) => bytes)).toString('latin1');
  return { cutOff, lines: lines.map((line) => [text(line, 'to-printer'), text(line, 'from-printer')]) };
}

describe('recorded between a host and a printer', () => {
  test('it is on disk as it comes, without card numbers; Ctrl-C ends it, and a replay prints the same', async () => {
    const folder = emptyFolder();
    const printer = await onTcp(folder, 'emulate', '--tcp', '0', '--out', 'first', '--model', 'tm-t88v');
    const to = `tcp://127.0.0.1:${printer.port}`;
    const { program, port } = await onTcp(
      folder,
      'record',
      '--listen',
      'tcp://127.0.0.1:0',
      '--to',
      to,
      '--out',
      'c.jsonl',
    );
    const host = await dial(port);
    const from = host.localPort;
    const [answer] = await new Promise<Buffer[]>((resolve) => {
      host.once('data', (chunk) => resolve([chunk]));
      host.write(bytesOf('CARD 62509460'));
      host.write(bytesOf(`00000016\n${CUT}\x10\x04\x01`));
    });
    expect([...answer!]).toEqual([0x16]);
    const job = `CARD 6250940000000016\n${CUT}\x10\x04\x01`;
    expect(passed(join(folder, 'c.jsonl'))).toEqual({ cutOff: 'its end is missing', lines: [[job, '\x16']] });
    host.end();
    await program.says(/line 1 {2}29 bytes to the printer, 1 byte back\n/);
    program.process.kill('SIGINT');
    const { code, stdout, stderr } = await program.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(stdout).toBe(
      [
        `tcp://127.0.0.1:${port} -> ${to}  in c.jsonl`,
        `line 1  tcp 127.0.0.1:${from}`,
        'line 1  29 bytes to the printer, 1 byte back',
        '',
      ].join('\n'),
    );
    expect(passed(join(folder, 'c.jsonl'))).toEqual({ cutOff: undefined, lines: [[job, '\x16']] });

    expect(await platen(['replay', 'c.jsonl', '--to', to, '--speed', 'full'], folder)).toEqual({
      code: 0,
      stdout: `line 1 of c.jsonl -> ${to}\n29 bytes sent, 1 byte answered\n`,
      stderr: '',
    });
    await printer.program.says(/slip 2 .*\n/);
    printer.program.process.kill('SIGINT');
    await printer.program.ended;
    const slip = (number: number, kind: string) => readFileSync(join(folder, 'first', `slip-000${number}.${kind}`));
    expect(slip(2, 'png').equals(slip(1, 'png'))).toBe(true);
    // What came after the first cut begins the second slip.
    expect(slip(2, 'escpos').toString('latin1')).toBe(`\x10\x04\x01${slip(1, 'escpos').toString('latin1')}`);
  });

  test('a file that is there is not replaced, and nothing is left listening', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'c.jsonl'), 'kept');
    const args = ['record', '--listen', 'tcp://127.0.0.1:0', '--to', 'tcp://127.0.0.1:9', '--out', 'c.jsonl'];
    expect(await platen(args, folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'platen: c.jsonl: there is a file of that name\nhint: choose another name\n',
    });
    expect(readFileSync(join(folder, 'c.jsonl'), 'utf8')).toBe('kept');
  });
});

test('the emulated printer keeps what passed, and prints it again from the capture', async () => {
  const folder = emptyFolder();
  const { program, port } = await onTcp(folder, 'emulate', '--tcp', '0', '--capture', 'c.jsonl', '--out', 'first');
  const host = await dial(port);
  host.end(bytesOf(`one\n${CUT}two\n`));
  await program.says(/slip 2 .*\n/);
  program.process.kill('SIGINT');
  expect((await program.ended).code).toBe(130);
  expect(passed(join(folder, 'c.jsonl'))).toEqual({ cutOff: undefined, lines: [[`one\n${CUT}two\n`, '']] });

  const again = await platen(['emulate', 'c.jsonl', '--out', 'again'], folder);
  expect({ code: again.code, stderr: again.stderr }).toEqual({ code: 0, stderr: '' });
  for (const name of readdirSync(join(folder, 'first'))) {
    expect(readFileSync(join(folder, 'again', name)).equals(readFileSync(join(folder, 'first', name)))).toBe(true);
  }
});

describe('replayed', () => {
  test('answers that differ are told, with the bytes sent until then', async () => {
    const folder = emptyFolder();
    const recorded = [
      run('to-printer', 'one\n', 0),
      run('to-printer', '\x10\x04\x01', 5),
      run('from-printer', '\x12\x34', 9),
    ];
    await written(recorded, join(folder, 'c.jsonl'));
    const { program, port } = await onTcp(folder, 'emulate', '--tcp', '0');
    expect(await platen(['replay', 'c.jsonl', '--to', String(port), '--wait', '0.2'], folder)).toEqual({
      code: 1,
      stdout: [
        `line 1 of c.jsonl -> ${port}`,
        '7 bytes sent, 1 byte answered',
        'answers differ from byte 0 on, recorded after 7 bytes had been sent',
        '  recorded  12 34',
        '  answered  16',
        '',
      ].join('\n'),
      stderr: '',
    });
    program.process.kill('SIGINT');
    await program.ended;
  });

  test('to a serial device', async () => {
    const folder = emptyFolder();
    await written([run('to-printer', 'one\n', 0), run('to-printer', 'two\n', 10)], join(folder, 'c.jsonl'));
    const pair = ptyPort({}, new RealClock());
    let far: Listener | undefined;
    await pair.listen((line) => {
      far = new Listener(line);
    });
    const path = pair.address.replace('pty://', '');
    const ended = await platen(['replay', 'c.jsonl', '--to', `serial://${path}?baud=115200`], folder);
    await far!.received(8);
    await pair.close();
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(far!.bytes.toString()).toBe('one\ntwo\n');
  });

  test('a printer that is not there, or breaks off, is a bench error; Ctrl-C interrupts', async () => {
    const folder = emptyFolder();
    await written([run('to-printer', 'one\n', 0), run('to-printer', 'two\n', 3_600_000)], join(folder, 'c.jsonl'));
    const server = createServer((socket) => socket.once('data', () => socket.resetAndDestroy())).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const to = `127.0.0.1:${(server.address() as { port: number }).port}`;
    const broken = await platen(['replay', 'c.jsonl', '--to', to], folder);
    expect(broken.code).toBe(3);
    expect(broken.stderr).toMatch(/^platen: the printer ended the line: .*\n$/);
    server.close();
    await once(server, 'close');
    const refused = await platen(['replay', 'c.jsonl', '--to', to], folder);
    expect(refused).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('refused the connection') });

    const quiet = createServer((socket) => socket.on('error', () => {})).listen(0, '127.0.0.1');
    await once(quiet, 'listening');
    const waiting = new Platen(
      ['replay', 'c.jsonl', '--to', `127.0.0.1:${(quiet.address() as { port: number }).port}`],
      folder,
    );
    await waiting.says(/line 1 of c\.jsonl/);
    waiting.process.kill('SIGINT');
    expect((await waiting.ended).code).toBe(130);
    quiet.close();
  });
});

describe('a capture in the place of a file of bytes', () => {
  test('of its lines one is chosen; a torn one gives what stands before', async () => {
    const folder = emptyFolder();
    const path = join(folder, 'c.jsonl');
    const whole = await written([run('to-printer', 'one\n', 0), run('to-printer', 'two\n', 5, 1)], path);
    const several = await platen(['render', 'c.jsonl', '-o', 'slip.png'], folder);
    expect(several).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'platen: c.jsonl holds 2 lines: choose one with --line\n' +
        'hint: Lines with bytes to the printer: 1 (tcp 192.0.2.1:50000, 4 bytes), 2 (tcp 192.0.2.1:50001, 4 bytes).\n',
    });
    const explained = await platen(['explain', 'c.jsonl', '--line', '2', '--model', 'tm-t88v'], folder);
    const direct = await platen(['explain', '-', '--model', 'tm-t88v'], folder, 'two\n');
    expect(explained).toEqual(direct);
    expect(explained.stdout).toContain('two');

    writeFileSync(path, whole.subarray(0, Buffer.from(whole).lastIndexOf('"bytes"')));
    const torn = await platen(['inspect', 'c.jsonl', '--model', 'tm-t88v'], folder);
    expect(torn.code).toBe(0);
    expect(JSON.parse(torn.stdout).lines).toMatchObject([{ text: 'one' }]);
    expect(torn.stderr).toMatch(
      /^platen: c\.jsonl was cut off: the last line is torn \(c\.jsonl:5: .*\); what stands before it is used\n$/,
    );
  });
});

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { SerialPort } from 'serialport';
import { describe, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import type { Line } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { bytesOf, CUT, dial, onTcp, slipFiles } from './emulating.ts';
import { emptyFolder, Platen, platen } from './platen.ts';

describe('on TCP', () => {
  test('every slip is told and kept; Ctrl-C ends the job under way and loses nothing', async () => {
    const folder = emptyFolder();
    const { printer, port } = await onTcp(folder, '--out', 'out');
    const first = await dial(port);
    first.write(bytesOf(`\x1b@first\n${CUT}second\n\x1b\x01`));
    await printer.says(/slip 1 .*\n/);
    printer.process.kill('SIGINT');
    const { code, stdout, stderr } = await printer.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(stdout).toBe(
      [
        `xprinter-80 on tcp://127.0.0.1:${port}`,
        'slip 1  xprinter-80  576 x 114 dots  1 line  partial cut  12 bytes  -> out/slip-0001.png',
        'slip 2  xprinter-80  576 x 114 dots  1 line  job end  9 bytes  1 diagnostic  -> out/slip-0002.png',
        '  warning  byte 7  unknown-command  1B 01 is no command of xprinter-80',
        '',
      ].join('\n'),
    );
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(
      ['escpos', 'png', 'txt']
        .map((end) => `slip-0001.${end}`)
        .concat(['escpos', 'png', 'txt'].map((end) => `slip-0002.${end}`)),
    );
    expect(slipFiles(join(folder, 'out'), 1, 'xprinter-80')).toEqual({ bytes: `\x1b@first\n${CUT}`, text: 'first\n' });
    expect(slipFiles(join(folder, 'out'), 2, 'xprinter-80').text).toBe('second\n');
  });

  test('the model and its state are as asked for; slips are numbered on from those that are there', async () => {
    const folder = emptyFolder();
    const options = ['--model', 'tm-t88v', '--state', 'paper=near', '--out', '.'];
    writeFileSync(join(folder, 'slip-0041.png'), 'kept');
    const { printer, port } = await onTcp(folder, ...options);
    const host = await dial(port);
    host.end(bytesOf('\x10\x04\x04one\n'));
    const [status] = (await once(host, 'data')) as [Buffer];
    expect([...status]).toEqual([0x1e]);
    const [line] = await printer.says(/slip .*\n/);
    expect(line).toBe('slip 42  tm-t88v  512 x 136 dots  1 line  job end  7 bytes  -> slip-0042.png\n');
    printer.process.kill('SIGTERM');
    expect((await printer.ended).code).toBe(130);
    expect(readFileSync(join(folder, 'slip-0041.png'), 'utf8')).toBe('kept');
  });

  test('a drawer pulse and a job that prints nothing are told', async () => {
    const folder = emptyFolder();
    const { printer, port } = await onTcp(folder);
    const host = await dial(port);
    host.end(bytesOf('\x1bp\0\x32\x32no line feed'));
    const name = `tcp 127.0.0.1:${host.localPort}`;
    await printer.says(/no slip.*\n.*\n/);
    printer.process.kill('SIGINT');
    expect((await printer.ended).stdout).toBe(
      [
        `xprinter-80 on tcp://127.0.0.1:${port}`,
        'drawer  pin 2  100 ms',
        `no slip  ${name}  17 bytes`,
        '  warning  byte 5  line-not-printed  the job ended with characters that no line feed printed',
        '',
      ].join('\n'),
    );
    expect(readdirSync(join(folder, 'slips'))).toEqual([]);
  });

  test('a port that is in use is a bench error', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const ended = await platen(['emulate', '--pty', '--tcp', String(port)], emptyFolder());
    server.close();
    expect(ended).toEqual({
      code: 3,
      stdout: '',
      stderr: `platen: 127.0.0.1:${port} is in use\nhint: Stop the program that holds it, or choose another port (0 picks a free one).\n`,
    });
  });

  test('it keeps to the limits of its address: one more connection than it may have is refused', async () => {
    const printer = new Platen(['emulate', '--tcp', '0?connections=1&idle=60'], emptyFolder());
    const [, port] = await printer.says(/ on tcp:\/\/127\.0\.0\.1:(\d+)\n/);
    const first = await dial(Number(port));
    first.write(bytesOf('\x10\x04\x01'));
    expect([...((await once(first, 'data'))[0] as Buffer)]).toEqual([0x16]);
    const second = connect(Number(port), '127.0.0.1');
    await expect(once(second, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    first.end(bytesOf(`still served\n${CUT}`));
    await printer.says(/slip 1 .*\n/);
  });

  test('ends quietly when nobody reads what it says', async () => {
    const { printer, port } = await onTcp(emptyFolder());
    printer.process.stdout.destroy();
    (await dial(port)).end(bytesOf('one\n'));
    const { code, stderr } = await printer.ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

describe('on a cable', () => {
  test('a program prints over a pty as over its serial port', async () => {
    const folder = emptyFolder();
    const printer = new Platen(['emulate', '--pty', 'printer', '--idle', '0.2', '--model', 'csn-a2'], folder);
    const [, path] = await printer.says(/csn-a2 on pty:\/\/(.*)\n/);
    expect(path).toBe(join(folder, 'printer'));
    expect(readlinkSync(path!)).toMatch(/^\/dev\//);
    const host = new SerialPort({ path: path!, baudRate: 9600 });
    await once(host, 'open');
    host.write(bytesOf('\x1b@on a cable\n'));
    await printer.says(/slip 1 {2}csn-a2 {2}384 x 30 dots {2}1 line {2}job end {2}13 bytes/);
    host.close();
    await once(host, 'close');
    printer.process.kill('SIGINT');
    expect((await printer.ended).code).toBe(130);
    expect(slipFiles(join(folder, 'slips'), 1, 'csn-a2')).toEqual({ bytes: '\x1b@on a cable\n', text: 'on a cable\n' });
    expect(readdirSync(folder)).toEqual(['slips']);
  });

  test('a fifo is a device: what programs write to it one after the other is printed', async () => {
    const folder = emptyFolder();
    execFileSync('mkfifo', [join(folder, 'printer')]);
    const printer = new Platen(['emulate', '--device', 'printer', '--pty', '?baud=9600&flow=xonxoff'], folder);
    await printer.says(/xprinter-80 on pty:\/\/\/dev\/[^?]*\?baud=9600&flow=xonxoff\n/);
    await printer.says(/xprinter-80 on device:\/\/.*\/printer\n/);
    for (const text of ['one', 'two']) {
      writeFileSync(join(folder, 'printer'), bytesOf(`${text}\n${CUT}`));
      await printer.says(text === 'one' ? /slip 1 .*\n/ : /slip 2 .*\n/);
    }
    printer.process.kill('SIGINT');
    expect(await printer.ended).toMatchObject({ code: 130, stderr: '' });
    expect(slipFiles(join(folder, 'slips'), 2, 'xprinter-80')).toEqual({ bytes: `two\n${CUT}`, text: 'two\n' });
  });

  test('it opens a serial port and answers on it', async () => {
    const clock = new RealClock();
    const folder = emptyFolder();
    const pair = ptyPort({ link: join(folder, 'device') }, clock);
    let host: Line | undefined;
    await pair.listen((line) => {
      host = line;
    });
    const printer = new Platen(['emulate', '--serial', `${join(folder, 'device')}?baud=9600`, '--idle', '0.2'], folder);
    await printer.says(/xprinter-80 on serial:\/\/.*device\?baud=9600\n/);
    const answered = new Promise<number[]>((resolve) => {
      host!.attach({ onBytes: (bytes) => resolve([...bytes]), onEnd: () => {} });
    });
    await host!.write(bytesOf(`one\n${CUT}\x10\x04\x01`));
    expect(await answered).toEqual([0x16]);
    await printer.says(/slip 1 .*\n/);
    printer.process.kill('SIGINT');
    const { code, stderr } = await printer.ended;
    await pair.close();
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
  });
});

describe('from a source that ends', () => {
  test('a file is printed, and the program ends', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'job.bin'), bytesOf(`one\n${CUT}two\n`));
    expect(await platen(['emulate', 'job.bin', '--out', 'out'], folder)).toEqual({
      code: 0,
      stdout:
        'slip 1  xprinter-80  576 x 114 dots  1 line  partial cut  8 bytes  -> out/slip-0001.png\n' +
        'slip 2  xprinter-80  576 x 114 dots  1 line  job end  4 bytes  -> out/slip-0002.png\n',
      stderr: '',
    });
  });

  test('card numbers are replaced in every file, unless they are to be kept', async () => {
    const folder = emptyFolder();
    const job = 'card 6250946000000016\n';
    await platen(['emulate', '-', '--out', 'out'], folder, job);
    expect(slipFiles(join(folder, 'out'), 1, 'xprinter-80')).toEqual({
      bytes: 'card 6250940000000016\n',
      text: 'card 6250940000000016\n',
    });
    await platen(['emulate', '-', '--out', 'out', '--keep-card-data'], folder, job);
    expect(slipFiles(join(folder, 'out'), 2, 'xprinter-80')).toEqual({ bytes: job, text: job });
  });

  test('a printer that is offline says what it received and did not print', async () => {
    const ended = await platen(['emulate', '-', '--state', 'cover=open'], emptyFolder(), 'never\n');
    expect(ended).toEqual({ code: 0, stdout: '', stderr: 'platen: offline, 6 bytes received and not printed\n' });
  });
});

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodePng } from '../../src/pictures/png.ts';
import { bytesOf, CUT, dial, onTcp } from './emulating.ts';
import { emptyFolder, platen } from './platen.ts';

const STATUS = '\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04';

/** The answer to a status request, as hex. */
async function status(port: number): Promise<string> {
  const host = await dial(port);
  host.write(bytesOf(STATUS));
  const [answer] = (await once(host, 'data')) as [Buffer];
  host.destroy();
  return answer.toString('hex');
}

describe('--fault', () => {
  test('paper ends at a row: the slip is torn there, the printer says so, the rest waits', async () => {
    const { printer, port } = await onTcp(emptyFolder(), '--fault', 'paper-end,at-row=40');
    const host = await dial(port);
    host.write(bytesOf(`\x1b@one\ntwo\nthree\n${CUT}next\n${CUT}`));
    await printer.says(/slip 1 .*\n/);
    expect(await status(port)).toBe('1e32127e');
    printer.process.kill('SIGINT');
    const { stdout, stderr, code } = await printer.ended;
    expect({ slips: stdout.split('\n').slice(1), stderr, code }).toEqual({
      slips: ['slip 1  xprinter-80  576 x 124 dots  2 lines  paper end  10 bytes  -> slips/slip-0001.png', ''],
      stderr: 'platen: offline, 19 bytes received and not printed\n',
      code: 130,
    });
  });

  test('somebody puts a new roll in: two pieces, the next slip whole, and the printer is ready', async () => {
    const { printer, port } = await onTcp(emptyFolder(), '--fault', 'paper-end,at-row=40,for=200ms');
    const host = await dial(port);
    host.write(bytesOf(`\x1b@one\ntwo\nthree\n${CUT}next\n${CUT}`));
    await printer.says(/slip 3 .*\n/);
    expect(await status(port)).toBe('16121212');
    host.end();
    printer.process.kill('SIGINT');
    expect((await printer.ended).stdout.split('\n').filter((line) => line.startsWith('slip'))).toEqual([
      'slip 1  xprinter-80  576 x 124 dots  2 lines  paper end  10 bytes  -> slips/slip-0001.png',
      'slip 2  xprinter-80  576 x 134 dots  1 line  partial cut  10 bytes  -> slips/slip-0002.png',
      'slip 3  xprinter-80  576 x 114 dots  1 line  partial cut  9 bytes  -> slips/slip-0003.png',
    ]);
  });

  test('a torn card number is hidden on both pieces', async () => {
    const folder = emptyFolder();
    const { printer, port } = await onTcp(folder, '--fault', 'paper-end,at-row=12,for=200ms');
    (await dial(port)).end(bytesOf(`\x1b@4111111111111111\n${CUT}`));
    await printer.says(/slip 2 .*\n/);
    printer.process.kill('SIGINT');
    await printer.ended;
    const hidden = emptyFolder();
    const other = await onTcp(hidden, '--fault', 'paper-end,at-row=12,for=200ms', '--keep-card-data');
    (await dial(other.port)).end(bytesOf(`\x1b@4111110000001111\n${CUT}`));
    await other.printer.says(/slip 2 .*\n/);
    other.printer.process.kill('SIGINT');
    await other.printer.ended;
    for (const name of ['slip-0001.png', 'slip-0002.png']) {
      const [own, expected] = [folder, hidden].map((of) => decodePng(readFileSync(join(of, 'slips', name))));
      expect(own!.equals(expected!), name).toBe(true);
    }
  });

  test('power goes at a byte: the slip is torn, the connection is reset, the printer comes back', async () => {
    const { printer, port } = await onTcp(emptyFolder(), '--fault', 'power-cut,at-byte=10,for=300ms');
    const host = await dial(port);
    const reset = expect(once(host, 'end')).rejects.toMatchObject({ code: 'ECONNRESET' });
    host.write(bytesOf('\x1b@one\ntwo\nthree\n'));
    await printer.says(/slip 1 .*power off/);
    await reset;
    await expect.poll(() => status(port).catch(() => 'refused')).toBe('16121212');
    (await dial(port)).end(bytesOf(`after\n${CUT}`));
    expect((await printer.says(/slip 2 .*\n/))[0]).toBe(
      'slip 2  xprinter-80  576 x 114 dots  1 line  partial cut  10 bytes  -> slips/slip-0002.png\n',
    );
  });

  test('several at once; a silent printer prints and answers nothing', async () => {
    const { printer, port } = await onTcp(
      emptyFolder(),
      '--fault',
      'silent',
      '--fault',
      'bytes-lost,at-byte=2,bytes=3',
    );
    const host = await dial(port);
    const answers: Buffer[] = [];
    host.on('data', (bytes: Buffer) => answers.push(bytes));
    host.end(bytesOf(`\x1b@ABCone\n${CUT}${STATUS}`));
    await once(host, 'close');
    await printer.says(/slip 1 .* 10 bytes/);
    expect(answers).toEqual([]);
  });

  test('one that nobody knows is a usage error', async () => {
    const { code, stderr } = await platen(['emulate', '--tcp', '0', '--fault', 'paper-out'], emptyFolder());
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^platen: --fault paper-out: "paper-out" is no fault\nhint: Faults: paper-near-end, paper-end, /,
    );
  });
});

test('--pace real prints as slowly as the model, --buffer and --no-handshake lose what does not fit', async () => {
  const folder = emptyFolder();
  const options = ['--model', 'tm-t88iii', '--pace', 'real', '--buffer', '45', '--no-handshake'];
  const { printer, port } = await onTcp(folder, ...options);
  (await dial(port)).end(bytesOf(`\x1b@${'twenty characters..\n'.repeat(40)}${CUT}`));
  const [told] = await printer.says(/slip 1 [\s\S]*?receive-buffer-overflow.*\n/);
  expect(told).toMatch(
    /error {2}byte \d+ {2}receive-buffer-overflow {2}\d+ bytes came while the receive buffer of 45 bytes was full: lost/,
  );
});

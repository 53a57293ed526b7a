import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { bytesOf, CUT, dial, onTcp, slipFiles } from './emulating.ts';
import { emptyFolder, platen } from './platen.ts';

const MODEL = 'tm-t88v';
const KILLS = 12;
/** Slips that a host prints in one go: more than a printer keeps before it is killed. */
const SLIPS = 200;

/** Numbers from a seed (Lehmer, modulus 2^31 - 1), so that a run that fails can be had again. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

const request = (slip: number) => `\x1d(H\x06\x0000${String(slip).padStart(4, '0')}`;
const answer = (slip: number) => `7"${String(slip).padStart(4, '0')}\0`;

/** The bytes of each slip of a host: it asks for a confirmation of the one before. */
function slipsOf(kill: number, random: (below: number) => number): string[] {
  return Array.from({ length: SLIPS }, (_, i) => {
    const lines = Array.from({ length: 1 + random(12) }, (_, line) => `kill ${kill} slip ${i} line ${line}\n`);
    return `${i === 0 ? '' : request(i - 1)}${lines.join('')}${CUT}`;
  });
}

/** Files of a folder by the number of their slip. */
function numbered(folder: string): Map<number, string[]> {
  const files = new Map<number, string[]>();
  for (const name of readdirSync(folder).sort()) {
    const number = Number(/^slip-(\d+)\./.exec(name)![1]);
    files.set(number, [...(files.get(number) ?? []), name]);
  }
  return files;
}

const contentsOf = (folder: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));

test(`killed at ${KILLS} random moments, it leaves every slip that it told or confirmed whole, and no other half`, async () => {
  const random = seeded(20240229);
  const folder = emptyFolder();
  const out = join(folder, 'out');
  let before = 0;
  let told = 0;
  let confirmed = 0;
  let kept: Record<string, string> = {};
  for (let kill = 0; kill < KILLS; kill++) {
    const { printer, port } = await onTcp(folder, '--model', MODEL, '--out', 'out');

    // What the last kill left is settled: whole or marked, and what was whole is as it was.
    const settled = numbered(out);
    const names = [...settled.values()].flat();
    expect(names.filter((name) => name.endsWith('.partial'))).toEqual([]);
    for (const [number, files] of settled) {
      if (files.some((name) => name.includes('.torn.'))) {
        expect(files.filter((name) => !name.includes('.torn.'))).toEqual([]);
      } else if (number > before) slipFiles(out, number, MODEL);
    }
    expect(contentsOf(out, Object.keys(kept))).toEqual(kept);
    before = Math.max(0, ...settled.keys());

    const sent = slipsOf(kill, random);
    const host = await dial(port);
    host.on('error', () => {});
    let answers = '';
    const enough = random(20);
    await new Promise<void>((resolve) => {
      host.on('data', (bytes) => {
        answers += bytes.toString('latin1');
        if (answers.length >= enough * answer(0).length) resolve();
      });
      host.write(bytesOf(sent.join('')), () => {
        if (enough === 0) resolve();
      });
    });
    await delay(random(30));
    printer.process.kill('SIGKILL');
    const { stdout } = await printer.ended;

    const confirmations = Math.floor(answers.length / answer(0).length);
    expect(answers).toBe(Array.from({ length: confirmations }, (_, i) => answer(i)).join(''));
    const announced = [...stdout.matchAll(/^slip (\d+) {2}tm-t88v .*\n/gm)].map(([, number]) => Number(number));
    expect(announced).toEqual(announced.map((_, i) => before + 1 + i));
    told += announced.length;
    confirmed += confirmations;

    // Every slip with a picture is whole; those that were told or confirmed have one.
    const left = numbered(out);
    const pictured = [...left].filter(([number, files]) => files.some((name) => name === pictureOf(number)));
    for (const [number] of pictured.filter(([number]) => number > before)) {
      expect(slipFiles(out, number, MODEL).bytes).toBe(sent[number - before - 1]);
    }
    const numbers = new Set(pictured.map(([number]) => number));
    for (let i = 1; i <= Math.max(announced.length, confirmations); i++) expect(numbers).toContain(before + i);
    kept = contentsOf(
      out,
      pictured.flatMap(([, files]) => files),
    );
  }
  expect([told > 0, confirmed > 0]).toEqual([true, true]);
});

const pictureOf = (number: number) => `slip-${String(number).padStart(4, '0')}.png`;

test('what a killed run left is told, and its numbers are not used again', async () => {
  const folder = emptyFolder();
  for (const name of ['slip-0002.escpos', 'slip-0002.txt', 'slip-0002.png.partial', 'slip-0003.escpos.partial']) {
    writeFileSync(join(folder, name), name);
  }
  expect(await platen(['emulate', '-', '--out', '.'], folder, 'one\n')).toEqual({
    code: 0,
    stdout: [
      'slip 2  found whole: the program was killed while it was written  -> slip-0002.png',
      'slip 3  found torn: the program was killed while it was written  -> slip-0003.torn.escpos',
      'slip 4  xprinter-80  576 x 114 dots  1 line  job end  4 bytes  -> slip-0004.png',
      '',
    ].join('\n'),
    stderr: '',
  });
  expect(readFileSync(join(folder, 'slip-0002.png'), 'utf8')).toBe('slip-0002.png.partial');
});

test('a confirmation comes when the slips before it are told; replies of other kinds do not wait for it', async () => {
  const folder = emptyFolder();
  const { printer, port } = await onTcp(folder, '--model', MODEL);
  const host = await dial(port);
  let answers = '';
  const all = new Promise<void>((resolve) => {
    host.on('data', (bytes) => {
      answers += bytes.toString('latin1');
      if (answers.length === 2 * 7 + 1) resolve();
    });
  });
  host.write(bytesOf(`${request(1)}one\n${CUT}${request(2)}\x10\x04\x01`));
  await all;
  expect(answers).toBe(`${answer(1)}\x16${answer(2)}`);
  expect(slipFiles(join(folder, 'slips'), 1, MODEL).text).toBe('one\n');
  printer.process.kill('SIGINT');
  expect((await printer.ended).code).toBe(130);
});

test('a host that has ended its sending gets its confirmation before the line is closed', async () => {
  const { printer, port } = await onTcp(emptyFolder(), '--model', MODEL);
  const host = await dial(port);
  let answers = '';
  host.on('data', (bytes) => {
    answers += bytes.toString('latin1');
  });
  host.end(bytesOf(`${'one\n'.repeat(100)}${CUT}${request(1)}`));
  await once(host, 'end');
  expect(answers).toBe(answer(1));
  printer.process.kill('SIGINT');
  await printer.ended;
});

test('a folder that is gone ends the printer: one message, and no slip is told', async () => {
  const folder = emptyFolder();
  const { printer, port } = await onTcp(folder, '--model', MODEL, '--out', 'out');
  rmSync(join(folder, 'out'), { recursive: true });
  const host = await dial(port);
  host.write(bytesOf(`one\n${CUT}${request(1)}two\n${CUT}`));
  expect(await printer.ended).toEqual({
    code: 3,
    stdout: `tm-t88v on tcp://127.0.0.1:${port}\n`,
    stderr:
      'platen: out: there is no such folder (any more)\n' +
      'hint: Slips that were told are there, no further one is kept. ' +
      'Make room, or name another folder with --out, and print the others again.\n',
  });
  host.destroy();
});

test.runIf(process.platform === 'linux')('a disk that takes no more ends it too; what was told is there', async () => {
  const folder = emptyFolder();
  const { printer, port } = await onTcp(folder, '--model', MODEL, '--out', 'out');
  const host = await dial(port);
  host.write(bytesOf(`one\n${CUT}`));
  await printer.says(/slip 1 .*\n/);
  // No file may grow beyond this, as none does on a full disk.
  execFileSync('prlimit', ['--pid', String(printer.process.pid), '--fsize=2000']);
  host.write(bytesOf(`${'two\n'.repeat(501)}${CUT}three\n${CUT}`));
  const { code, stdout, stderr } = await printer.ended;
  expect([code, stdout.match(/^slip/gm)]).toEqual([3, ['slip']]);
  expect(stderr).toMatch(/^platen: out: the file would be larger than this user may write\nhint: .*\n$/);
  expect(readdirSync(join(folder, 'out'))).toEqual(['slip-0001.escpos', 'slip-0001.png', 'slip-0001.txt']);
  expect(slipFiles(join(folder, 'out'), 1, MODEL).text).toBe('one\n');
  host.destroy();
});

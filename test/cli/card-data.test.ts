import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cards } from '../../src/scenarios/cards.ts';
import { dial, onTcp } from './emulating.ts';
import { emptyFolder, platen } from './platen.ts';

/** Five runs of the program one after the other, on a machine that has other work, ms. */
const LONG = 240_000;

const numbers = [...new Set(Object.values(cards).map(({ pan }) => pan))];
/** Track data and a PIN block of none of these cards' owners: what stands behind the number is made up. */
const TRACK_2 = '6205500000000000004=29091210000012345678';
const TRACK_1 = '%B6200000000000005^DOE/JOHN^31061210000012345';
const PIN_BLOCK = '04128CF9A0B1C2D3';

/** What must stand nowhere: whole numbers, what follows them in a track, the block. */
const secrets = [...numbers, '29091210000012345678', 'DOE/JOHN', '31061210000012345', PIN_BLOCK];

/** Commands of ESC with one argument stand within a line; wide digits are read as narrow ones. */
const asPrinted = (bytes: string): string =>
  bytes
    .split('\x1b')
    .map((part, i) => (i === 0 ? part : part.slice(2)))
    .join('')
    .replace(/\xa3([\xb0-\xb9])/g, (_, second: string) => String(second.charCodeAt(0) - 0xb0));

/** Everything that can be read in a file: as it is, and what hexadecimal digits and base64 in it stand for. */
function* readings(file: string): Generator<string> {
  const text = readFileSync(file).toString('latin1');
  yield text;
  yield asPrinted(text);
  // Bytes of a log stand in rows of sixteen, and a number may go over two.
  const rows = text.replace(/^.{14} {2}(?:->| {2}| {3}) (((?:[0-9a-f]{2} )+) +.*)$/gm, '$2').replace(/\s/g, '');
  for (const source of [text, rows]) {
    for (const [hex] of source.matchAll(/(?:[0-9a-f]{2}){16,}/gi)) {
      const bytes = Buffer.from(hex, 'hex').toString('latin1');
      yield bytes;
      yield asPrinted(bytes);
    }
  }
  for (const [base64] of text.matchAll(/[A-Za-z0-9+/]{24,}={0,2}/g)) {
    const bytes = Buffer.from(base64, 'base64').toString('latin1');
    yield bytes;
    yield asPrinted(bytes);
  }
}

function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isDirectory()) yield join(entry.parentPath, entry.name);
  }
}

/** Files of folders in which a secret can be read, together or in groups; `folder` is left out of the names. */
function leaks(folder: string): string[] {
  const patterns = secrets.map((secret) => [secret, new RegExp([...secret].join('[ -]?'), 'i')] as const);
  const found: string[] = [];
  for (const file of filesIn(folder)) {
    for (const text of readings(file)) {
      for (const [secret, pattern] of patterns) {
        if (pattern.test(text)) found.push(`${file.slice(folder.length + 1)}: ${secret}`);
      }
    }
  }
  return [...new Set(found)];
}

test('what looks for card data finds it: plain, in groups, in hexadecimal digits, in base64, parted, wide', () => {
  const folder = emptyFolder();
  const [pan] = numbers as [string];
  const wide = [...pan].map((digit) => `\xa3${String.fromCharCode(0xb0 + Number(digit))}`).join('');
  const kinds = {
    plain: pan,
    groups: pan.replace(/(.{4})/g, '$1 '),
    hex: Buffer.from(`padding padding ${pan}`).toString('hex'),
    base64: Buffer.from(`padding padding ${pan}`).toString('base64'),
    parted: Buffer.from(`padding padding ${pan.slice(0, 6)}\x1bE\x01${pan.slice(6)}`, 'latin1').toString('hex'),
    wide: Buffer.from(`padding padding ${wide}`, 'latin1').toString('base64'),
  };
  for (const [name, text] of Object.entries(kinds)) writeFileSync(join(folder, name), text);
  expect(leaks(folder).sort()).toEqual(
    Object.keys(kinds)
      .sort()
      .map((name) => `${name}: ${pan}`),
  );
});

test(
  'no card data stands in anything that a run writes: reports, journal, goldens, evidence',
  async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'scenarios/preauth'), { recursive: true });
    const catalogue = new URL('../../scenarios/', import.meta.url).pathname;
    // Full numbers stand on the paper of a pre-authorisation and of an offline sale, as UnionPay has them.
    for (const name of ['preauth/preauth-complete', 'sale/sale-offline-upload-later', 'sale/sale-swipe-signature']) {
      cpSync(join(catalogue, `${name}.yaml`), join(folder, `scenarios/${name.replace('/', '-')}.yaml`));
    }
    writeFileSync(
      join(folder, 'plan.yaml'),
      'plan: p\ncases: [{ id: A1, description: d, scenario: preauth-preauth-complete, criteria: [all] }]\n',
    );
    const said: string[] = [];
    const call = async (...args: string[]) => {
      const { stdout, stderr } = await platen(args, folder);
      said.push(stdout, stderr);
      return stderr;
    };
    const reports = 'html,junit,json,ctrf,markdown,github,jsonl';
    expect(await call('run', '--report', reports, '--out', 'first')).toBe('');
    await call('approve', '--all');
    expect(await call('run', '--report', reports, '--out', 'second')).toBe('');
    expect(await call('run', '--defect', 'pan-unmasked', '--report', reports, '--out', 'third')).toBe('');
    const who = ['--device', 'd', '--firmware', 'f', '--operator', 'o'];
    expect(await call('certify', '--plan', 'plan.yaml', ...who, '--out', 'evidence')).toBe('');
    writeFileSync(join(folder, 'said.txt'), said.join('\n'));
    expect([...filesIn(folder)].length).toBeGreaterThan(60);
    expect(leaks(folder)).toEqual([]);
  },
  LONG,
);

test('no card data stands in what a printer, a recorder, render and explain write of a terminal that prints it all', async () => {
  const folder = emptyFolder();
  const [pan] = numbers as [string];
  const wide = [...pan].map((digit) => `\xa3${String.fromCharCode(0xb0 + Number(digit))}`).join('');
  const job = Buffer.from(
    [
      `\x1b@CARD ${pan}`,
      `PARTED ${pan.slice(0, 6)}\x1bE\x01${pan.slice(6)}\x1bE\x00`,
      `WIDE ${wide}`,
      `;${TRACK_2}?`,
      `${TRACK_1}?`,
      `PIN BLOCK: ${PIN_BLOCK}`,
      '\x1dVB\0',
    ].join('\n'),
    'latin1',
  );
  const { printer, port } = await onTcp(folder, '--out', 'slips', '--capture', 'cap.jsonl');
  const socket = await dial(port);
  socket.end(job);
  await printer.says(/slip-0001/);
  printer.process.kill('SIGINT');
  await printer.ended;
  const outside = join(emptyFolder(), 'job.bin');
  writeFileSync(outside, job);
  for (const [name, ...args] of [
    ['render.txt', 'render', outside, '-o', 'rendered.png'],
    ['explain.txt', 'explain', outside],
    ['explain.json', 'explain', outside, '--json'],
  ] as const) {
    const { stdout, stderr } = await platen(args, folder);
    writeFileSync(join(folder, name), stdout + stderr);
  }
  expect(readdirSync(join(folder, 'slips')).length).toBeGreaterThan(2);
  expect(leaks(folder)).toEqual([]);
  // What was printed is the same paper, with other digits on it.
  expect(readFileSync(join(folder, 'slips/slip-0001.txt'), 'utf8')).toContain('PARTED 6250940000000016');
});

import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, platen } from './platen.ts';

const who = ['--device', 'A920', '--firmware', '4.2.1', '--operator', 'J. Doe'];

/** A bench with two scenarios and a plan that asks for both. */
function bench(): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, 'scenarios'));
  const scenario = (name: string, more: string) =>
    writeFileSync(join(folder, `scenarios/${name}.yaml`), `name: ${name}\nsrc: test\n${more}\n`);
  scenario('sale', 'limits: { print.total: { max: 1ms } }\nsteps: [{ sale: { amount: 12.85 } }]');
  scenario('empty', 'steps: [{ settle: {}, expect: { result: refused, reason: batch-empty } }]');
  writeFileSync(
    join(folder, 'plan.yaml'),
    `plan: Acceptance
cases:
  - id: B1.1
    description: Chip sale
    scenario: sale
    criteria:
      - { text: The receipt is right, by: [values, copies] }
      - { text: It is out in time, by: [timing] }
      - { text: It is the approved one, by: [compare] }
  - id: A2
    description: Close of an empty batch
    scenario: empty
    criteria: [It is refused]
`,
  );
  return folder;
}

const criteria = /^(OK|NOK|open) .*/gm;

test('a plan is run, judged criterion by criterion, written and sealed; the seal holds, and tells a changed byte', async () => {
  const folder = bench();
  const made = await platen(['certify', '--plan', 'plan.yaml', ...who, '--key', 'bench.pem', '--out', 'ev'], folder);
  expect(made.stderr).toBe('');
  expect(made.stdout.match(criteria)).toEqual([
    'OK    B1.1     The receipt is right',
    'NOK   B1.1     It is out in time',
    'open  B1.1     It is the approved one',
    'OK    A2       It is refused',
  ]);
  expect(made.code).toBe(1);
  const at = (path: string) => readFileSync(join(folder, 'ev', path), 'utf8');
  expect(readdirSync(join(folder, 'ev')).filter((name) => name !== 'protocol.pdf')).toEqual([
    'cases',
    'certificate.json',
    'events.jsonl',
    'junit.xml',
    'manifest.json',
    'manifest.sig.json',
    'plan.yaml',
    'protocol.html',
    'public-key.pem',
    'report.html',
    'report.json',
  ]);
  expect(readdirSync(join(folder, 'ev/cases/B1.1'))).toEqual([
    '01-merchant.escpos',
    '01-merchant.png',
    '01-merchant.txt',
    '02-cardholder.escpos',
    '02-cardholder.png',
    '02-cardholder.txt',
    'log.txt',
    'result.json',
  ]);
  expect(JSON.parse(at('certificate.json'))).toMatchObject({
    device: 'A920',
    firmware: '4.2.1',
    operator: 'J. Doe',
    clock: 'virtual',
    node: process.versions.node,
  });
  expect(JSON.parse(at('cases/B1.1/result.json'))).toMatchObject({
    verdict: 'NOK',
    receipts: ['01-merchant', '02-cardholder'],
    criteria: [
      { verdict: 'OK' },
      { verdict: 'NOK', because: [expect.stringContaining('print.total max')] },
      { verdict: 'open' },
    ],
  });
  expect(at('cases/B1.1/log.txt')).toMatch(
    /^ +0\.000 {2}scenario sale: sale .*\n +0\.000 {2}step 1: sale 12\.85.*\n.* -> 10 04 01 [\s\S]* -> 1b 40 /,
  );
  expect(at('protocol.html')).toContain('<td class="NOK">NOK</td>');
  if (existsSync(join(folder, 'ev/protocol.pdf'))) expect(at('protocol.pdf').slice(0, 5)).toBe('%PDF-');

  const intact = await platen(['verify', 'ev'], folder);
  expect([intact.code, intact.stdout]).toEqual([
    0,
    expect.stringMatching(/^intact: \d+ files, signed with the key [0-9a-f]{64}\n$/),
  ]);
  // The same key signs again, and no evidence is written over.
  const again = await platen(['certify', '--plan', 'plan.yaml', ...who, '--key', 'bench.pem', '--out', 'ev'], folder);
  expect([again.code, again.stderr]).toEqual([
    2,
    'platen: ev is not empty\nhint: evidence is never written over: give another --out\n',
  ]);
  const png = join(folder, 'ev/cases/B1.1/01-merchant.png');
  const bytes = readFileSync(png);
  bytes[100] = bytes[100]! ^ 1;
  writeFileSync(png, bytes);
  const changed = await platen(['verify', 'ev', '--signer', 'ev/public-key.pem'], folder);
  expect([changed.code, changed.stdout]).toEqual([
    1,
    'changed    cases/B1.1/01-merchant.png is not as it was sealed\n1 problem: this is not what was sealed\n',
  ]);
  const inChinese = await platen(['verify', 'ev', '--lang', 'zh'], folder);
  expect(inChinese.stdout).toBe('已更改     cases/B1.1/01-merchant.png 与密封时不同\n1 处问题：这不是密封时的内容\n');
});

test('a bundle that was left in the middle goes on where it was, and what it has become is the same', async () => {
  const folder = bench();
  const whole = await platen(['certify', '--plan', 'plan.yaml', ...who, '--out', 'ev'], folder);
  const journal = join(folder, 'ev/events.jsonl');
  const lines = readFileSync(journal, 'utf8').split('\n');
  const cut = lines.findIndex((line) => line.includes('"scenario-end"')) + 3;
  for (const name of readdirSync(join(folder, 'ev'))) {
    if (!['events.jsonl', 'plan.yaml', 'certificate.json'].includes(name))
      rmSync(join(folder, 'ev', name), { recursive: true });
  }
  writeFileSync(journal, `${lines.slice(0, cut).join('\n')}\n`);
  const resumed = await platen(['certify', '--resume', 'ev'], folder);
  expect(resumed.stdout.match(criteria)).toEqual(whole.stdout.match(criteria));
  expect((await platen(['verify', 'ev'], folder)).code).toBe(0);
  const sealed = await platen(['certify', '--resume', 'ev'], folder);
  expect([sealed.code, sealed.stderr]).toEqual([2, 'platen: ev is sealed\nhint: nothing is left to do\n']);
});

test.each([
  ['scenario: sale', 'scenario: sole', 'the plan names the scenario sole, and there is none'],
  ['by: [timing]', 'by: [timings]', 'there is no oracle "timings"'],
  ['id: A2', 'id: B1.1', 'two cases have the id B1.1'],
  ['id: A2', 'id: ../A2', 'expected a number such as B1.2: letters, digits, dots, dashes, got "../A2"'],
])('%s in a plan, changed to %s, is told', async (was, is, words) => {
  const folder = bench();
  const plan = join(folder, 'plan.yaml');
  writeFileSync(plan, readFileSync(plan, 'utf8').replace(was, is));
  const { code, stderr } = await platen(['certify', '--plan', 'plan.yaml', ...who, '--out', 'ev'], folder);
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  expect(existsSync(join(folder, 'ev'))).toBe(false);
});

test('a bundle that another key signed is not called changed; a file that was put in is told; so is a folder that is not there', async () => {
  const folder = bench();
  await platen(['certify', '--plan', 'plan.yaml', ...who, '--out', 'ev'], folder);
  const { publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(join(folder, 'other.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  const verify = async (...args: string[]) => {
    const { code, stdout, stderr } = await platen(['verify', ...args], folder);
    return { code, said: `${stdout}${stderr}`.replace(/[0-9a-f]{64}/, 'KEY') };
  };
  expect(await verify('ev', '--signer', 'other.pem')).toEqual({
    code: 1,
    said: 'other key  public-key.pem is not the key that was expected\nnothing was changed, and another key signed it: KEY\n',
  });
  writeFileSync(join(folder, 'ev/more.txt'), '');
  expect(await verify('ev', '--lang', 'zh')).toEqual({
    code: 1,
    said: '多出       密封时没有 more.txt\n1 处问题：这不是密封时的内容\n',
  });
  expect(await verify('nowhere')).toEqual({
    code: 2,
    said: 'platen: no such folder: nowhere\nhint: give the one that platen certify wrote\n',
  });
});

test('in Chinese it says so on the screen, and the sealed evidence is in English', async () => {
  const folder = bench();
  const args = ['certify', '--plan', 'plan.yaml', ...who, '--out', 'ev', '--lang', 'zh'];
  const { code, stdout } = await platen(args, folder);
  expect(code).toBe(1);
  expect(stdout).toContain(
    '\n               第 1 步（消费 12.85，插卡），商户存根：此小票尚无标准小票：请查看并批准\n',
  );
  expect(stdout).toMatch(
    /\n {15}第 1 步（消费 12\.85，插卡），持卡人存根：print\.total max 为虚拟时间 [\d.]+ s（共 2 次），应为至多 0\.001 s\n/,
  );
  expect(stdout).toMatch(/\n2 个用例中 1 个 OK\n证据包：ev\n/);
  expect(readFileSync(join(folder, 'ev', 'protocol.html'), 'utf8')).toContain('cardholder slip: print.total max is ');
});

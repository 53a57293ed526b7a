import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, platen } from './platen.ts';

/** A bench with one scenario whose line has that speed. */
function bench(folder: string, baud: number): void {
  mkdirSync(join(folder, 'scenarios'), { recursive: true });
  writeFileSync(
    join(folder, 'scenarios', 'one.yaml'),
    `name: one\nsrc: test\nlink: { baud: ${baud} }\nsteps: [{ sale: { amount: 12.85 } }]\n`,
  );
}

test('a baseline is taken, held to, and told slower', async () => {
  const folder = emptyFolder();
  bench(folder, 115_200);
  expect(await platen(['baseline', '--check'], folder)).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(
      /^platen: timing-baseline.json: there is no baseline\nhint: platen baseline takes one\n$/,
    ),
  });
  const taken = await platen(['baseline'], folder);
  expect(taken.stdout).toMatch(/^wrote timing-baseline\.json: \d scenario, virtual clock\n$/);
  const same = await platen(['baseline', '--check', '--json'], folder);
  expect(same.code).toBe(0);
  const { figures, clock, decides } = JSON.parse(same.stdout);
  expect([clock, decides, figures.every((one: { verdict: string }) => one.verdict === 'same')]).toEqual([
    'virtual',
    true,
    true,
  ]);
  const path = join(folder, 'timing-baseline.json');
  const faster = readFileSync(path, 'utf8').replace(
    /("register.acknowledged": \[)([\d.]+)/,
    (_, head, ms) => `${head}${ms / 2}`,
  );
  writeFileSync(path, faster);
  const slower = await platen(['baseline', '--check'], folder);
  expect(slower.code).toBe(1);
  expect(slower.stdout).toMatch(/^slower {2}one {2}register\.acknowledged {2}.* -> .* {2}\+100\.0 %\n/);
  writeFileSync(path, faster.replace('"virtual"', '"real"'));
  const other = await platen(['baseline', '--check'], folder);
  expect(other.stderr).toContain('times of the real clock cannot be compared with times of the virtual clock');
});

test('two benches take turns', async () => {
  const folder = emptyFolder();
  const before = join(folder, 'before');
  const after = join(folder, 'after');
  for (const one of [before, after]) mkdirSync(one);
  bench(before, 115_200);
  cpSync(before, after, { recursive: true });
  const { code, stdout } = await platen(['baseline', '--against', '../before', '--rounds', '2'], after);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^\d+ figures? of the virtual clock: 0 slower, 0 faster, \d+ same\n$/),
  ]);
});

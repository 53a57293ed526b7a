import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { emptyFolder } from './platen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the package is built from. */
const sources = ['emulator', 'src', 'scripts', 'docs', 'package.json', 'tsconfig.json', 'tsconfig.build.json'];
const texts = ['CHANGELOG.md', 'README.md', 'LICENSE'];

/** As on a developer's machine, where goldens may be approved, and without what npm tells its scripts of this package. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_)|CI$)/i.test(name)),
);

const call = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', env: environment, shell: process.platform === 'win32' });

/** Builds and packs a copy of the sources, and installs the package in a project of its own; returns its folder. */
function installed(): string {
  const folder = emptyFolder();
  const copy = join(folder, 'copy');
  const project = join(folder, 'project');
  for (const path of [...sources, ...texts]) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
  call(process.execPath, ['scripts/build.mjs'], copy);
  call('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], copy);
  const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  call('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--silent', join(folder, tarball!)], project);
  return project;
}

test('the package, installed in an empty project, starts a bench and is a printer', async () => {
  const project = installed();
  const bin = join(project, 'node_modules/.bin/platen');
  const platen = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(bin, args, { cwd: project, encoding: 'utf8', env: environment });
    return { status, stdout, stderr };
  };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(call('npx', ['platen', '--version'], project)).toBe(`${version}\n`);

  expect(platen('init').status).toBe(0);
  const scenario = readFileSync(join(project, 'scenarios/first-sale.yaml'), 'utf8');
  const [, schema] = /\$schema=(.*)/.exec(scenario)!;
  expect(JSON.parse(readFileSync(join(project, 'scenarios', schema!), 'utf8'))).toHaveProperty(
    'title',
    'Platen scenario',
  );

  expect(platen('run')).toMatchObject({ status: 4, stderr: '' });
  expect(platen('approve', '--all')).toMatchObject({ status: 0, stderr: '' });
  expect(platen('run', '--report', 'html,junit,jsonl')).toMatchObject({ status: 0, stderr: '' });
  expect(readdirSync(join(project, 'reports')).sort()).toEqual([
    'durations.json',
    'events.jsonl',
    'junit.xml',
    'report.html',
  ]);
  expect(platen('run', '--defect', 'marker-missing').status).toBe(1);

  const printer = spawn(bin, ['emulate', '--tcp', '0'], { cwd: project, env: environment });
  onTestFinished(() => void printer.kill('SIGKILL'));
  const [listening] = (await once(printer.stdout, 'data')) as [Buffer];
  const [, port] = / on tcp:\/\/127\.0\.0\.1:(\d+)\n/.exec(listening.toString())!;
  connect(Number(port), '127.0.0.1').end('printed by the package\n');
  await once(printer.stdout, 'data');
  printer.kill('SIGINT');
  expect(await once(printer, 'close')).toEqual([130, null]);
  expect(readFileSync(join(project, 'slips/slip-0001.txt'), 'utf8')).toBe('printed by the package\n');
  expect(existsSync(join(project, 'slips/slip-0001.png'))).toBe(true);
});

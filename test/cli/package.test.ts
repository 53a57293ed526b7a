import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { browser } from '../browser.ts';
import { emptyFolder } from './platen.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What the package is built from. */
const sources = [
  'emulator',
  'src',
  'scripts',
  'docs',
  'examples',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const texts = ['CHANGELOG.md', 'README.md', 'LICENSE'];

/** As on a developer's machine, where goldens may be approved, and without what npm tells its scripts of this package. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_(?!config_)|CI$)/i.test(name)),
);

const call = (command: string, args: readonly string[], cwd: string) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', env: environment, shell: process.platform === 'win32' });

/** Builds and packs a copy of the sources, and installs the package in a project of its own; returns its folder. */
function installed(): string {
  const folder = emptyFolder(afterAll);
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

let project: string;
// It builds, packs and installs.
beforeAll(() => {
  project = installed();
}, 240_000);

test('the package, installed in an empty project, starts a bench and is a printer', async () => {
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
    'runs',
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

test('every module of the package can be read, where it lies', () => {
  const dist = join(project, 'node_modules/platen/dist');
  // What starts when it is read, what a browser reads, and what tools of the project read, which come next.
  const other = /^src[\\/](cli[\\/](main|slip-thread)\.js|reports[\\/]html[\\/]browser|studio[\\/]public|testing)/;
  const modules = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js') && !other.test(file))
    .map((file) => pathToFileURL(join(dist, file)).href);
  expect(modules.length).toBeGreaterThan(400);
  const script = `for (const module of ${JSON.stringify(modules)}) await import(module);`;
  expect(call(process.execPath, ['--input-type=module', '--eval', script], project)).toBe('');
});

describe('what docs/testing.md shows', () => {
  const files = [...readFileSync(join(root, 'docs/testing.md'), 'utf8').matchAll(/```ts\n\/\/ (\S+)\n([\s\S]*?)```/g)];
  /** The tools that a project has beside Platen. */
  const tools = ['vitest', '@playwright/test', 'typescript', '@types/node'];
  const shop = () => {
    const folder = join(project, 'shop');
    if (existsSync(folder)) return folder;
    mkdirSync(join(project, 'node_modules/@playwright'), { recursive: true });
    mkdirSync(join(project, 'node_modules/@types'), { recursive: true });
    for (const tool of tools) {
      const place = join(project, 'node_modules', tool);
      if (!existsSync(place)) symlinkSync(join(root, 'node_modules', tool), place, 'junction');
    }
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
    for (const [, name, text] of files) writeFileSync(join(folder, name!), text!);
    return folder;
  };
  const run = (tool: string, args: readonly string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', tool), args, {
      cwd: shop(),
      encoding: 'utf8',
      env: { ...environment, NO_COLOR: '1', ...env },
    });
    return { status, said: `${stdout}${stderr}` };
  };
  const approve = () => call(join(project, 'node_modules/.bin/platen'), ['approve', '--all'], shop());

  test('has types', () => {
    const options = [
      '--noEmit',
      '--module',
      'nodenext',
      '--target',
      'es2023',
      '--strict',
      '--allowImportingTsExtensions',
    ];
    const types = ['--types', 'node', '--skipLibCheck', 'false'];
    const found = run('tsc', [...options, ...types, ...files.map(([, name]) => name!)]).said;
    expect(found.split('\n').filter((line) => !/^(\.\.\/)+node_modules\/(?!platen)/.test(line))).toEqual(['']);
  });

  test('vitest: a golden that is missing, approved, with another order number, and one digit off', () => {
    const first = run('vitest', ['run', 'receipt']);
    expect(first.status).toBe(1);
    expect(first.said).toContain(
      'kept as golden/checkout/two-coffees.received.png; if it is right: npx platen approve',
    );
    approve();
    const other = run('vitest', ['run', 'receipt'], { ORDER: '98301' });
    expect(other.status, other.said).toBe(0);
    const wrong = run('vitest', ['run', 'receipt'], { TOTAL: '6.90' });
    expect(wrong.status).toBe(1);
    expect(wrong.said).toContain('6.90');
  });

  test.skipIf(!browser)('Playwright: a page pays, the slip is compared', () => {
    const launchOptions = { executablePath: browser, args: ['--no-sandbox'] };
    const config = { testDir: '.', testMatch: '*.spec.ts', reporter: 'line', use: { launchOptions } };
    writeFileSync(join(shop(), 'playwright.config.js'), `export default ${JSON.stringify(config)};\n`);
    const first = run('playwright', ['test']);
    expect(first.said).toContain('golden/checkout/paid-order.received.png');
    approve();
    const second = run('playwright', ['test']);
    expect(second.status, second.said).toBe(0);
  });
});

import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';
import { emptyFolder, Platen } from '../cli/platen.ts';
import { fileOf } from './checked-yaml.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dockerfile = fileOf('Dockerfile');

/** The words of an instruction in its JSON form. */
const words = (instruction: string) =>
  JSON.parse(new RegExp(`^${instruction} (\\[.*\\])$`, 'm').exec(dockerfile)![1]!) as string[];

test('the Dockerfile is one', () => {
  expect(validate(dockerfile)).toEqual([]);
  expect(validate(dockerfile.replace('EXPOSE 9100', 'EXPOSE port'))).not.toEqual([]);
});

test('each image has a tag, and the last one runs as nobody special', () => {
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
  expect(images).toEqual(['node:22-bookworm-slim', 'node:22-bookworm-slim']);
  expect(dockerfile.match(/^USER .*$/gm)).toEqual(['USER node']);
  expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('ENTRYPOINT'));
});

test('what the image is built from is what the package is built from', () => {
  const kept = [...fileOf('.dockerignore').matchAll(/^!(.*)$/gm)].map(([, path]) => path!);
  expect(kept.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
  const { files } = JSON.parse(fileOf('package.json')) as { files: string[] };
  const sources = ['package.json', 'package-lock.json', 'scripts', 'emulator', 'src', 'README.md', 'LICENSE'];
  const compiled = readdirSync(root).filter((file) => /^tsconfig.*\.json$/.test(file));
  expect(kept.sort()).toEqual([...sources, ...compiled, ...files.filter((file) => file !== 'dist')].sort());
});

test('what the image runs is a printer on every address, and ends when it is stopped', async () => {
  const [name, ...entry] = words('ENTRYPOINT');
  expect([name, entry]).toEqual(['platen', []]);
  const port = words('CMD').indexOf('9100');
  expect(dockerfile).toContain('\nEXPOSE 9100\n');
  const printer = new Platen(words('CMD').with(port, '0'), emptyFolder());
  await printer.says(/ on tcp:\/\/0\.0\.0\.0:\d+\n/);
  printer.process.kill('SIGTERM');
  expect((await printer.ended).code).toBe(130);
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** What each room may import from, besides itself; the most particular room a file lies in counts. Written out in docs/architecture.md. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  'emulator/dots': [],
  'emulator/glyphs': [],
  'emulator/symbols': [],
  'emulator/models': ['emulator/glyphs'],
  'emulator/machine': ['emulator/dots', 'emulator/glyphs', 'emulator/symbols', 'emulator/models'],
  'emulator/language': ['emulator/dots', 'emulator/machine', 'emulator/models', 'emulator/symbols', 'emulator/glyphs'],
  emulator: ['emulator'],
  'src/events': ['emulator'],
  'src/words': [],
  'src/clock': [],
  'src/kept': [],
  'src/ports': ['src/clock', 'src/events'],
  'src/captures': ['src/clock', 'src/events', 'src/ports'],
  'src/pictures': ['emulator', 'src/events', 'src/kept'],
  'src/yaml': ['src/clock'],
  'src/terminals': ['src/clock', 'src/ports', 'src/events', 'src/kept', 'src/yaml'],
  'src/rules': ['src/events', 'src/kept', 'src/terminals'],
  'src/receipts': ['emulator', 'src/events', 'src/kept', 'src/pictures'],
  'src/timing': ['emulator', 'src/clock', 'src/events', 'src/yaml'],
  'src/printers': [
    'emulator',
    'src/clock',
    'src/events',
    'src/kept',
    'src/ports',
    'src/pictures',
    'src/receipts',
    'src/timing',
  ],
  'src/bench': ['emulator', 'src/clock', 'src/events', 'src/ports', 'src/terminals', 'src/timing', 'src/yaml'],
  'src/scenarios': [
    'emulator',
    'src/bench',
    'src/clock',
    'src/events',
    'src/kept',
    'src/pictures',
    'src/ports',
    'src/printers',
    'src/receipts',
    'src/rules',
    'src/terminals',
    'src/timing',
    'src/yaml',
  ],
  'src/reports': ['emulator', 'src/events', 'src/pictures', 'src/timing', 'src/words', 'src/yaml'],
  'src/testing': ['emulator', 'src/bench', 'src/clock', 'src/ports', 'src/printers', 'src/receipts'],
  'src/studio/page': ['emulator', 'src/events', 'src/reports', 'src/studio', 'src/printers', 'src/words'],
  'src/studio': [
    'emulator',
    'src/bench',
    'src/clock',
    'src/events',
    'src/pictures',
    'src/printers',
    'src/receipts',
    'src/reports',
    'src/scenarios',
  ],
  'src/cli': ['emulator', 'src'],
};

/** Node and its globals; the emulator knows none of them. */
const nodeWords =
  /\bBuffer\b|\bprocess\.|\bsetTimeout\b|\bsetInterval\b|\bsetImmediate\b|\bDate\b|\bMath\.random\b|\bconsole\.|\bperformance\b/;
/** Clocks, timers and chance have one place each. */
const timeWords =
  /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b|\bsetTimeout\(|\bsetInterval\(|\bsetImmediate\(|\bMath\.random\b/;

const sources = ['emulator', 'src'].flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => posix.join(top, file.replaceAll('\\', '/'))),
);

const roomOf = (file: string) =>
  Object.keys(rooms)
    .filter((room) => file.startsWith(`${room}/`))
    .sort((a, b) => b.length - a.length)[0];

const code = (file: string) =>
  readFileSync(join(root, file), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

const importsOf = (file: string) =>
  [...code(file).matchAll(/(?:from|import|import\()\s*\(?'([^']+)'/g)].map((match) => match[1]!);

test('every source file lies in a room of the house', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((file) => roomOf(file) === undefined)).toEqual([]);
});

test('every room of the house exists', () => {
  expect(Object.keys(rooms).filter((room) => !existsSync(join(root, room)))).toEqual([]);
});

test('imports follow the arrows', () => {
  const wrong: string[] = [];
  for (const file of sources) {
    const room = roomOf(file)!;
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue;
      const target = relative(root, join(root, dirname(file), specifier)).replaceAll('\\', '/');
      const at = roomOf(target) ?? target;
      const allowed = at === room || rooms[room]!.some((may) => at === may || at.startsWith(`${may}/`));
      if (!allowed) wrong.push(`${file} imports ${target}`);
    }
  }
  expect(wrong).toEqual([]);
});

/** What a file needs when it runs: a part may name the type of the whole that it is handed. */
const needs = (file: string) =>
  [...code(file).matchAll(/^(?:import|export) (?!type )(?:[^;]*? from )?'([^']+)'/gm)].map((match) => match[1]!);

test('no file needs itself by way of others', () => {
  const imports = new Map(
    sources.map((file) => [
      file,
      needs(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file), specifier)),
    ]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    if (path.includes(file) || done.has(file)) return;
    for (const next of imports.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});

test('the emulator knows nothing of Node', () => {
  const wrong = sources
    .filter((file) => file.startsWith('emulator/'))
    .filter((file) => nodeWords.test(code(file)) || importsOf(file).some((specifier) => specifier.startsWith('node:')));
  expect(wrong).toEqual([]);
});

test('only clock/ reads a clock, sets a timer or tosses a coin', () => {
  const wrong = sources.filter((file) => !file.startsWith('src/clock/') && timeWords.test(code(file)));
  expect(wrong).toEqual([]);
});

test('no file is too long to be read in one sitting', () => {
  // The generated tables of glyphs/ are data.
  const long = sources
    .filter((file) => !file.startsWith('emulator/glyphs/'))
    .filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 400);
  expect(long).toEqual([]);
});

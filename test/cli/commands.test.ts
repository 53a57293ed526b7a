import { expect, test } from 'vitest';
import { declaredCommands } from '../../emulator/language/commands/commands.ts';
import { supportTable } from '../../emulator/language/support.ts';
import { models } from '../../emulator/models/models.ts';
import { emptyFolder, platen } from './platen.ts';

const names = [...models.keys()];

test('every command against every model, and how many each draws', async () => {
  const { code, stdout } = await platen(['commands'], emptyFolder());
  const lines = stdout.trimEnd().split('\n');
  const rows = lines.slice(1, lines.indexOf('')).map((line) => line.split(/ {2,}/));
  expect(code).toBe(0);
  expect(lines[0]!.split(/ {2,}/)).toEqual(['command', 'bytes', ...names]);
  expect(rows).toEqual(
    supportTable(declaredCommands, [...models.values()]).map(({ id, bytes, support }) => [
      id,
      bytes,
      ...names.map((name) => support[name]!.kind),
    ]),
  );
  expect(lines.slice(lines.indexOf('') + 1)).toEqual(
    names.map((name) => {
      const count = (kind: string) => rows.filter((row) => row[2 + names.indexOf(name)] === kind).length;
      return `${name}: ${['drawn', 'acted on', 'consumed', 'not spoken'].map((kind) => `${count(kind)} ${kind}`).join(', ')}`;
    }),
  );
});

test('what one model makes of its own commands, with the reason where it is nothing', async () => {
  const { code, stdout } = await platen(['commands', '--model', 'csn-a2'], emptyFolder());
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^Cashino CSN-A2, 58 mm panel printer without a cutter\n\nHT +09 +drawn +To the next tab stop\.\n/,
  );
  expect(stdout).toMatch(
    /\nDC2 T +12 54 +consumed +Print the self test\. Nothing here: test prints are not emulated\.\n/,
  );
  expect(stdout).not.toMatch(/not spoken +/);
});

test('--json is the table as data', async () => {
  const { stdout } = await platen(['commands', '--json', '--model', 'tm-t88v'], emptyFolder());
  expect(JSON.parse(stdout)).toEqual(supportTable(declaredCommands, [models.get('tm-t88v')!]));
});

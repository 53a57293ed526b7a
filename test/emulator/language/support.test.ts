import { expect, test } from 'vitest';
import { declaredCommands } from '../../../emulator/language/commands/commands.ts';
import { supportTable } from '../../../emulator/language/support.ts';
import { models } from '../../../emulator/models/models.ts';

const rows = supportTable(declaredCommands, [...models.values()]);
const row = (id: string) => rows.find((candidate) => candidate.id === id)!;

test('every command stands against every model', () => {
  expect(rows).toHaveLength(declaredCommands.length);
  for (const { support } of rows) expect(Object.keys(support)).toEqual([...models.keys()]);
});

test('a command is drawn, acted on, taken without effect, or not spoken', () => {
  expect(row('ESC a')).toMatchObject({
    bytes: '1B 61 n',
    doc: 'Justification: left, centre, right.',
    support: { 'tm-t88v': { kind: 'drawn' }, 'csn-a2': { kind: 'drawn' } },
  });
  expect(row('GS r').support['xprinter-80']).toEqual({ kind: 'acted on' });
  expect(row('ESC L').support).toMatchObject({
    'tm-t88v': { kind: 'drawn' },
    'csn-a2': { kind: 'not spoken' },
  });
  expect(row('ESC K').support['tm-t88v']).toEqual({
    kind: 'consumed',
    why: 'the mechanism does not feed backwards',
  });
});

test('a model may lack what its dialect has', () => {
  expect(row('GS ( L 112').support).toMatchObject({
    'tm-t88v': { kind: 'drawn' },
    'tm-t88iii': { kind: 'consumed', why: 'tm-t88iii lacks it' },
  });
  expect(row('FS !').support).toMatchObject({
    'tm-t88v': { kind: 'drawn' },
    'tm-t20iii': { kind: 'consumed', why: 'the model has no double-byte characters' },
  });
});

test('a doc names its arguments plainly', () => {
  expect(row('ESC 3').doc).toBe('Line spacing of n vertical motion units.');
});

test('every everyday command is drawn by every printer that has it', () => {
  const everyday = [
    'LF',
    'HT',
    'ESC @',
    'ESC 3',
    'ESC d',
    'ESC J',
    'ESC $',
    'ESC *',
    'GS v 0',
    'GS !',
    'GS B',
    'GS k 2',
  ];
  for (const id of everyday) {
    for (const [name, support] of Object.entries(row(id).support)) {
      if (!models.get(name)!.lacks.includes(id)) expect([name, id, support.kind]).toEqual([name, id, 'drawn']);
    }
  }
});

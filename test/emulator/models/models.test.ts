import { describe, expect, test } from 'vitest';
import { codePages } from '../../../emulator/glyphs/code-pages.ts';
import { declaredCommands } from '../../../emulator/language/commands/commands.ts';
import { models } from '../../../emulator/models/models.ts';

/** Figures that a test can be wrong about; each needs a source, or the word that it has none. */
const FIGURES = [
  'dots',
  'motionUnits',
  'lineSpacing',
  'characterSet',
  'codePages',
  'receiveBuffers',
  'memory',
  'speed',
] as const;

describe.each([...models])('%s', (name, model) => {
  test('is known by its own name', () => {
    expect(model.name).toBe(name);
  });

  test('every figure has a source', () => {
    const wanted = [...FIGURES, ...(model.cutter ? ['blade', 'cuts'] : ['tearOff'])];
    expect(wanted.filter((figure) => !(figure in model.sources))).toEqual([]);
    if (model.lacks.length > 0) expect(model.sources).toHaveProperty('lacks');
  });

  test('every code page has a table, or is known to have none', () => {
    const tables = Object.values(model.codePages).filter((page) => page !== null && page !== 'spaces');
    expect(tables.filter((page) => !(page in codePages))).toEqual([]);
    expect(Object.keys(model.codePages).filter((page) => Number(page) > 255)).toEqual([]);
    expect(model.codePages[0]).toBe('cp437');
  });

  test('what it lacks is something that its dialect has', () => {
    const spoken = declaredCommands.filter(({ dialects }) => dialects?.includes(model.dialect) ?? true);
    const isSpoken = (family: string) => spoken.some(({ id }) => id === family || id.startsWith(`${family} `));
    expect(model.lacks.filter((family) => !isSpoken(family))).toEqual([]);
  });

  test('the width of the print holds a whole number of characters of Font A', () => {
    expect([32, 42, 48]).toContain(Math.floor(model.dots / 12));
  });
});

test('no two models have the same name or serial number', () => {
  const serials = [...models.values()].map(({ identity }) => identity.serial);
  expect(new Set(serials).size).toBe(serials.length);
});

import type { Model } from '../../emulator/models/model.ts';
import { code, table } from './markdown.ts';

/** Dots of a character of Font A and of Font B, across. */
const FONT_A = 12;
const FONT_B = 9;
const MM = 25.4;

const CODE_PAGES = `What \`ESC t n\` selects. "none": the page exists and no table of it has a source; its characters print as boxes, and a
warning says so. "spaces": the host defines it. An empty cell: the model has no such page.`;

/** The part of docs/models.md that is made from the models. */
export function modelTables(models: readonly Model[]): string {
  return [
    '## Figures',
    figures(models),
    '## Code pages',
    CODE_PAGES,
    codePages(models),
    '## Sources',
    ...models.map(sources),
  ].join('\n\n');
}

const mm = (dots: number, dpi: number) => `${((dots * MM) / dpi).toFixed(1)} mm`;

function figures(models: readonly Model[]): string {
  return table(
    [
      'model',
      'dialect',
      'dots',
      'dpi',
      'columns A, B',
      'line spacing',
      'GS P',
      'cutter',
      'speed',
      'receive buffer',
      'double-byte',
      'lacks',
    ],
    models.map((model) => [
      code(model.name),
      model.dialect,
      `${model.dots}`,
      `${model.dpi}`,
      `${Math.floor(model.dots / FONT_A)}, ${Math.floor(model.dots / FONT_B)}`,
      `${model.lineSpacing} dots`,
      `1/${model.motionUnits.x}, 1/${model.motionUnits.y} inch`,
      model.cutter ? `${model.cutter.cuts.join(', ')}; blade ${mm(model.cutter.blade, model.dpi)}` : 'none',
      `${model.mechanism.speed} mm/s`,
      `${model.receiveBuffers.map(({ bytes }) => bytes).join(' or ')} bytes`,
      doubleByte(model),
      model.lacks.join(', '),
    ]),
  );
}

function doubleByte({ characterSet: { doubleByte, atPowerOn } }: Model): string {
  if (doubleByte === null) return 'none';
  return `${doubleByte}, ${atPowerOn ? 'from power-on' : 'after FS &'}`;
}

function codePages(models: readonly Model[]): string {
  const numbers = new Set(models.flatMap(({ codePages }) => Object.keys(codePages).map(Number)));
  return table(
    ['n', ...models.map(({ name }) => name)],
    [...numbers]
      .sort((a, b) => a - b)
      .map((n) => [`${n}`, ...models.map(({ codePages }) => (codePages[n] === null ? 'none' : (codePages[n] ?? '')))]),
  );
}

function sources({ name, title, sources }: Model): string {
  const rows = Object.entries(sources).map(([figure, source]) => `- ${figure}: ${source}`);
  return `### ${name}\n\n${title}.\n\n${rows.join('\n')}`;
}

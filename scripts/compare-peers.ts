/**
 * What Platen, pixelmatch with pngjs, odiff and looks-same say of changes planted in goldens: `npm run compare-peers`
 * prints the table of docs/comparing.md and puts it there.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Slip } from '../emulator/machine/slip.ts';
import { encodePng } from '../src/pictures/png.ts';
import { compare } from '../src/receipts/compare.ts';
import { pictureSlip } from '../src/receipts/picture-slip.ts';
import { chanceOf } from '../test/receipts/planted/chance.ts';
import { changes, type Plant } from '../test/receipts/planted/changes.ts';
import { goldenPaths, goldenSlip } from '../test/receipts/planted/goldens.ts';
import { peers, pictureFolder } from './compare/peers.ts';

/** Goldens that each change is planted in. */
const EACH = 24;

const folder = pictureFolder();
const equal: Plant = (slip) => ({ slip: { ...slip, dots: slip.dots.rows(0, slip.dots.height) }, codes: [], says: /^/ });

interface Row {
  readonly name: string;
  tried: number;
  /** Those that Platen told by the right class, of slips and of pictures of them that it found at all. */
  right: number;
  pictures: number;
  readonly words: Set<string>;
  readonly peers: { found: number; readonly words: string[] }[];
}

async function plantAll(name: string, plant: Plant): Promise<Row> {
  const row: Row = {
    name,
    tried: 0,
    right: 0,
    pictures: 0,
    words: new Set(),
    peers: peers.map(() => ({ found: 0, words: [] })),
  };
  // Each seed begins at another golden, so that all of them have their turn.
  for (let seed = 0; row.tried < EACH && seed < 40 * EACH; seed++) {
    const golden = goldenSlip(goldenPaths[(seed * 61) % goldenPaths.length]!);
    const planted = plant(golden, chanceOf(seed));
    if (!planted) continue;
    row.tried++;
    const findings = compare(planted.slip, golden);
    if (findings.every(({ code, message }) => planted.codes.includes(code) && planted.says.test(message))) row.right++;
    for (const { code } of findings) row.words.add(code);
    if (compare(pictureSlip(planted.slip.dots), pictureSlip(golden.dots)).length > 0) row.pictures++;
    await askPeers(row, planted.slip, golden);
  }
  return row;
}

async function askPeers(row: Row, actual: Slip, golden: Slip): Promise<void> {
  const pngs = [actual, golden].map(({ dots }) => Buffer.from(encodePng(dots))) as [Buffer, Buffer];
  const files = [folder.put('actual.png', pngs[0]), folder.put('golden.png', pngs[1])] as const;
  for (const [i, peer] of peers.entries()) {
    const { differs, words } = await peer.compare(...pngs, files);
    const of = row.peers[i]!;
    if (differs) of.found++;
    of.words.push(words);
  }
}

/** What a peer said most often, or between which figures. */
function summary(words: readonly string[]): string {
  const pixels = words.flatMap((said) => (/^(\d+) pixels$/.exec(said) ? [Number.parseInt(said, 10)] : []));
  const others = [...new Set(words.filter((said) => !said.endsWith(' pixels')))];
  const [least, most] = [Math.min(...pixels), Math.max(...pixels)];
  const range =
    pixels.length === 0 ? [] : [`${least === most ? least : `${least} to ${most}`} pixel${most === 1 ? '' : 's'}`];
  return [...range, ...others].join(', ');
}

const rows: Row[] = [await plantAll('nothing', equal)];
for (const [name, plant] of Object.entries(changes)) rows.push(await plantAll(name, plant));
folder.close();

const share = (part: number, whole: number) => `${part} of ${whole}`;
const cells = rows.map((row) => [
  row.name,
  row.name === 'nothing'
    ? `${row.words.size === 0 ? 'nothing' : [...row.words].join(', ')} in ${row.tried}`
    : `${share(row.right, row.tried)}: ${[...row.words].map((word) => `\`${word}\``).join(', ')}`,
  share(row.pictures, row.tried),
  ...row.peers.map(({ found, words }) => `${share(found, row.tried)}: ${summary(words)}`),
]);
const head = ['planted', 'Platen, told as', 'Platen, pictures', ...peers.map(({ name }) => name)];
const table = [head, head.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
console.log(table);

const DOCUMENT = 'docs/comparing.md';
const [BEGIN, END] = ['<!-- compare-peers -->', '<!-- end -->'];
const text = readFileSync(DOCUMENT, 'utf8');
const [before, rest] = text.split(BEGIN) as [string, string];
writeFileSync(DOCUMENT, `${before}${BEGIN}\n${table}\n${rest.slice(rest.indexOf(END))}`);

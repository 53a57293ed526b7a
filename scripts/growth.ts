/**
 * What twenty revisions of a golden take in git: `npx tsx scripts/growth.ts [REVISIONS]`. Another digit, a line more, a
 * line less, committed one by one to a repository of their own, then `git gc`.
 */
import { readGolden } from '../src/receipts/golden.ts';
import { growthOf } from './growth/repository.ts';
import { goldenFiles, picture, revisions, usualPicture } from './growth/revisions.ts';

const count = Number(process.argv[2] ?? 20);
const golden = readGolden('golden', 'cn-unionpay/xprinter-80/sale/sale-approved/01-merchant')!;
const kinds = {
  'the picture, its compressor begun anew at each line': picture,
  'the same dots compressed as a whole': usualPicture,
  'bytes, picture and JSON of the golden': goldenFiles,
};

const bytes = (size: number) => size.toLocaleString('en-US');
process.stdout.write(
  `| ${count} revisions of one receipt | files | pack of the first | pack of all | a revision |\n| --- | --- | --- | --- | --- |\n`,
);
for (const [name, filesOf] of Object.entries(kinds)) {
  const growth = growthOf([...revisions(golden, count)].map((revision) => filesOf(golden, revision)));
  const each = Math.round((growth.all - growth.first) / Math.max(1, count - 1));
  const cells = [growth.files, growth.first, growth.all, each].map(bytes);
  process.stdout.write(`| ${name} | ${cells.join(' | ')} |\n`);
}

import { judgePhoto } from '../../../src/receipts/photo/judge-photo.ts';
import { chanceOf } from '../planted/chance.ts';
import { deleted, digit, doubleHeight, inserted, type Plant } from '../planted/changes.ts';
import { goldenPaths, goldenSlip } from '../planted/goldens.ts';
import { photograph, published } from './synthetic.ts';

/** Slips of terminals, of both paper widths: text, figures, rules, a logo. */
const paths = goldenPaths.filter((path) => path.startsWith('cn-'));

const nothing: Plant = (slip) => ({ slip, codes: [], says: /^/ });

/** What is planted in one line each. */
const defects: Readonly<Record<string, Plant>> = {
  nothing,
  'one digit': digit,
  'a line inserted': inserted,
  'a line deleted': deleted,
  'double height lost': doubleHeight,
};

export interface Swept {
  readonly name: string;
  readonly tried: number;
  /** Those in which something was found. */
  readonly told: number;
  /** Those that were told wrongly, with their seed. */
  readonly missed: readonly string[];
}

/** Photographs of so many goldens with each defect, or with those named; the same ones each time. */
export function* sweep(each: number, names: readonly string[] = Object.keys(defects)): Generator<Swept> {
  for (const name of names) {
    const plant = defects[name];
    if (!plant) throw new Error(`no defect is named "${name}"; there are ${Object.keys(defects).join(', ')}`);
    const missed: string[] = [];
    let tried = 0;
    let told = 0;
    for (let seed = 0; tried < each; seed++) {
      const path = paths[(seed * 61) % paths.length]!;
      const golden = goldenSlip(path);
      const planted = plant(golden, chanceOf(seed));
      if (!planted) continue;
      tried++;
      const photo = photograph(planted.slip.dots, published, chanceOf(seed + 1000));
      const { findings } = judgePhoto(photo, golden);
      if (findings.length > 0) told++;
      if (findings.length > 0 === (plant === nothing)) {
        missed.push(`seed ${seed}, ${path}: ${findings.map(({ message }) => message).join('; ')}`);
      }
    }
    yield { name, tried, told, missed };
  }
}

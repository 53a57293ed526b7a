import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Slip, slipText } from '../../emulator/machine/slip.ts';
import { encodePng } from '../pictures/png.ts';
import { writeWhole } from './files.ts';

const NAME = /^slip-(\d{4,})\.(?:png|txt|escpos)$/;

/** A folder that slips are kept in, numbered on from those it holds: nothing in it is ever replaced. */
export class SlipFolder {
  readonly #path: string;
  #last: number;

  /** Makes the folder. Throws the operating system's error where it cannot be made. */
  constructor(path: string) {
    mkdirSync(path, { recursive: true });
    this.#path = path;
    this.#last = Math.max(0, ...readdirSync(path).map((name) => Number(NAME.exec(name)?.[1] ?? 0)));
  }

  /** Keeps a slip: bytes, text, and last the picture. Returns its number and the picture's path. */
  keep(slip: Slip): { readonly number: number; readonly picture: string } {
    const number = ++this.#last;
    const path = join(this.#path, `slip-${String(number).padStart(4, '0')}`);
    writeWhole(`${path}.escpos`, slip.bytes);
    writeWhole(`${path}.txt`, slipText(slip));
    writeWhole(`${path}.png`, encodePng(slip.dots));
    return { number, picture: `${path}.png` };
  }
}

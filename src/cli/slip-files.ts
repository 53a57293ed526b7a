import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import { encodePng } from '../pictures/png.ts';
import { syncFolder } from './files.ts';

/** What is kept of a slip. */
export interface SlipContent {
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly dots: Bitmap;
}

/** A slip that a program was killed at: its picture was not in place. */
export interface FoundSlip {
  readonly number: number;
  /** `whole`: every part was on disk, and is in place now. `torn`: parts are missing or may end early. */
  readonly state: 'whole' | 'torn';
  /** Its files. */
  readonly paths: readonly string[];
}

/** The parts of a slip in the order in which they are put in place: a slip whose picture is there is whole. */
const PARTS = ['escpos', 'txt', 'png'] as const;
type Part = (typeof PARTS)[number];

const PARTIAL = '.partial';
const NAME = /^slip-(\d{4,})\.(?:torn\.)?(?:escpos|txt|png)(?:\.partial)?$/;

/** Slips whose files are written and synced at a time: syncs that overlap share a commit of the file system. */
const AT_A_TIME = 4;

/** The name of a part: `slip-0001.png`, `slip-0001.torn.png`. */
export function slipName(number: number, part: Part | `torn.${Part}`): string {
  return `slip-${String(number).padStart(4, '0')}.${part}`;
}

/**
 * Keeps slips so that a crash leaves of each all, unfinished files (`.partial`), or nothing: every part is written
 * under another name and synced before the first is put in place, the bytes and texts before the pictures; the folder
 * is synced after each. Resolves with how many are on disk, from the first on, and what kept the next one from it,
 * of which and of those after it nothing is left.
 */
export async function keepSlips(
  folder: string,
  slips: readonly SlipContent[],
): Promise<{ readonly kept: number; readonly error?: unknown }> {
  const writing: Promise<{ error?: unknown }>[] = [];
  for (const slip of slips) {
    writing.push(
      writeParts(folder, slip).then(
        () => ({}),
        (error: unknown) => ({ error }),
      ),
    );
    if (writing.length >= AT_A_TIME) await writing[writing.length - AT_A_TIME];
  }
  const results = await Promise.all(writing);
  const failed = results.findIndex((result) => 'error' in result);
  const written = failed < 0 ? slips : slips.slice(0, failed);
  try {
    await putInPlace(folder, written);
  } catch (error) {
    return { kept: 0, error };
  }
  if (failed < 0) return { kept: slips.length };
  await Promise.allSettled(
    slips
      .slice(failed)
      .flatMap(({ number }) => PARTS.map((part) => rm(join(folder, slipName(number, part) + PARTIAL)))),
  );
  return { kept: failed, error: results[failed]!.error };
}

/** Fails where a file is there already: another program keeps its slips in the folder too. */
async function writeParts(folder: string, { number, bytes, text, dots }: SlipContent): Promise<void> {
  const contents: Record<Part, Uint8Array | string> = { escpos: bytes, txt: text, png: encodePng(dots) };
  const written = await Promise.allSettled(
    PARTS.map((part) =>
      writeFile(join(folder, slipName(number, part) + PARTIAL), contents[part], { flag: 'wx', flush: true }),
    ),
  );
  const failed = written.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function putInPlace(folder: string, slips: readonly SlipContent[]): Promise<void> {
  if (slips.length === 0) return;
  const put = (number: number, part: Part) => {
    const path = join(folder, slipName(number, part));
    return rename(path + PARTIAL, path);
  };
  await Promise.all(slips.flatMap(({ number }) => [put(number, 'escpos'), put(number, 'txt')]));
  await syncFolder(folder);
  for (const { number } of slips) await put(number, 'png');
  await syncFolder(folder);
}

/**
 * Looks through a folder: the highest number in it, and what a program that was killed has left. A slip of which all
 * is on disk is put in place; the files of any other are named `.torn.`. Slips without an unfinished file stay as they
 * are, also where parts have been removed.
 */
export async function readSlips(folder: string): Promise<{ last: number; found: FoundSlip[] }> {
  const names = new Set(await readdir(folder));
  const found: FoundSlip[] = [];
  let last = 0;
  const unfinished = new Set<number>();
  for (const name of names) {
    const number = Number(NAME.exec(name)?.[1] ?? 0);
    last = Math.max(last, number);
    if (number > 0 && name.endsWith(PARTIAL)) unfinished.add(number);
  }
  for (const number of [...unfinished].sort((a, b) => a - b)) found.push(await settle(folder, number, names));
  if (found.length > 0) await syncFolder(folder);
  return { last, found };
}

async function settle(folder: string, number: number, names: ReadonlySet<string>): Promise<FoundSlip> {
  const found = PARTS.flatMap((part) => {
    const name = slipName(number, part);
    const from = [name, name + PARTIAL].find((name) => names.has(name));
    return from === undefined ? [] : [{ part, name, from }];
  });
  // The first part is put in place when all are synced.
  const isWhole = found.length === PARTS.length && found[0]!.from === found[0]!.name;
  const paths: string[] = [];
  for (const { part, name, from } of found) {
    const path = join(folder, isWhole ? name : slipName(number, `torn.${part}`));
    if (from !== name || !isWhole) await rename(join(folder, from), path);
    paths.push(path);
  }
  return { number, state: isWhole ? 'whole' : 'torn', paths };
}

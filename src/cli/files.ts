import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { UsageError } from './failure.ts';

/** The bytes of a file, or of standard input for `-`. Throws the operating system's error, with the path in it. */
export async function readInput(path: string): Promise<Uint8Array> {
  return path === '-' ? new Uint8Array(await buffer(process.stdin)) : readBytes(path);
}

/** The bytes of a file. Throws the operating system's error, with the path in it. */
export function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    // Reading a folder fails without naming it.
    throw Object.assign(error as Error, { path });
  }
}

/** The bytes that hexadecimal digits say, two a byte; blanks are passed over. Throws a UsageError. */
export function readHex(text: string): Uint8Array {
  const digits = text.replace(/\s+/g, '');
  if (!/^([0-9a-f]{2})*$/i.test(digits)) {
    throw new UsageError(`--hex ${text}: not bytes`, 'Write two hexadecimal digits for each byte: "1B 40 48 69 0A".');
  }
  return Uint8Array.from(Buffer.from(digits, 'hex'));
}

/** Writes a file so that whoever looks finds it whole or not at all; makes its folder. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const partial = `${path}.partial`;
  writeFileSync(partial, content);
  renameSync(partial, path);
}

/**
 * Replaces a file so that a crash leaves it whole, as it was or as it is to be; it is on disk when this resolves. Makes
 * its folder. Rejects with the operating system's error.
 */
export async function replaceSynced(path: string, content: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true });
  const partial = `${path}.partial`;
  await writeFile(partial, content, { flush: true });
  await rename(partial, path);
  await syncFolder(folder);
}

/** Waits until what was put in place in a folder is on disk. Rejects with the operating system's error. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folder, and keeps a journal of names itself.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

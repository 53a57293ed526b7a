import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Files } from './revisions.ts';

/** What a history takes in git. */
export interface Growth {
  /** Bytes of the pack with the first revision alone, and with all of them. */
  readonly first: number;
  readonly all: number;
  /** Bytes of all files of all revisions. */
  readonly files: number;
}

/** Commits revisions to a repository of their own, a commit each, and measures what `git gc` makes of it. */
export function growthOf(revisions: Iterable<Files>): Growth {
  const each = [...revisions];
  const sizes = each.flatMap((files) => Object.values(files).map(({ length }) => length));
  return {
    first: packed(each.slice(0, 1)),
    all: packed(each),
    files: sizes.reduce((sum, size) => sum + size, 0),
  };
}

/** Bytes of the packs, without their indices, of a repository with these commits. */
function packed(revisions: readonly Files[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'platen-growth-'));
  const git = (args: readonly string[], input?: Uint8Array) =>
    execFileSync('git', ['-C', folder, '-c', 'gc.auto=0', ...args], { input, stdio: ['pipe', 'ignore', 'inherit'] });
  try {
    git(['init', '-q', '-b', 'main']);
    // Loose objects, as commits by hand leave them: what git finds in common is the work of gc alone.
    git(['-c', 'fastimport.unpackLimit=100000', 'fast-import', '--quiet'], Buffer.concat(revisions.map(commit)));
    git(['gc', '-q', '--prune=now']);
    const packs = join(folder, '.git/objects/pack');
    const sizes = readdirSync(packs).map((file) => (file.endsWith('.pack') ? statSync(join(packs, file)).size : 0));
    return sizes.reduce((sum, size) => sum + size, 0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A commit as `git fast-import` takes it; the same time and author each time, so that the same files give the same pack. */
function commit(files: Files, revision: number): Buffer {
  const message = `Revision ${revision}\n`;
  const head = `commit refs/heads/main\ncommitter Platen <platen@example.com> ${1_800_000_000 + revision} +0000\n`;
  const changes = Object.entries(files).flatMap(([name, content]) => [
    Buffer.from(`M 100644 inline golden/shop/${name}\ndata ${content.length}\n`),
    content,
    Buffer.from('\n'),
  ]);
  return Buffer.concat([Buffer.from(`${head}data ${message.length}\n${message}`), ...changes, Buffer.from('\n')]);
}

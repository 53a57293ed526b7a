import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import looksSame from 'looks-same';
import { ODiffServer } from 'odiff-bin';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** What a program that compares pictures says of two: how many pixels differ, where it counts them. */
export interface Said {
  readonly differs: boolean;
  readonly words: string;
}

/** A program that compares pictures, with its thresholds as it comes. */
export interface Peer {
  readonly name: string;
  /** `files` hold the same pictures as the PNGs. */
  compare(actual: Buffer, golden: Buffer, files: readonly [actual: string, golden: string]): Promise<Said> | Said;
}

const counted = (pixels: number): Said => ({ differs: pixels > 0, words: `${pixels} pixels` });

/** pixelmatch takes pictures of the same size alone. */
export const pixelmatchPeer: Peer = {
  name: 'pixelmatch + pngjs',
  compare(actual, golden) {
    const [a, b] = [PNG.sync.read(actual), PNG.sync.read(golden)];
    if (a.width !== b.width || a.height !== b.height) return { differs: true, words: 'refused: other size' };
    return counted(pixelmatch(a.data, b.data, undefined, a.width, a.height));
  },
};

/** Begun at the first picture: it gives up when it cannot speak within its first seconds. */
let server: ODiffServer | undefined;

/** odiff, its process kept alive between pictures. */
export const odiffPeer: Peer = {
  name: 'odiff',
  async compare(_actual, _golden, [actual, golden]) {
    server ??= new ODiffServer();
    const result = await server.compare(golden, actual, `${actual}.difference.png`);
    if (result.match) return counted(0);
    return result.reason === 'pixel-diff' ? counted(result.diffCount) : { differs: true, words: result.reason };
  },
};

export const looksSamePeer: Peer = {
  name: 'looks-same',
  async compare(actual, golden) {
    const result = await looksSame(actual, golden, {});
    return { differs: !result.equal, words: result.equal ? 'equal' : 'not equal' };
  },
};

export const peers: readonly Peer[] = [pixelmatchPeer, odiffPeer, looksSamePeer];

/** A folder for pictures; `close` removes it and ends what peers have started. */
export function pictureFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'peers-'));
  return {
    put(name: string, png: Uint8Array): string {
      const path = join(folder, name);
      writeFileSync(path, png);
      return path;
    },
    close() {
      server?.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

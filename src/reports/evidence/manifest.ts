import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files of a bundle that speak of the others, and so are not among them. */
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig.json';
export const PUBLIC_KEY = 'public-key.pem';
const ownFiles: readonly string[] = [MANIFEST, SIGNATURE, PUBLIC_KEY];

/**
 * One file of a bundle. `chain`: SHA-256 of the chain value of the file before, the path, the length and the digest, so
 * that no file can be changed, left out, added or moved without changing every value after it.
 */
export interface ManifestFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly chain: string;
}

export interface Manifest {
  readonly manifest: 1;
  /** The last value of the chain. */
  readonly head: string;
  readonly files: readonly ManifestFile[];
}

/** What is signed: the digests of the manifest and of the public key. */
export interface Signature {
  readonly manifestSha256: string;
  readonly keySha256: string;
  /** Base64, Ed25519 (RFC 8032) over the two lines above it. */
  readonly signature: string;
}

/** Chain value before the first file. */
const START = '0'.repeat(64);

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

/** The next value of a chain. */
export const chained = (before: string, { path, bytes, sha256: digest }: Omit<ManifestFile, 'chain'>): string =>
  sha256(`${before}\n${path}\n${bytes}\n${digest}\n`);

/** Every file below a folder but those that speak of the others, `/` between folders, in the order of the alphabet. */
export function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !ownFiles.includes(path))
    .sort();
}

/** The manifest of the files of a bundle as they are now. */
export function manifestOf(folder: string): Manifest {
  const files: ManifestFile[] = [];
  for (const path of filesOf(folder)) {
    const data = readFileSync(join(folder, path));
    const file = { path, bytes: data.length, sha256: sha256(data) };
    files.push({ ...file, chain: chained(files.at(-1)?.chain ?? START, file) });
  }
  return { manifest: 1, head: files.at(-1)?.chain ?? START, files };
}

export const startOfChain = START;

/** What a manifest, and a signature, look like as files: one way alone, so that every byte of them is checked. */
export const written = (value: Manifest | Signature): string => `${JSON.stringify(value, null, 1)}\n`;

/** What is signed. */
export const signedWords = ({ manifestSha256, keySha256 }: Omit<Signature, 'signature'>): Buffer =>
  Buffer.from(`platen bundle\nmanifest ${manifestSha256}\nkey ${keySha256}\n`);

/** Seals a bundle: lists and chains its files and signs the list. */
export function seal(folder: string, key: KeyObject): void {
  const manifest = written(manifestOf(folder));
  const pem = createPublicKey(key).export({ type: 'spki', format: 'pem' }) as string;
  const digests = { manifestSha256: sha256(manifest), keySha256: sha256(pem) };
  const signature = sign(null, signedWords(digests), key).toString('base64');
  writeFileSync(join(folder, MANIFEST), manifest);
  writeFileSync(join(folder, PUBLIC_KEY), pem);
  writeFileSync(join(folder, SIGNATURE), written({ ...digests, signature }));
}

/** A new Ed25519 key. */
export const newKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** The Ed25519 private key of a PEM text; null where it holds none. */
export function privateKeyOf(pem: string): KeyObject | null {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

export const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  chained,
  filesOf,
  MANIFEST,
  type Manifest,
  PUBLIC_KEY,
  SIGNATURE,
  type Signature,
  sha256,
  signedWords,
  startOfChain,
  written,
} from './manifest.ts';

/** One thing that is wrong with a bundle: the file, and what. */
export interface BundleProblem {
  readonly path: string;
  readonly what: 'changed' | 'missing' | 'added' | 'not-signed-by';
  readonly message: string;
}

export interface Verified {
  /** None: every byte is as it was when the bundle was sealed. */
  readonly problems: readonly BundleProblem[];
  /** Files that were looked at, and SHA-256 of the key that they are signed with. */
  readonly files: number;
  readonly key: string;
}

/**
 * Looks at every byte of a bundle. `signer`: the public key it must be signed with, PEM; by any when absent. What is
 * wrong is told of the file that was changed: of the manifest, the signature and the key too.
 */
export function verifyBundle(folder: string, signer?: string): Verified {
  const texts = [MANIFEST, SIGNATURE, PUBLIC_KEY].map((path) => textOf(folder, path));
  const lost = [MANIFEST, SIGNATURE, PUBLIC_KEY].filter((_, i) => texts[i] === null);
  if (lost.length > 0) {
    return { problems: lost.map((path) => problem(path, 'missing', 'is not there')), files: 0, key: '' };
  }
  const [manifestText, signatureText, pem] = texts as [Buffer, Buffer, Buffer];
  const problems = [...sealProblems(manifestText, signatureText, pem), ...signerProblems(pem, signer)];
  const manifest = parsed<Manifest>(manifestText);
  if (!manifest || !Array.isArray(manifest.files)) return { problems, files: 0, key: sha256(pem) };
  return {
    problems: [...problems, ...fileProblems(folder, manifest)],
    files: manifest.files.length,
    key: sha256(pem),
  };
}

/** What is wrong with the manifest, the signature or the key: which of the three does not go with the other two. */
function sealProblems(manifestText: Buffer, signatureText: Buffer, pem: Buffer): BundleProblem[] {
  const signature = parsed<Signature>(signatureText);
  const isCanonical = signature !== null && Buffer.from(written(signature)).equals(signatureText);
  const digests = { manifestSha256: sha256(manifestText), keySha256: sha256(pem) };
  const key = publicKeyOf(pem);
  const bytes = Buffer.from(`${signature?.signature}`, 'base64');
  // The last digit of base64 has bits that stand for nothing.
  const isWhole = bytes.toString('base64') === signature?.signature;
  const holds = (words: Omit<Signature, 'signature'>) =>
    key !== null && isWhole && verifySignature(null, signedWords(words), key, bytes);
  if (!isCanonical) return [problem(SIGNATURE, 'changed', 'is not as it was written')];
  if (holds(signature)) {
    return [
      ...(signature.manifestSha256 === digests.manifestSha256
        ? []
        : [problem(MANIFEST, 'changed', 'is not the one that was signed')]),
      // The key as an object is the same: what was changed of its text says nothing to whoever reads keys.
      ...(signature.keySha256 === digests.keySha256
        ? []
        : [problem(PUBLIC_KEY, 'changed', 'is not as it was written')]),
    ];
  }
  if (signature.keySha256 !== digests.keySha256 && !holds({ ...signature, keySha256: digests.keySha256 })) {
    return [problem(PUBLIC_KEY, 'changed', 'is not the key that signed')];
  }
  return [problem(SIGNATURE, 'changed', 'does not hold for the manifest and the key')];
}

function signerProblems(pem: Buffer, signer: string | undefined): BundleProblem[] {
  if (signer === undefined) return [];
  const [own, expected] = [publicKeyOf(pem), publicKeyOf(signer)];
  if (own && expected?.equals(own)) return [];
  return [problem(PUBLIC_KEY, 'not-signed-by', 'is not the key that was expected')];
}

function fileProblems(folder: string, { files, head }: Manifest): BundleProblem[] {
  const problems: BundleProblem[] = [];
  const there = new Set(filesOf(folder));
  let chain = startOfChain;
  for (const file of files) {
    chain = chained(chain, file);
    if (chain !== file.chain) problems.push(problem(MANIFEST, 'changed', `the chain breaks at ${file.path}`));
    if (!there.delete(file.path)) problems.push(problem(file.path, 'missing', 'is not there'));
    else if (sha256(readFileSync(join(folder, file.path))) !== file.sha256) {
      problems.push(problem(file.path, 'changed', 'is not as it was sealed'));
    }
  }
  if (chain !== head) problems.push(problem(MANIFEST, 'changed', 'its head is not the end of the chain'));
  return [...problems, ...[...there].map((path) => problem(path, 'added', 'was not there when the bundle was sealed'))];
}

const problem = (path: string, what: BundleProblem['what'], words: string): BundleProblem => ({
  path,
  what,
  message: `${path} ${words}`,
});

function publicKeyOf(pem: Buffer | string): KeyObject | null {
  try {
    const key = createPublicKey(pem);
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

function textOf(folder: string, path: string): Buffer | null {
  try {
    return readFileSync(join(folder, path));
  } catch {
    return null;
  }
}

function parsed<T>(text: Buffer): T | null {
  try {
    const value: unknown = JSON.parse(text.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as T) : null;
  } catch {
    return null;
  }
}

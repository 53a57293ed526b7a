/**
 * A number from 0 up to 1 for each `index` of a `seed`, always the same: a counter put through the 32-bit finalizer of
 * MurmurHash3 (A. Appleby, public domain). Being asked by index it does not depend on how a stream is cut into runs.
 */
export function chance(seed: number, index: number): number {
  let hash = (Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca77) + 1) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

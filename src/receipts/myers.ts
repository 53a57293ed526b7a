/**
 * Edits after which the search gives up: a slip that shares less with its golden is another slip. The search keeps one
 * row of positions for each edit, so this bounds its memory to 16 MiB.
 */
export const MOST_EDITS = 2000;

/**
 * Indices of a longest common subsequence of two sequences of lengths `n` and `m`, in order (E. W. Myers, An O(ND)
 * Difference Algorithm and Its Variations, 1986, without its linear-space refinement). Common beginnings and ends are
 * taken first. Empty between them when the sequences are more than `MOST_EDITS` edits apart.
 */
export function matchSequences(n: number, m: number, equal: (a: number, b: number) => boolean): [number, number][] {
  let head = 0;
  while (head < n && head < m && equal(head, head)) head++;
  let tail = 0;
  while (tail < n - head && tail < m - head && equal(n - 1 - tail, m - 1 - tail)) tail++;
  const matches: [number, number][] = [];
  for (let i = 0; i < head; i++) matches.push([i, i]);
  for (const [a, b] of middle(n - head - tail, m - head - tail, (a, b) => equal(head + a, head + b))) {
    matches.push([head + a, head + b]);
  }
  for (let i = tail; i > 0; i--) matches.push([n - i, m - i]);
  return matches;
}

function middle(n: number, m: number, equal: (a: number, b: number) => boolean): [number, number][] {
  if (n === 0 || m === 0) return [];
  const most = Math.min(n + m, MOST_EDITS);
  // furthest[k + most] is how far into the first sequence diagonal k (a - b) has come.
  const furthest = new Int32Array(2 * most + 3);
  const history: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits++) {
    history.push(furthest.slice(most - edits, most + edits + 3));
    for (let k = -edits; k <= edits; k += 2) {
      const at = k + most + 1;
      const down = k === -edits || (k !== edits && furthest[at - 1]! < furthest[at + 1]!);
      let a = down ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (a < n && a - k < m && a - k >= 0 && equal(a, a - k)) a++;
      furthest[at] = a;
      if (a >= n && a - k >= m) return walkBack(history, n, m);
    }
  }
  return [];
}

/** From the end back through the edits; what lies between two edits on a diagonal is common. */
function walkBack(history: readonly Int32Array[], n: number, m: number): [number, number][] {
  const matches: [number, number][] = [];
  let a = n;
  let b = m;
  for (let edits = history.length - 1; edits >= 0; edits--) {
    const before = history[edits]!;
    // The slice was cut so that its middle is diagonal 0.
    const reached = (k: number) => before[k + edits + 1]!;
    const k = a - b;
    const down = k === -edits || (k !== edits && reached(k - 1) < reached(k + 1));
    const from = down ? k + 1 : k - 1;
    const startA = edits === 0 ? 0 : down ? reached(from) : reached(from) + 1;
    while (a > startA) matches.push([--a, --b]);
    if (edits > 0) {
      a = reached(from);
      b = a - from;
    }
  }
  return matches.reverse();
}

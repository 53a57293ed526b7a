import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml';

export type Path = readonly (string | number)[];

/** One thing wrong with a file. */
export interface Problem {
  /** 1-based; the column counts characters. */
  readonly line: number;
  readonly column: number;
  /** `steps[0].sale.amount`; '' for the whole file. */
  readonly path: string;
  /** What was expected and what came, in one sentence. */
  readonly message: string;
  /** The line as it stands in the file. */
  readonly source: string;
}

/** A file's value, and where in the file each part of it stands. */
export interface Source {
  readonly value: unknown;
  /** A problem with the value at `path`, or, where there is none, with what should hold it. */
  problem(path: Path, message: string): Problem;
  /** A problem with a key of the mapping at `path`. */
  keyProblem(path: Path, key: string, message: string): Problem;
  /** Whether something stands at `path`. */
  has(path: Path): boolean;
  /** 1-based line of the value at `path`. */
  lineOf(path: Path): number;
}

/** The text of a YAML file, with the place of every value in it. */
export class YamlSource implements Source {
  readonly value: unknown;
  /** What is no YAML; there is no value then. */
  readonly problems: readonly Problem[];
  readonly #lines: readonly string[];
  readonly #counter = new LineCounter();
  readonly #root: Node | null;

  constructor(text: string) {
    this.#lines = text.split(/\r?\n/);
    const document = parseDocument(text, { lineCounter: this.#counter, prettyErrors: false });
    this.#root = document.contents as Node | null;
    const problems = document.errors.map((error) =>
      this.#problemAt(error.pos[0], '', `not valid YAML: ${error.message}`),
    );
    let value: unknown;
    if (problems.length === 0) {
      try {
        value = document.toJS();
      } catch (error) {
        // An alias that no anchor has, or one that would unfold without bound.
        problems.push(this.#problemAt(0, '', `not valid YAML: ${(error as Error).message}`));
      }
    }
    this.value = value;
    this.problems = problems;
  }

  problem(path: Path, message: string): Problem {
    return this.#problemAt(this.#offsetOf(path), pathText(path), message);
  }

  keyProblem(path: Path, key: string, message: string): Problem {
    const pair = pairOf(this.#nodeAt(path), key);
    const offset = (pair?.key as Node | undefined)?.range?.[0] ?? this.#offsetOf(path);
    return this.#problemAt(offset, pathText(path), message);
  }

  has(path: Path): boolean {
    return this.#nodeAt(path) !== undefined;
  }

  lineOf(path: Path): number {
    return this.#counter.linePos(this.#offsetOf(path)).line;
  }

  #problemAt(offset: number, path: string, message: string): Problem {
    const { line, col } = this.#counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col), path, message, source: this.#lines[line - 1] ?? '' };
  }

  /** Where the value stands; of a key without one the key; of what is missing the thing that lacks it. */
  #offsetOf(path: Path): number {
    for (let length = path.length; length > 0; length--) {
      const holder = this.#nodeAt(path.slice(0, length - 1));
      const last = path[length - 1]!;
      const pair = pairOf(holder, last);
      const node = pair ? (pair.value ?? pair.key) : isSeq(holder) ? holder.items[Number(last)] : undefined;
      const offset = (node as Node | null | undefined)?.range?.[0];
      if (offset !== undefined) return offset;
    }
    return this.#root?.range?.[0] ?? 0;
  }

  #nodeAt(path: Path): unknown {
    let node: unknown = this.#root;
    for (const part of path) {
      node = isSeq(node) ? node.items[Number(part)] : pairOf(node, part)?.value;
      if (isAlias(node)) return undefined;
    }
    return node;
  }
}

function pairOf(node: unknown, key: string | number): Pair | undefined {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
}

/** `steps[0].sale.amount`. */
export function pathText(path: Path): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

/** Characters that a screen draws two columns wide. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;

/** `FILE:LINE:COLUMN PATH: MESSAGE`, the line below it and a caret below its place. */
export function problemText(file: string, { line, column, path, message, source }: Problem): string {
  const before = source.slice(0, column - 1);
  const blank = before.replace(wide, '\u3000').replace(/[^\t\u3000]/g, ' ');
  const where = `${file}:${line}:${column}`;
  return `${where} ${path === '' ? '' : `${path}: `}${message}\n    ${source}\n    ${blank}^`;
}

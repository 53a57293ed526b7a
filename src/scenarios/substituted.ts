import type { Path, Problem, Source, YamlSource } from '../yaml/source.ts';
import type { Parameter } from './parameter-axes.ts';

/** A file with values in place of its parameters. Problems are told where the parameter is used, with its value. */
export class SubstitutedSource implements Source {
  readonly value: unknown;
  readonly #source: YamlSource;
  readonly #parameters: ReadonlyMap<string, Parameter>;
  readonly #reference: RegExp;

  /** `reference`: finds parameters in a text, its group their name or `$`. */
  constructor(source: YamlSource, parameters: ReadonlyMap<string, Parameter>, reference: RegExp) {
    this.#source = source;
    this.#parameters = parameters;
    this.#reference = reference;
    this.value = this.#valueOf(source.value, []);
  }

  problem(path: Path, message: string): Problem {
    const { written, text } = this.#written(path);
    return this.#source.problem(written, message + this.#standingFor(text));
  }

  keyProblem(path: Path, key: string, message: string): Problem {
    const { written, text } = this.#written([...path, key], true);
    // The mapping is a parameter's: the file has the key elsewhere.
    if (written.length <= path.length) return this.#source.problem(written, message + this.#standingFor(text));
    const name = String(written.at(-1));
    return this.#source.keyProblem(written.slice(0, -1), name, message + this.#standingFor(text));
  }

  has(path: Path): boolean {
    const value = path.reduce<unknown>(
      (held, part) => (held as Record<string | number, unknown> | undefined)?.[part],
      this.value,
    );
    return value !== undefined;
  }

  lineOf(path: Path): number {
    return this.#source.lineOf(this.#written(path).written);
  }

  /** What a value stands for; of the file itself without what declares the parameters. */
  #valueOf(value: unknown, path: Path): unknown {
    if (typeof value === 'string') return this.#textOf(value);
    if (Array.isArray(value)) return value.map((one, index) => this.#valueOf(one, [...path, index]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) =>
        path.length === 0 && key === 'parameters'
          ? [key, one]
          : [String(this.#textOf(key)), this.#valueOf(one, [...path, key])],
      ),
    );
  }

  /** The value itself where the text is one parameter and nothing else. */
  #textOf(text: string): unknown {
    const [whole] = text.matchAll(this.#reference);
    if (whole?.[0] === text && whole[1] !== '$') return this.#parameters.get(whole[1]!)!.value;
    return text.replaceAll(this.#reference, (_, name: string) =>
      name === '$' ? '$' : String(this.#parameters.get(name)!.value),
    );
  }

  /** Where the file has the value at `path`, or the parameter that it is a part of, and what stands there. */
  #written(path: Path, isKey = false): { readonly written: Path; readonly text: unknown } {
    const written: (string | number)[] = [];
    let value = this.#source.value;
    for (const [index, part] of path.entries()) {
      if (typeof value !== 'object' || value === null) break;
      const key = Array.isArray(value)
        ? part
        : Object.keys(value).find((one) => String(this.#textOf(one)) === String(part));
      if (key === undefined) {
        written.push(part);
        return { written, text: undefined };
      }
      written.push(key);
      if (isKey && index === path.length - 1) return { written, text: key };
      value = (value as Record<string | number, unknown>)[key];
    }
    return { written, text: value };
  }

  /** ` ($card is "chipp", line 4)`; '' for what has no parameter in it. */
  #standingFor(text: unknown): string {
    if (typeof text !== 'string') return '';
    const names = new Set([...text.matchAll(this.#reference)].map(([, name]) => name!).filter((name) => name !== '$'));
    const told = [...names].map((name) => {
      const { value, path } = this.#parameters.get(name)!;
      return `$${name} is ${JSON.stringify(value)}, line ${this.#source.lineOf(path)}`;
    });
    return told.length === 0 ? '' : ` (${told.join('; ')})`;
  }
}

import type { Line } from '../ports/port.ts';

export interface Watching {
  /** Bytes pass, either way. */
  readonly moved: () => void;
  /** What is handed on of those that come. */
  readonly passing?: (bytes: Uint8Array) => Uint8Array;
  /** The most that come in one go; as many as do when absent. */
  readonly pieces?: number;
}

/** A line on which somebody watches what passes. */
export function watchedLine(line: Line, { moved, passing = (bytes) => bytes, pieces = Infinity }: Watching): Line {
  const own: Pick<Line, 'attach' | 'write'> = {
    attach: (handlers) =>
      line.attach({
        ...handlers,
        mostAtOnce: () => Math.min(pieces, handlers.mostAtOnce?.() ?? Infinity),
        onBytes: (bytes, at, byteTime) => {
          moved();
          const come = passing(bytes);
          if (come.length > 0) handlers.onBytes(come, at, byteTime);
        },
      }),
    write: (bytes) => {
      moved();
      return line.write(bytes);
    },
  };
  const bound = new Map<string | symbol, unknown>();
  // A line of a wire has more than a line has: what is not changed is its own.
  return new Proxy(line, {
    get: (target, name) => {
      const known = bound.get(name);
      if (known) return known;
      const part: unknown = Reflect.get(name in own ? own : target, name);
      if (typeof part !== 'function') return part;
      const method: unknown = part.bind(target);
      bound.set(name, method);
      return method;
    },
  });
}

/** A host that tells when it is asked and when it answers, whatever it is asked. */
export function watchedHost<T extends object>(host: T, passed: () => void): T {
  return new Proxy(host, {
    get: (of, name) => {
      const asked: unknown = Reflect.get(of, name, of);
      if (typeof asked !== 'function') return asked;
      return async (...given: readonly unknown[]) => {
        passed();
        try {
          return await asked.apply(of, given);
        } finally {
          passed();
        }
      };
    },
  });
}

import type { Line } from '../ports/port.ts';

/** A line that tells when bytes pass, either way. */
export function watchedLine(line: Line, passed: () => void): Line {
  const own: Pick<Line, 'attach' | 'write'> = {
    attach: (handlers) =>
      line.attach({
        ...handlers,
        onBytes: (bytes, at, byteTime) => {
          passed();
          handlers.onBytes(bytes, at, byteTime);
        },
      }),
    write: (bytes) => {
      passed();
      return line.write(bytes);
    },
  };
  // A line of a wire has more than a line has: what is not changed is its own.
  return new Proxy(line, {
    get: (target, name) => {
      const part: unknown = Reflect.get(name in own ? own : target, name);
      return typeof part === 'function' ? part.bind(target) : part;
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

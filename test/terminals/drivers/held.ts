import type { Line } from '../../../src/ports/port.ts';

/** Lines that were opened, and those of them that are not closed. */
export class Lines {
  readonly #open = new Set<string>();
  #isMute = false;

  /** The same line, whose end is noted. */
  noted(line: Line): Line {
    this.#open.add(line.name);
    const gone = () => this.#open.delete(line.name);
    return {
      ...plain(line),
      close: () => line.close().then(() => void gone()),
      reset: () => {
        gone();
        line.reset();
      },
    };
  }

  /** The device's end of a line: from `hush` on nothing passes. */
  muted(line: Line): Line {
    return {
      ...plain(line),
      attach: ({ onBytes, ...others }) =>
        line.attach({
          ...others,
          onBytes: (bytes, at, byteTime) => {
            if (!this.#isMute) onBytes(bytes, at, byteTime);
          },
        }),
      write: async (bytes) => {
        if (!this.#isMute) await line.write(bytes);
      },
    };
  }

  hush(): void {
    this.#isMute = true;
  }

  held(): readonly string[] {
    return [...this.#open];
  }
}

const plain = (line: Line): Line => ({
  name: line.name,
  attach: (handlers) => line.attach(handlers),
  write: (bytes) => line.write(bytes),
  pause: () => line.pause(),
  resume: () => line.resume(),
  close: () => line.close(),
  reset: () => line.reset(),
});

/** Processes that this one has started and that still run, beyond those that ran when it was asked first. */
export function startedProcesses(): () => readonly string[] {
  const running = () => process.getActiveResourcesInfo().filter((resource) => resource === 'ProcessWrap');
  const before = running().length;
  return () => running().slice(before);
}

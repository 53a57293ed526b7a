import { existsSync } from 'node:fs';
import { z } from 'zod';
import { redactBytes } from '../events/redaction.ts';
import { UsageError } from './failure.ts';
import { readBytes, replaceSynced } from './files.ts';

const bytes = z.strictObject({ hex: z.string().regex(/^([0-9a-f]{2})*$/) });
const size = z.int().min(0);
const picture = z.strictObject({ width: z.int().min(1), height: z.int().min(1), bits: bytes, size });

/** What a printer keeps without power: pictures by number and by key code, a host's bytes and records. */
const memory = z.strictObject({
  images: z.record(z.string().regex(/^\d+$/), picture).optional(),
  graphics: z.record(z.string().length(2), picture).optional(),
  area: bytes.optional(),
  records: z.record(z.string().length(2), bytes).optional(),
});
type Memory = z.infer<typeof memory>;

/**
 * What a printer's non-volatile memory held when the file was written; nothing where there is no file yet. Throws a
 * UsageError for a file that is something else, or the operating system's error.
 */
export function readMemory(path: string): object | undefined {
  if (!existsSync(path)) return undefined;
  const { data, error } = memory.safeParse(jsonOf(readBytes(path)));
  if (data) return data;
  const [issue] = error.issues;
  const where = issue && issue.path.length > 0 ? ` at ${issue.path.join('.')}` : '';
  throw new UsageError(
    `--memory ${path}: not the memory of a printer${where}`,
    'Name a file that platen emulate --memory has written, or one that does not exist.',
  );
}

function jsonOf(content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return undefined;
  }
}

/**
 * The file that a printer's memory is kept in. Whoever reads it finds it whole, and nobody waits for it: of changes that
 * come faster than the disk takes them the latest is kept. Card numbers in a host's data get other digits.
 */
export class MemoryFile {
  readonly #path: string;
  readonly #keepCardData: boolean;
  readonly #onFailure: (error: unknown) => void;
  #next?: object;
  #writing?: Promise<void>;

  /** `onFailure` is called with the operating system's error when the file cannot be written. */
  constructor(path: string, keepCardData: boolean, onFailure: (error: unknown) => void) {
    this.#path = path;
    this.#keepCardData = keepCardData;
    this.#onFailure = onFailure;
  }

  /** Takes what the memory holds now. */
  keep(content: object): void {
    this.#next = content;
    this.#writing ??= this.#write();
  }

  /** Resolves when what was taken is on disk, or could not be written. */
  async close(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    try {
      for (let content = this.#next; content; content = this.#next) {
        this.#next = undefined;
        const kept = this.#keepCardData ? content : withoutCards(content as Memory);
        await replaceSynced(this.#path, `${JSON.stringify(kept, null, 2)}\n`);
      }
    } catch (error) {
      this.#onFailure(error);
    }
    this.#writing = undefined;
  }
}

function withoutCards({ area, records, ...pictures }: Memory): Memory {
  const redacted = ({ hex }: { hex: string }) => ({
    hex: Buffer.from(redactBytes(Buffer.from(hex, 'hex'))).toString('hex'),
  });
  return {
    ...pictures,
    ...(area ? { area: redacted(area) } : {}),
    ...(records
      ? { records: Object.fromEntries(Object.entries(records).map(([key, data]) => [key, redacted(data)])) }
      : {}),
  };
}

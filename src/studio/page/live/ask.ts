import type { Pace } from '../../../../emulator/machine/mechanism.ts';
import type { SlipBytes } from '../../messages.ts';
import { notice } from '../parts/notice.ts';
import { words } from '../words/words.ts';

/** Asks the studio. What goes wrong is told, with a way to ask again; then undefined. */
export async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const wrong = (text: string) => {
    notice.value = { text, isError: true, way: { kind: 'retry', go: () => ask(method, path, body) } };
  };
  try {
    const answer = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', 'x-platen': '1' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status === 204) return null;
    const said = (await answer.json()) as { readonly why?: string };
    if (answer.ok) return said;
    const isGone = answer.status === 404 && path.startsWith('./printers/');
    wrong(isGone ? words.value.notice.notThere : (said.why ?? `${answer.status}`));
  } catch {
    wrong(words.value.notice.noAnswer);
  }
  return undefined;
}

export const beginFault = (printer: number, name: string) => ask('POST', `./printers/${printer}/faults/${name}`, {});
export const endFault = (printer: number, name: string) => ask('DELETE', `./printers/${printer}/faults/${name}`);
export const resetPrinter = (printer: number) => ask('POST', `./printers/${printer}/reset`, {});
export const setPace = (printer: number, pace: Pace) => ask('POST', `./printers/${printer}/pace`, { pace });

export const slipBytes = (printer: number, slip: number) =>
  ask('GET', `./printers/${printer}/slips/${slip}`) as Promise<SlipBytes | undefined>;
export const fileOf = (printer: number, slip: number, extension: string) =>
  `./printers/${printer}/slips/${slip}/slip.${extension}`;

/** Takes a slip away, or all of a printer: how many. */
export const removeSlips = (printer: number, slip?: number) =>
  ask('DELETE', `./printers/${printer}/slips${slip === undefined ? '' : `/${slip}`}`) as Promise<
    { readonly count: number } | undefined
  >;
/** Brings back what was taken away last. */
export const restoreSlips = (printer: number) => ask('POST', `./printers/${printer}/slips/undo`);

/** Keeps a slip as a golden. `isThere`: there is one of that name, and it stays unless `replaces`. */
export const keepGolden = (printer: number, slip: number, name: string, replaces: boolean) =>
  ask('POST', `./printers/${printer}/slips/${slip}/golden`, { name, replaces }) as Promise<
    { readonly path: string; readonly isThere?: true } | undefined
  >;

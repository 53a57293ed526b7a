import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/clock/clock.ts';
import { type Card, type Terminal, TerminalError, type TerminalRequest } from '../../../src/terminals/terminal.ts';

/** A terminal under test, and the device behind it. */
export interface Driven {
  readonly clock: Clock;
  readonly terminal: Terminal;
  readonly card: Card;
  /** What the device itself took, smallest units, in order. */
  sold(): readonly number[];
  /** The host behind it says no to the next sale. */
  decline(): void;
  /** It says nothing any more. */
  hush(): void;
  /** Names of what is held still: lines, processes, windows. */
  held(): readonly string[];
  tidy?(): Promise<void>;
}

/** What every driver has to do. */
export const cases = {
  sale: 'a sale is approved, with every digit of its amount',
  declined: 'a sale that the host declines is declined, and not sold',
  voucher: 'a voucher that there is not is refused as no-such-voucher',
  busy: 'a second request while one is under way is refused as busy, and disturbs nothing',
  unsupported: 'what the terminal has no way for is refused as not-supported, and not asked of it',
  silent: 'a device that says nothing ends in a TerminalError with code and hint, within its limit',
  close: 'close gives back all that is held, and may be called twice',
  'close-busy': 'close ends a request under way',
} as const;

export interface Subject {
  readonly name: string;
  /** `isSilent`: its device is to say nothing, and what waits may wait no longer than a test can. */
  setUp(isSilent: boolean): Promise<Driven>;
  /** Amounts that it can be asked for, smallest units. */
  readonly amounts?: readonly number[];
  /** The longest that it waits for a device that says nothing, ms of its clock. */
  readonly limit: number;
  /** What it has no way for. */
  readonly unsupported?: TerminalRequest;
  /** Cases that it cannot have, each with the reason. */
  readonly skip?: Partial<Record<keyof typeof cases, string>>;
}

const usual = [1, 9, 10, 1285, 100_000, 12_345_678];

/** A process that has ended is taken off the list in the turn after the one that told so. */
const turns = async () => {
  for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve));
};

/** The suite that every driver is held to. */
export function driverContract(subject: Subject): void {
  const { name, amounts = usual, limit, unsupported = { kind: 'qr-query' }, skip = {} } = subject;
  let driven: Driven | undefined;

  const setUp = async (isSilent = false): Promise<Driven> => {
    driven = await subject.setUp(isSilent);
    return driven;
  };
  const passes = (which: keyof typeof cases, body: () => Promise<void>) => {
    const reason = skip[which];
    if (reason === undefined) test(cases[which], body);
    else test.skip(`${cases[which]} (${reason})`, () => {});
  };

  describe(name, () => {
    afterEach(async () => {
      const { clock, terminal, tidy } = driven!;
      await clock.run(terminal.close());
      await tidy?.();
      driven = undefined;
    });

    passes('sale', async () => {
      const { clock, terminal, card, sold } = await setUp();
      for (const amount of amounts) {
        const outcome = await clock.run(terminal.perform({ kind: 'sale', amount, card }));
        expect(outcome).toMatchObject({ result: 'approved', display: expect.stringMatching(/./) });
      }
      expect(sold()).toEqual(amounts);
    });

    passes('declined', async () => {
      const { clock, terminal, card, sold, decline } = await setUp();
      decline();
      const [amount = 0] = amounts;
      expect(await clock.run(terminal.perform({ kind: 'sale', amount, card }))).toMatchObject({ result: 'declined' });
      expect(sold()).toEqual([]);
      expect(await clock.run(terminal.perform({ kind: 'sale', amount, card }))).toMatchObject({ result: 'approved' });
      expect(sold()).toEqual([amount]);
    });

    passes('voucher', async () => {
      const { clock, terminal } = await setUp();
      expect(await clock.run(terminal.perform({ kind: 'void', voucher: 987 }))).toMatchObject({
        result: 'refused',
        reason: 'no-such-voucher',
      });
    });

    passes('busy', async () => {
      const { clock, terminal, card, sold } = await setUp();
      const [amount = 0] = amounts;
      const first = terminal.perform({ kind: 'sale', amount, card });
      const second = terminal.perform({ kind: 'sale', amount: amount + 1, card });
      expect(await clock.run(second)).toMatchObject({ result: 'refused', reason: 'busy' });
      expect(await clock.run(first)).toMatchObject({ result: 'approved' });
      expect(sold()).toEqual([amount]);
    });

    passes('unsupported', async () => {
      const { clock, terminal, hush } = await setUp();
      hush();
      const begun = clock.now();
      expect(await clock.run(terminal.perform(unsupported))).toMatchObject({
        result: 'refused',
        reason: 'not-supported',
      });
      if (clock.kind === 'virtual') expect(clock.now()).toBe(begun);
    });

    passes('silent', async () => {
      const { clock, terminal, card, hush } = await setUp(true);
      hush();
      const begun = clock.now();
      const [amount = 0] = amounts;
      const error: unknown = await clock.run(terminal.perform({ kind: 'sale', amount, card })).then(
        (outcome) => outcome,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(TerminalError);
      const { code, message, hint } = error as TerminalError;
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(message).toMatch(/.../);
      expect(hint).toMatch(/.../);
      // Real time is told by a machine that does other things as well.
      if (clock.kind === 'virtual') expect(clock.now() - begun).toBeLessThanOrEqual(limit);
    });

    passes('close', async () => {
      const { clock, terminal, card, held } = await setUp();
      const [amount = 0] = amounts;
      await clock.run(terminal.perform({ kind: 'sale', amount, card }));
      await clock.run(terminal.close());
      await turns();
      expect(held()).toEqual([]);
      await clock.run(terminal.close());
      expect(held()).toEqual([]);
    });

    passes('close-busy', async () => {
      const { clock, terminal, card, hush, held } = await setUp();
      hush();
      const [amount = 0] = amounts;
      const ended = terminal.perform({ kind: 'sale', amount, card }).then(
        () => 'an outcome',
        (error: unknown) => (error as Error).name,
      );
      await clock.run(terminal.close());
      expect(await clock.run(ended)).toBe('TerminalError');
      await turns();
      expect(held()).toEqual([]);
    });
  });
}

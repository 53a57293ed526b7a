import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WireFault } from '../../../src/ports/wire/faults.ts';
import { wire } from '../../../src/ports/wire.ts';
import { answerFaults } from '../../../src/terminals/simulated/transbank/faults.ts';
import { SimulatedTransbankTerminal } from '../../../src/terminals/simulated/transbank/terminal.ts';
import { acknowledgement, FrameReader, frame } from '../../../src/terminals/transbank/frames.ts';
import { runs } from '../../runs.ts';
import { transbankBench } from './bench.ts';

// The cable's ends: the terminal has the port's, the register dials.
const toTerminal = 'to-printer' as const;
const toRegister = 'from-printer' as const;

const SALE = frame('0200|000001990|TOYJ2C|||0').length;
const RESPONSE = frame(
  '0210|00|597029414300|IT750050|TOYJ2C|480271|1990|00||1111|000001|CR|||VI|23112026|103500||0|',
).length;

/** A sale of 1990 over a wire with these faults: what the register says, and what the host has. */
async function sold(...faults: WireFault[]) {
  const b = await transbankBench({ faults });
  const outcome = await b.sale(1990);
  return { b, outcome, said: b.said(), booked: b.host.record.transactions.filter(({ reversed }) => !reversed) };
}

const functions = (words: readonly string[]) => words.map((word) => word.slice(0, 4));
const approved = { result: 'approved', response: '00', voucher: 1 };

describe('one sale', () => {
  it('over a good wire', async () => {
    const { outcome, said, booked } = await sold();
    expect(outcome).toMatchObject(approved);
    expect(functions(said.register)).toEqual(['0200', 'ACK']);
    expect(functions(said.terminal)).toEqual(['ACK', '0210']);
    expect(booked).toHaveLength(1);
  });

  it('whose request has a wrong bit is refused and sent again', async () => {
    const { outcome, said, booked } = await sold({ kind: 'noise', rate: 1, direction: toTerminal, at: 8 });
    expect(outcome).toMatchObject(approved);
    expect(functions(said.register)).toEqual(['0200', '0200', 'ACK']);
    expect(functions(said.terminal)).toEqual(['NAK', 'ACK', '0210']);
    expect(booked).toHaveLength(1);
  });

  it('whose request never ends is refused after a silence', async () => {
    const { outcome, said } = await sold({ kind: 'drop', direction: toTerminal, from: SALE - 2, to: SALE });
    expect(outcome).toMatchObject(approved);
    expect(functions(said.terminal)).toEqual(['NAK', 'ACK', '0210']);
  });

  it('whose request is lost is asked for before it is sent again', async () => {
    const { outcome, said, booked } = await sold({ kind: 'drop', direction: toTerminal, from: 0, to: SALE });
    expect(outcome).toMatchObject(approved);
    expect(functions(said.register)).toEqual(['0200', '0100', '0250', 'ACK', '0200', 'ACK']);
    expect(functions(said.terminal)).toEqual(['ACK', 'ACK', '0260', 'ACK', '0210']);
    expect(booked).toHaveLength(1);
  });

  it('whose ACK is lost is waited for', async () => {
    const { outcome, said, booked } = await sold({ kind: 'drop', direction: toRegister, at: 0 });
    expect(outcome).toMatchObject(approved);
    expect(said.register.filter((word) => word.startsWith('0200'))).toHaveLength(1);
    expect(booked).toHaveLength(1);
  });

  it('whose response has a wrong bit is refused and comes again', async () => {
    const { outcome, said, booked } = await sold({ kind: 'noise', rate: 1, direction: toRegister, at: 20 });
    expect(outcome).toMatchObject(approved);
    expect(functions(said.register)).toEqual(['0200', 'NAK', 'ACK']);
    expect(functions(said.terminal)).toEqual(['ACK', '0210', '0210']);
    expect(booked).toHaveLength(1);
  });

  it('whose response is lost comes again after 10 s', async () => {
    const { b, outcome, said } = await sold({ kind: 'drop', direction: toRegister, from: 1, to: 1 + RESPONSE });
    expect(outcome).toMatchObject(approved);
    expect(functions(said.terminal)).toEqual(['ACK', '0210', '0210']);
    expect(b.clock.now()).toBeGreaterThan(10_000);
  });

  it('whose response never comes is found by 0250, and is not sold again', async () => {
    const lost: WireFault = { kind: 'drop', direction: toRegister, from: 1, to: 1 + 3 * RESPONSE };
    const { outcome, said, booked } = await sold(lost);
    expect(outcome).toMatchObject(approved);
    expect(functions(said.terminal)).toEqual(['ACK', '0210', '0210', '0210', 'ACK', '0260']);
    expect(functions(said.register)).toEqual(['0200', '0250', 'ACK']);
    expect(booked).toHaveLength(1);
  });

  it('whose final ACK is lost: the response comes again and is dropped', async () => {
    const { b, outcome } = await sold({ kind: 'drop', direction: toTerminal, at: SALE });
    expect(outcome).toMatchObject(approved);
    await b.run(b.clock.sleep(60_000));
    const { register, terminal } = b.said();
    expect([functions(register), functions(terminal)]).toEqual([['ACK'], ['0210']]);
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 1, amount: 1990 });
  });

  it('whose final ACK is lost, and the next request at once: it shows that the response came', async () => {
    const { b } = await sold({ kind: 'drop', direction: toTerminal, at: SALE });
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 1, amount: 1990 });
    expect(await b.sale(700)).toMatchObject({ result: 'approved', voucher: 2 });
    expect(b.host.record.transactions).toHaveLength(2);
  });

  it('over a cable that breaks: the register says so, and the terminal still has the sale', async () => {
    const b = await transbankBench({ faults: [{ kind: 'disconnect', direction: toRegister, at: 5 }] });
    await expect(b.sale(1990)).rejects.toMatchObject({ code: 'terminal-silent' });
    expect(b.host.record.transactions).toHaveLength(1);
    expect(b.pos.state().sales).toMatchObject([{ operation: 1, amount: 1990 }]);
  });
});

describe('a sale that was stopped, its answer lost', () => {
  it('is not booked, and not tried again', async () => {
    const refused = frame('0210|07|||TOYJ2C||1990|||||||||||||').length;
    const lost: WireFault = { kind: 'drop', direction: toRegister, from: 1, to: 1 + 3 * refused };
    const b = await transbankBench({ faults: [lost] });
    expect(await b.sale(1990, 'cancel')).toMatchObject({ result: 'no-answer' });
    expect(b.host.record.transactions).toEqual([]);
    expect(b.said().register.filter((word) => word.startsWith('0200'))).toHaveLength(1);
  });
});

describe('void and close', () => {
  it('whose responses never come are asked for again, and done once', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    await b.sale(700);
    b.pos.failNext('response-lost');
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
    expect(b.host.record.transactions.map(({ kind }) => kind)).toEqual(['sale', 'sale', 'void']);
    b.pos.failNext('response-lost');
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(b.host.record.settlements).toMatchObject([{ batch: 1, balance: 'balanced' }]);
  });
});

describe('a fault of an answer', () => {
  it.each([...answerFaults.keys()])('%s leaves one sale, printed once', async (name) => {
    const b = await transbankBench();
    b.pos.failNext(name);
    expect(await b.sale(1990)).toMatchObject(approved);
    const originals = b.slips().filter((slip) => !slip.some((line) => line.includes('DUPLICADO')));
    expect(originals).toHaveLength(2);
    await b.run(b.clock.sleep(60_000));
    expect(b.host.record.transactions).toHaveLength(1);
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 1, amount: 1990 });
  });

  it.each([...answerFaults.keys()])('%s leaves a list whole', async (name) => {
    const b = await transbankBench();
    await b.sale(1990);
    await b.sale(700);
    b.pos.failNext(name);
    expect((await b.run(b.register.details())).map(({ amount }) => amount)).toEqual([1990, 700]);
  });
});

describe('a list', () => {
  it('whose record is not acknowledged comes again, and counts once', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    b.said();
    const noisy = await transbankBench({
      state: b.pos.state(),
      // Its first record's ACK.
      faults: [{ kind: 'drop', direction: toTerminal, at: frame('0260|1|').length }],
    });
    expect(await noisy.run(noisy.register.details())).toHaveLength(1);
    expect(functions(noisy.said().terminal)).toEqual(['ACK', '0261', '0261', '0261']);
  });
});

/** Sells twice over a bad wire: what the register claims is so, and no sale is made twice. */
async function sellTwice(faults: readonly WireFault[]): Promise<void> {
  const b = await transbankBench({ faults });
  const sell = (amount: number) =>
    b.sale(amount).then(
      ({ result }) => result,
      ({ code }) => code,
    );
  const claims = [await sell(1990), await sell(2990)];
  const booked = b.host.record.transactions.map(({ amount }) => amount);
  expect(new Set(booked).size).toBe(booked.length);
  [1990, 2990].forEach((amount, i) => {
    // What it could not find out it does not claim.
    if (claims[i] === 'approved') expect(booked).toContain(amount);
    if (claims[i] === 'no-answer') expect(booked).not.toContain(amount);
  });
}

describe('a bad wire', () => {
  it('that loses, doubles or garbles one byte of a message never makes two sales of one', async () => {
    // Two wrong bytes of one message can pass its LRC; none here is longer than 100 bytes.
    const gaps = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 1, maxLength: 8 });
    const kinds = fc.array(fc.constantFrom('drop', 'duplicate', 'noise'), { minLength: 8, maxLength: 8 });
    const direction = (name: WireFault['direction']) =>
      fc.tuple(gaps, kinds).map(([gaps, kinds]) => {
        let at = -100;
        return gaps.map((gap, i): WireFault => {
          at += 100 + gap;
          const kind = kinds[i]!;
          return kind === 'noise' ? { kind, rate: 0.2, seed: at, at, direction: name } : { kind, at, direction: name };
        });
      });
    await fc.assert(
      fc.asyncProperty(direction(toTerminal), direction(toRegister), (out, back) => sellTwice([...out, ...back])),
      runs(60),
    );
  });

  it.each([0.0005, 0.002, 0.01])('with noise of %s a bit never makes two sales of one', async (rate) => {
    for (let seed = 0; seed < 20; seed++) {
      await sellTwice([toTerminal, toRegister].map((direction) => ({ kind: 'noise', rate, seed, direction }) as const));
    }
  });

  it('that turns the amount where the LRC does not see it: the register says what was sold', async () => {
    const b = await transbankBench();
    b.line.write = ((write) => (bytes: Uint8Array) => {
      const text = Buffer.from(bytes).toString('latin1');
      return write(text.includes('0200|') ? frame(text.slice(1, -2).replace('000001990', '010001990')) : bytes);
    })(b.line.write);
    await expect(b.sale(1990)).rejects.toMatchObject({
      code: 'sale-differs',
      message: 'the terminal answers a sale of 10001990 pesos, where 1990 pesos was asked for',
    });
  });
});

describe('a terminal', () => {
  it('at work hears nothing: a request that comes twice is one sale', async () => {
    const b = await transbankBench();
    const register = b.line;
    await b.run(register.write(frame('0200|1990|A1|||0|')));
    await b.run(register.write(frame('0200|1990|A1|||0|')));
    await b.run(b.clock.sleep(60_000));
    expect(b.host.record.transactions).toHaveLength(1);
    expect(functions(b.said().terminal)).toEqual(['ACK', '0210']);
  });

  it('refuses a function that there is not, and reads what no client sends', async () => {
    const b = await transbankBench();
    const register = b.line;
    for (const request of ['9999|', '', '0200', '0200|x|A1|||0|', '0200|1990|TOOLONG|||0|', '1200|x|', '0280|0']) {
      await b.run(register.write(frame(request)));
      await b.run(b.clock.sleep(60_000));
    }
    expect(b.said().terminal).toEqual([
      'NAK',
      'NAK',
      ...['ACK', '0210|68||||||||||||||||||'],
      ...['ACK', '0210|68|||A1||x|||||||||||||'],
      ...['ACK', '0210|70|||TOOLONG||1990|||||||||||||'],
      ...['ACK', '1210|05|597029414300|IT750050||x||'],
      ...['ACK', '0260|11|'],
    ]);
  });

  it('acknowledges at once, and is silent for 150 ms before every message', async () => {
    const b = await transbankBench();
    const at: { readonly word: string; readonly ms: number }[] = [];
    let asked = 0;
    // What the register's driver hears, timed: a message counts from its first byte.
    const reader = new FrameReader();
    const cable = wire(b.clock, { baud: 115_200 });
    await cable.port.listen((line) => new SimulatedTransbankTerminal({ ...b.options, line }));
    const line = await cable.dial();
    line.attach({
      onBytes: (bytes, ms) => {
        for (const arrival of reader.push(bytes)) {
          at.push({ word: arrival.kind === 'message' ? arrival.data.slice(0, 4) : arrival.kind, ms });
          if (arrival.kind === 'message') void line.write(acknowledgement);
        }
      },
      onEnd: () => {},
    });
    await b.run(
      line.write(frame('0200|1990|A1|||1|')).then(() => {
        asked = b.clock.now();
      }),
    );
    await b.run(b.clock.sleep(10_000));
    expect(at.map(({ word }) => word)).toEqual(['ack', '0900', '0900', '0900', '0900', '0210']);
    expect(at[0]!.ms - asked).toBeLessThan(50);
    for (const [i, { ms }] of at.slice(1).entries()) expect(ms - at[i]!.ms).toBeGreaterThanOrEqual(150);
  });

  it('works the same at 1200 baud', async () => {
    const b = await transbankBench({ baud: 1200 });
    expect(await b.sale(1990)).toMatchObject(approved);
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
  });
});

import { describe, expect, it } from 'vitest';
import { zvtDefects } from '../../../../src/terminals/simulated/zvt/defects.ts';
import { cardComplete } from '../../../../src/terminals/simulated/zvt/profile.ts';
import type { SlipPrinter } from '../../../../src/terminals/zvt/paper/printer.ts';
import { decodeText } from '../../../../src/terminals/zvt/protocol/charset.ts';
import { sent } from '../../zvt/vectors.ts';
import { client, type Setup } from './client.ts';
import { shortSlips } from './worked.ts';

const REGISTRATION = '06 00 06 12 34 56 BE 09 78';
const SALE = '06 01 0A 04 00 00 00 00 12 50 49 09 78';
const REPEAT = '06 20 03 12 34 56';
const CLOSE = '06 50 03 12 34 56';

const registered = async (setup: Setup = {}) => {
  const c = await client({ layout: shortSlips(1, []), ...setup });
  await c.give(REGISTRATION);
  return c;
};

/** By their control fields. */
const kinds = (frames: readonly string[]) => frames.map((frame) => frame.slice(0, 5));
const booked = ({ host }: Awaited<ReturnType<typeof client>>) =>
  host.record.transactions.map(({ response, amount }) => `${response} ${amount}`);

describe('registration', () => {
  it('refuses another currency, and says which it takes', async () => {
    const { give } = await client();
    expect(await give('06 00 06 12 34 56 BE 08 40')).toEqual(['84 1E 03 6F 09 78']);
  });

  it('takes any currency with card complete', async () => {
    const { give } = await client({ profile: cardComplete });
    expect(await give('06 00 06 12 34 56 BE 08 40')).toEqual(['80 00 00', '06 0F 0A 19 00 29 12 34 56 78 49 09 78']);
  });

  it('takes password and configuration alone, and echoes the width of the printer', async () => {
    const { give, terminal } = await client();
    expect(await give('06 00 04 12 34 56 BA')).toEqual(['80 00 00', '06 0F 0A 19 00 29 12 34 56 78 49 09 78']);
    expect(await give('06 00 0B 12 34 56 BE 09 78 06 03 12 01 48')).toEqual([
      '80 00 00',
      '06 0F 0F 19 00 29 12 34 56 78 49 09 78 06 03 12 01 48',
    ]);
    expect(terminal.state().registered).toEqual({
      config: 0xbe,
      tlv: true,
      blocks: false,
      currency: true,
      columns: 48,
      language: 'de',
    });
  });

  it('echoes a language that it speaks, and prints in it until the register logs off; any other it prints in its own', async () => {
    const c = await client({ copies: ['merchant'] });
    /** The lines of 06 D1: behind the length and the attribute. */
    const printed = (frames: readonly string[]) =>
      frames
        .filter((frame) => frame.startsWith('06 D1 '))
        .map((frame) => decodeText(Uint8Array.from(Buffer.from(frame.slice(12).replaceAll(' ', ''), 'hex'))));
    const print = async (command: string) => {
      await c.give(command);
      return printed(await c.give(SALE));
    };
    expect(await c.give('06 00 0C 12 34 56 BE 09 78 06 04 15 02 65 6E')).toEqual([
      '80 00 00',
      '06 0F 10 19 00 29 12 34 56 78 49 09 78 06 04 15 02 65 6E',
    ]);
    expect(printed(await c.give(SALE))).toContain('* * Merchant receipt * *');
    expect(await c.give('06 00 0C 12 34 56 BE 09 78 06 04 15 02 66 72')).toEqual([
      '80 00 00',
      '06 0F 0A 19 00 29 12 34 56 78 49 09 78',
    ]);
    expect(printed(await c.give(SALE))).toContain('* * Händlerbeleg * *');
    expect(await print('06 00 0C 12 34 56 BE 09 78 06 04 15 02 45 4E')).toContain('Card payment');
    await c.give('06 02 00');
    expect(printed(await c.give(SALE))).toContain('Kartenzahlung');
  });

  it.each([
    ['nothing', '06 00 00', '84 9A 00'],
    ['a wrong password', '06 50 03 00 00 00', '84 37 00'],
    ['an unknown command', '06 99 00', '84 83 00'],
    ['an unknown bitmap', '06 01 09 04 00 00 00 00 12 50 FF 00', '84 83 00'],
    ['less than a password', '06 50 02 12 34', '84 83 00'],
  ])('of %s: a negative answer, and nothing behind it', async (_name, command, answer) => {
    const { give } = await client({ password: '123456' });
    expect(await give(command)).toEqual([answer]);
  });
});

describe('the currency', () => {
  it.each([
    ['never said', '06 00 04 12 34 56 BA', '06 01 07 04 00 00 00 00 12 50', false],
    ['said with the sale', '06 00 04 12 34 56 BA', SALE, true],
    ['said at registration', REGISTRATION, '06 01 07 04 00 00 00 00 12 50', true],
  ])('%s is told accordingly', async (_name, registration, sale, isTold) => {
    const c = await client();
    await c.give(registration);
    expect((await c.give(sale)).some((frame) => frame.startsWith('04 0F') && frame.includes('12 50 49 09 78'))).toBe(
      isTold,
    );
  });
});

describe('the configuration byte', () => {
  it('08 off: no intermediate status', async () => {
    const c = await client();
    await c.give('06 00 06 12 34 56 B6 09 78');
    expect(kinds(await c.give(SALE)).slice(0, 2)).toEqual(['80 00', '04 0F']);
  });

  it.each([
    ['BE', ['06 D1', '06 D1'], 0],
    ['3E', [], 0],
    ['38', [], 1],
  ])('%s decides who prints', async (config, prints, own) => {
    const printed: string[] = [];
    const printer: SlipPrinter = {
      hasCutter: true,
      isReady: async () => true,
      isDone: async () => true,
      write: async (bytes) => void printed.push(Buffer.from(bytes).toString('latin1')),
      close: async () => {},
    };
    const c = await client({ printer, layout: shortSlips(0, []) });
    await c.give(`06 00 06 12 34 56 ${config} 09 78`);
    const frames = kinds(await c.give(SALE));
    expect(frames.filter((kind) => kind === '06 D1').slice(0, 2)).toEqual(prints);
    expect([frames.at(-1), printed.length]).toEqual(['06 0F', own]);
  });

  it('a printer of its own that is not ready keeps the payment, and 06 20 ends with CC', async () => {
    const c = await client();
    await c.give('06 00 06 12 34 56 38 09 78');
    expect((await c.give(SALE)).at(-1)).toBe('06 0F 00');
    expect(await c.give(REPEAT)).toEqual(['80 00 00', '06 1E 01 CC']);
    expect(booked(c)).toEqual(['00 1250']);
  });
});

describe('04 0F', () => {
  it('without an answer: the payment is taken back', async () => {
    const c = await registered();
    await c.give(SALE, (frame) => (frame.startsWith('04 0F') ? null : '80 00 00'));
    expect([booked(c), c.terminal.state().journal, c.terminal.state().nextReceipt]).toEqual([['98 1250'], [], 1]);
  });

  it('84 9C: again every 2 s, until the goods are issued', async () => {
    const c = await registered();
    let left = 3;
    const frames = await c.give(SALE, (frame) => (frame.startsWith('04 0F') && left-- > 0 ? '84 9C 00' : '80 00 00'));
    expect(kinds(frames).filter((kind) => kind === '04 0F')).toHaveLength(4);
    expect(booked(c)).toEqual(['00 1250']);
  });

  it.each([
    ['for ever: 30 s, then it is taken back', SALE, 16],
    ['more often than bitmap 02 allows', '06 01 0C 04 00 00 00 00 12 50 49 09 78 02 02', 3],
  ])('84 9C %s', async (_name, command, times) => {
    const c = await registered();
    const frames = await c.give(command, (frame) =>
      frame.startsWith('04 0F') && !frame.includes('27 6C') ? '84 9C 00' : '80 00 00',
    );
    expect(frames.filter((frame) => frame.startsWith('04 0F') && frame.includes('27 00'))).toHaveLength(times);
    expect(frames.at(-1)).toBe('06 1E 01 6C');
    expect(booked(c)).toEqual(['98 1250']);
  });

  it('84 9D: books what was delivered, and takes nothing back', async () => {
    const c = await registered();
    await c.give(SALE, (frame) => (frame.startsWith('04 0F') ? '84 9D 07 04 00 00 00 00 09 00' : '80 00 00'));
    expect([booked(c), c.terminal.state().journal[0]!.amount]).toEqual([['00 900'], 900]);
  });

  it('any other 84: no goods, and the payment is taken back', async () => {
    const c = await registered();
    const frames = await c.give(SALE, (frame) => (frame.startsWith('04 0F') ? '84 66 00' : '80 00 00'));
    expect([frames.at(-1), booked(c)]).toEqual(['06 1E 01 6C', ['98 1250']]);
  });
});

describe('06 20, 06 12 and 06 10', () => {
  it('ends with the code of the profile where nothing is stored', async () => {
    const { give } = await registered();
    expect(await give(REPEAT)).toEqual(['80 00 00', '06 1E 01 83']);
  });

  it('obeys 1F01 to 1F03, and ignores them with card complete', async () => {
    const copies = ['merchant', 'customer'] as const;
    const both = [await registered({ copies }), await registered({ copies, profile: cardComplete })];
    const seen = [];
    for (const c of both) {
      for (let nth = 0; nth < 3; nth++) await c.give(SALE);
      const ends = async (command: string) => (await c.give(command)).filter((frame) => frame === sent.last).length;
      seen.push([
        await ends('06 20 09 12 34 56 06 04 1F 01 01 03'),
        await ends('06 20 13 12 34 56 06 0E 1F 01 01 02 1F 02 02 00 01 1F 03 02 00 02'),
        await ends('06 20 09 12 34 56 06 04 1F 01 01 05'),
        await ends('06 12 07 12 34 56 00 02 00 03'),
      ]);
    }
    expect(seen).toEqual([
      [1, 2, 1, 4],
      [2, 2, 2, 0],
    ]);
  });

  it('never repeats an end-of-day slip with card complete', async () => {
    const c = await registered({ profile: cardComplete });
    await c.give(SALE);
    await c.give(CLOSE);
    expect(await c.give('06 20 09 12 34 56 06 04 1F 01 01 06')).toContain(sent.last);
    const standard = await registered();
    await standard.give(SALE);
    await standard.give(CLOSE);
    expect(await standard.give('06 20 09 12 34 56 06 04 1F 01 01 04')).toContain(
      '06 D1 0B 70 45 4E 44 20 4F 46 20 44 41 59',
    );
  });

  it('gives totals and closes nothing', async () => {
    const c = await registered();
    await c.give(SALE);
    expect((await c.give('06 10 03 12 34 56')).find((frame) => frame.startsWith('04 0F'))).toContain('00 01 00 01');
    expect(c.terminal.state().journal).toHaveLength(1);
  });
});

describe('reservations', () => {
  const KEY = '0B 00 00 01 3B 31 30 30 30 30 31 00 00';

  it('are extended, released in part, and booked by trace', async () => {
    const c = await registered();
    await c.give('06 22 0A 04 00 00 00 01 00 00 49 09 78');
    await c.give(`06 22 1D 04 00 00 00 00 20 00 49 09 78 ${KEY} 06 04 1F 06 01 03`);
    expect(c.terminal.state().reservations).toMatchObject([{ receipt: 1, amount: 12_000 }]);
    await c.give('06 23 0D 87 00 01 04 00 00 00 00 16 50 49 09 78');
    expect(c.terminal.state()).toMatchObject({
      reservations: [],
      journal: [{ kind: 'completion', receipt: 2, amount: 10_350 }],
    });
    await c.give('06 22 0A 04 00 00 00 01 00 00 49 09 78');
    const { trace, authorisation } = c.terminal.state().reservations[0]!;
    const key = `0B 00 00 0${trace} 3B ${Buffer.from(authorisation).toString('hex')} 00 00`;
    expect((await c.give(`06 23 17 04 00 00 00 00 83 50 49 09 78 ${key}`)).at(-1)).toBe('06 0F 00');
    expect(c.terminal.state().reservations).toEqual([]);
  });

  it('are not extended beyond what bitmap 04 holds', async () => {
    const c = await registered();
    await c.give('06 22 0A 04 99 99 99 99 99 99 49 09 78');
    const extension = `06 22 17 04 00 00 00 00 00 01 49 09 78 ${KEY}`;
    expect((await c.give(extension)).at(-1)).toBe('06 1E 01 C3');
    expect(c.terminal.state().reservations).toMatchObject([{ amount: 999_999_999_999 }]);
  });

  it('are not booked for more than was reserved, nor when there is none', async () => {
    const c = await registered();
    await c.give('06 22 0A 04 00 00 00 01 00 00 49 09 78');
    expect((await c.give('06 24 0D 87 00 01 04 00 00 00 02 00 00 49 09 78')).slice(-2)).toEqual([
      '04 0F 02 27 B7',
      '06 1E 01 B7',
    ]);
    expect((await c.give('06 25 03 87 00 07')).at(-1)).toBe('06 1E 01 B8');
    expect((await c.give('06 25 03 87 00 01')).at(-1)).toBe('06 0F 00');
    expect((await c.give('06 23 03 87 FF FF')).at(-1)).toBe(sent.noneOpen);
  });
});

describe('a busy terminal', () => {
  it('tells 05 01 that it is, and takes no other command', async () => {
    const c = await registered({ cardAfter: 10_000 });
    const sale = c.give(SALE);
    const asked = async (command: string) => {
      await c.clock.sleep(1_000);
      const { control } = await c.conversation.ask({ control: Number.parseInt(command, 16), data: new Uint8Array(0) });
      return control.toString(16);
    };
    expect(await c.clock.run(asked('0501'))).toBe('8000');
    expect(await c.clock.run(asked('0670'))).toBe('849c');
    expect(await sale).toContain(sent.busy);
  });

  it('waits a minute for a card', async () => {
    const c = await registered();
    c.terminal.hold(null);
    const frames = await c.give(SALE);
    expect(frames.at(-1)).toBe('06 1E 01 6C');
    expect(booked(c)).toEqual([]);
  });
});

describe('what fails behind the terminal', () => {
  it('is told, and leaves it ready for the next command', async () => {
    const told: unknown[] = [];
    const broken = new Error('the roll is jammed');
    const printer: SlipPrinter = {
      hasCutter: true,
      isReady: () => Promise.reject(broken),
      isDone: async () => true,
      write: async () => {},
      close: async () => {},
    };
    const c = await client({ printer, onError: (error) => told.push(error) });
    expect((await c.give(SALE)).at(-1)).toMatch(/^04 0F/);
    expect(told).toEqual([broken]);
    expect(await c.give('05 01 05 12 34 56 03 02')).toEqual(['80 00 00', sent.ready]);
  });
});

describe('an update after the close', () => {
  it('ends with E0, answers nothing for a while, and then is ready', async () => {
    const c = await registered({ afterClose: { code: 0xe0, ms: 700_000 } });
    expect((await c.give(CLOSE)).at(-1)).toBe('06 0F 02 27 E0');
    await expect(c.give('05 01 00')).rejects.toMatchObject({ code: 'no-answer' });
  });
});

describe('status, diagnosis, display', () => {
  it('tells version and details as they are asked for', async () => {
    const { give } = await client();
    expect(await give('05 01 03 12 34 56')).toEqual(['80 00 00', sent.version]);
    expect(await give('05 01 07 12 34 56 03 06 06 00')).toEqual(['80 00 00', sent.details]);
    expect(await give('05 01 05 12 34 56 03 02')).toEqual(['80 00 00', sent.ready]);
    expect(await give('05 01 00')).toEqual(['80 00 00', sent.version]);
  });

  it('sets the clock of the register and prints a diagnosis; takes a display text and a time', async () => {
    const { give } = await registered();
    const frames = await give('06 70 00');
    expect(frames.slice(0, 2)).toEqual(['80 00 00', '04 01 08 AA 26 11 23 0C 10 35 00'.replace('10 35', '10 45')]);
    expect(kinds(frames).slice(2)).toEqual(['06 D1', '06 D1', '06 D1', '06 D1', '06 0F']);
    expect(await give('06 E0 12 F0 05 F1 F0 F5 48 65 6C 6C 6F F2 F0 F5 57 6F 72 6C 64')).toEqual(['80 00 00']);
    expect(await give('06 91 0B 12 34 56 AA 26 11 23 0C 10 35 00')).toEqual(['80 00 00', '06 0F 00']);
    expect(await give('06 B0 00')).toEqual(['80 00 00']);
  });
});

describe('defects', () => {
  const TITLE = sent.title;
  const COPY = '06 D1 05 00 43 4F 50 59';
  const amount = (frames: readonly string[]) =>
    frames
      .filter((frame) => frame.startsWith('06 D1 11 00'))
      .map((frame) => Buffer.from(frame.slice(12).replaceAll(' ', ''), 'hex').toString());

  /** Two sales, a repeat, a close and a sale: what a bench would see of each. */
  async function day(defect?: string) {
    const c = await registered({
      copies: ['merchant', 'customer'],
      ...(defect && { defect: zvtDefects.get(defect)! }),
    });
    const sale = await c.give(SALE);
    await c.give('06 01 0A 04 00 00 00 00 99 00 49 09 78');
    const repeat = await c.give(REPEAT);
    await c.give(CLOSE);
    const next = await c.give(SALE);
    const ends = (frames: readonly string[]) => frames.filter((frame) => frame === sent.last).length;
    return {
      sale: [sale.filter((frame) => frame === TITLE).length, ends(sale)],
      repeat: [...amount(repeat), repeat.filter((frame) => frame === COPY).length, ends(repeat), repeat.at(-1)],
      next: next.at(-1),
    };
  }

  const sound = { sale: [2, 2], repeat: ['Amount EUR 99,00', 'Amount EUR 99,00', 2, 2, '06 0F 00'], next: '06 0F 00' };

  it.each<[string | undefined, Partial<typeof sound>]>([
    [undefined, {}],
    ['repeat-prints-nothing', { repeat: [0, 0, '06 0F 00'] }],
    ['repeat-wrong-transaction', { repeat: ['Amount EUR 12,50', 'Amount EUR 12,50', 2, 2, '06 0F 00'] }],
    ['marker-missing', { repeat: ['Amount EUR 99,00', 'Amount EUR 99,00', 0, 2, '06 0F 00'] }],
    ['close-blocks-payments', { next: '06 1E 01 F0' }],
    ['customer-copy-missing', { sale: [1, 1], repeat: ['Amount EUR 99,00', 1, 1, '06 0F 00'] }],
    ['copies-merged', { sale: [2, 1], repeat: ['Amount EUR 99,00', 'Amount EUR 99,00', 2, 1, '06 0F 00'] }],
  ])('%s is seen, and nothing else', async (defect, changed) => {
    expect(await day(defect)).toEqual({ ...sound, ...changed });
  });

  // What paper and register alone can show stands above; the scenarios try every one (test/scenarios/defects.test.ts).
  it('each of them is one of the terminal', () => {
    const tried = ['repeat-prints-nothing', 'repeat-wrong-transaction', 'marker-missing', 'close-blocks-payments'];
    expect([...zvtDefects.keys()]).toEqual(
      expect.arrayContaining([...tried, 'customer-copy-missing', 'copies-merged']),
    );
  });
});

import { SerialPortStream } from '@serialport/stream';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock/clock.ts';
import type { Binding, BindingPort } from '../../src/ports/wire/binding-interface.ts';

/** One implementation of serialport's binding, with a path that opens and somebody at the far end. */
export interface Setup {
  readonly clock: Clock;
  readonly binding: Binding;
  readonly path: string;
  /** Sends bytes from the far end. Resolves when they are on their way. */
  send(port: BindingPort, bytes: Uint8Array): Promise<unknown>;
  /** Resolves with what has come to the far end once it is `count` bytes. */
  received(port: BindingPort, count: number): Promise<Buffer>;
  /** Makes the far end take nothing. */
  stall(): void;
  /** Resolves when a read (readable) or a write (writable) of the port waits. */
  waits(port: BindingPort, what: 'readable' | 'writable'): Promise<void>;
  tidy(): Promise<void>;
}

export interface BindingContract {
  readonly name: string;
  setUp(): Promise<Setup>;
  /** Test name to the reason why this implementation cannot pass it. */
  readonly skip?: Readonly<Record<string, string>>;
}

const ALL_VALUES = Buffer.from(Uint8Array.from({ length: 256 }, (_, value) => value));
const CLOSED = { message: 'Port is not open' };

/** The suite that every binding passes: what serialport's streams and clients count on. */
export function bindingContract({ name, setUp, skip = {} }: BindingContract): void {
  describe(name, () => {
    let setup: Setup;
    const opened: BindingPort[] = [];

    const run = <T>(work: Promise<T>): Promise<T> => setup.clock.run(work);
    const prepare = async () => {
      setup = await setUp();
      return setup;
    };
    const openPort = async (): Promise<BindingPort> => {
      const { binding, path } = await prepare();
      const port = await run(binding.open({ path, baudRate: 9600 }));
      opened.push(port);
      return port;
    };

    afterEach(async () => {
      for (const port of opened.splice(0)) if (port.isOpen) await run(port.close());
      await run(setup.tidy());
    });

    const passes = (title: string, body: () => Promise<void>) => {
      const reason = skip[title];
      if (reason === undefined) test(title, body);
      else test.skip(`${title} (${reason})`, body);
    };

    /** Reads until `count` bytes are there. */
    const readAll = async (port: BindingPort, count: number): Promise<Buffer> => {
      const buffer = Buffer.alloc(count);
      for (let read = 0; read < count; ) read += (await port.read(buffer, read, count - read)).bytesRead;
      return buffer;
    };

    describe('list', () => {
      passes('names the port, its other fields strings or undefined', async () => {
        const { binding, path } = await prepare();
        const listed = (await run(binding.list())).find((port) => port.path === path);
        const { path: _, ...rest } = listed!;
        expect(Object.keys(rest).sort()).toEqual(
          ['locationId', 'manufacturer', 'pnpId', 'productId', 'serialNumber', 'vendorId'].sort(),
        );
        expect(Object.values(rest).every((value) => value === undefined || typeof value === 'string')).toBe(true);
      });
    });

    describe('open', () => {
      passes('rejects what are no options, no path and no speed', async () => {
        const { binding, path } = await prepare();
        await expect(run(binding.open(undefined as never))).rejects.toThrow(TypeError);
        await expect(run(binding.open([] as never))).rejects.toThrow(TypeError);
        await expect(run(binding.open({ baudRate: 9600 } as never))).rejects.toThrow(TypeError);
        await expect(run(binding.open({ path } as never))).rejects.toThrow(TypeError);
      });

      passes('rejects a path that is not there', async () => {
        const { binding } = await prepare();
        await expect(run(binding.open({ path: '/dev/not-there', baudRate: 9600 }))).rejects.toThrow(Error);
      });

      passes('gives an open port with all its options', async () => {
        const port = await openPort();
        expect(port.isOpen).toBe(true);
        expect(port.openOptions).toMatchObject({
          path: setup.path,
          baudRate: 9600,
          dataBits: 8,
          stopBits: 1,
          parity: 'none',
          lock: true,
          rtscts: false,
          xon: false,
          xoff: false,
          xany: false,
          hupcl: true,
        });
      });

      passes('rejects a port that is open and locked, and leaves that one as it was', async () => {
        const port = await openPort();
        await expect(run(setup.binding.open({ path: setup.path, baudRate: 9600 }))).rejects.toThrow(Error);
        await run(port.write(ALL_VALUES));
        expect(await run(setup.received(port, 256))).toEqual(ALL_VALUES);
      });

      passes('opens again after close', async () => {
        await run((await openPort()).close());
        const again = await run(setup.binding.open({ path: setup.path, baudRate: 9600 }));
        opened.push(again);
        expect(again.isOpen).toBe(true);
      });
    });

    describe('close', () => {
      passes('closes once', async () => {
        const port = await openPort();
        await run(port.close());
        expect(port.isOpen).toBe(false);
        await expect(run(port.close())).rejects.toMatchObject(CLOSED);
      });

      passes('cancels a read that waits', async () => {
        const port = await openPort();
        const reading = expect(port.read(Buffer.alloc(10), 0, 10)).rejects.toMatchObject({ canceled: true });
        await run(setup.waits(port, 'readable'));
        await run(port.close());
        await run(reading);
      });

      passes('cancels a write that waits', async () => {
        const port = await openPort();
        setup.stall();
        const writing = expect(port.write(Buffer.alloc(1 << 20))).rejects.toMatchObject({ canceled: true });
        await run(setup.waits(port, 'writable'));
        await run(port.close());
        await run(writing);
      });

      passes('leaves nothing that can be done', async () => {
        const port = await openPort();
        await run(port.close());
        await expect(run(port.read(Buffer.alloc(1), 0, 1))).rejects.toMatchObject(CLOSED);
        await expect(run(port.write(Buffer.of(1)))).rejects.toMatchObject(CLOSED);
        await expect(run(port.drain())).rejects.toMatchObject(CLOSED);
        await expect(run(port.flush())).rejects.toMatchObject(CLOSED);
        await expect(run(port.update({ baudRate: 9600 }))).rejects.toMatchObject(CLOSED);
        await expect(run(port.set({}))).rejects.toMatchObject(CLOSED);
        await expect(run(port.get())).rejects.toMatchObject(CLOSED);
        await expect(run(port.getBaudRate())).rejects.toMatchObject(CLOSED);
      });
    });

    describe('read', () => {
      passes('resolves with the buffer and how many bytes came, at the offset', async () => {
        const port = await openPort();
        await run(setup.send(port, Uint8Array.of(1, 2, 3)));
        const given = Buffer.alloc(8, 0xee);
        const { buffer, bytesRead } = await run(port.read(given, 2, 1));
        expect([buffer === given, bytesRead, [...given]]).toEqual([
          true,
          1,
          [0xee, 0xee, 1, 0xee, 0xee, 0xee, 0xee, 0xee],
        ]);
        expect([...(await run(readAll(port, 2)))]).toEqual([2, 3]);
      });

      passes('waits for a byte', async () => {
        const port = await openPort();
        const reading = port.read(Buffer.alloc(10), 0, 10);
        await run(setup.send(port, Uint8Array.of(7)));
        const { buffer, bytesRead } = await run(reading);
        expect([bytesRead, buffer[0]]).toEqual([1, 7]);
      });

      passes('reads all byte values unchanged', async () => {
        const port = await openPort();
        await run(setup.send(port, ALL_VALUES));
        expect(await run(readAll(port, 256))).toEqual(ALL_VALUES);
      });

      passes('rejects what is no buffer, offset or length, and a buffer that is too small', async () => {
        const port = await openPort();
        const read = (...args: unknown[]) => run(port.read(...(args as [Buffer, number, number])));
        await expect(read(new Uint8Array(4), 0, 4)).rejects.toThrow(TypeError);
        await expect(read(Buffer.alloc(4), undefined, 4)).rejects.toThrow(TypeError);
        await expect(read(Buffer.alloc(4), 0, Number.NaN)).rejects.toThrow(TypeError);
        await expect(read(Buffer.alloc(4), 1, 4)).rejects.toThrow('buffer is too small');
      });
    });

    describe('write', () => {
      passes('sends all byte values unchanged', async () => {
        const port = await openPort();
        await run(port.write(ALL_VALUES));
        expect(await run(setup.received(port, 256))).toEqual(ALL_VALUES);
      });

      passes('takes nothing', async () => {
        const port = await openPort();
        expect(await run(port.write(Buffer.alloc(0)))).toBeUndefined();
      });

      passes('rejects what is no buffer', async () => {
        const port = await openPort();
        await expect(run(port.write('text' as never))).rejects.toThrow(TypeError);
      });

      passes('sends what the buffer held when it resolved', async () => {
        const port = await openPort();
        const buffer = Buffer.of(1, 2, 3);
        await run(port.write(buffer));
        buffer.fill(0);
        expect([...(await run(setup.received(port, 3)))]).toEqual([1, 2, 3]);
      });

      passes('sends large writes whole and in order', async () => {
        const port = await openPort();
        const writes = [1, 2, 3].map((value) => Buffer.alloc(70_000, value));
        const all = Buffer.concat(writes);
        const receiving = setup.received(port, all.length);
        for (const bytes of writes) await run(port.write(bytes));
        expect((await run(receiving)).equals(all)).toBe(true);
      });
    });

    describe('drain and flush', () => {
      passes('drain waits for a write under way', async () => {
        const port = await openPort();
        let written = false;
        const writing = port.write(Buffer.alloc(20_000)).then(() => {
          written = true;
        });
        await run(port.drain());
        expect(written).toBe(true);
        await run(writing);
      });

      passes('drain resolves with nothing written', async () => {
        const port = await openPort();
        expect(await run(port.drain())).toBeUndefined();
      });

      passes('drain takes as long as the bytes do', async () => {
        const port = await openPort();
        const before = setup.clock.now();
        await run(port.write(Buffer.alloc(960)));
        await run(port.drain());
        expect(setup.clock.now() - before).toBe(1_000);
      });

      passes('flush drops what was received and not read', async () => {
        const port = await openPort();
        await run(setup.send(port, Uint8Array.of(1, 2, 3)));
        expect([...(await run(readAll(port, 1)))]).toEqual([1]);
        await run(port.flush());
        await run(setup.send(port, Uint8Array.of(4)));
        expect([...(await run(readAll(port, 1)))]).toEqual([4]);
      });
    });

    describe('settings', () => {
      passes('tells the speed', async () => {
        expect(await run((await openPort()).getBaudRate())).toEqual({ baudRate: 9600 });
      });

      passes('update changes the speed', async () => {
        const port = await openPort();
        await run(port.update({ baudRate: 19_200 }));
        expect(await run(port.getBaudRate())).toEqual({ baudRate: 19_200 });
      });

      passes('update rejects what is no speed', async () => {
        const port = await openPort();
        await expect(run(port.update(undefined as never))).rejects.toThrow(TypeError);
        await expect(run(port.update({} as never))).rejects.toThrow(TypeError);
      });

      passes('set takes the lines', async () => {
        const port = await openPort();
        expect(await run(port.set({ rts: true, dtr: false, brk: false }))).toBeUndefined();
        await expect(run(port.set(undefined as never))).rejects.toThrow(TypeError);
      });

      passes('get gives three lines', async () => {
        const port = await openPort();
        expect(await run(port.get())).toEqual({
          cts: expect.any(Boolean),
          dsr: expect.any(Boolean),
          dcd: expect.any(Boolean),
        });
      });

      passes('get follows the far end, which takes nothing', async () => {
        const port = await openPort();
        expect(await run(port.get())).toEqual({ cts: true, dsr: true, dcd: true });
        setup.stall();
        expect(await run(port.get())).toEqual({ cts: false, dsr: true, dcd: true });
      });
    });

    describe('under serialport’s stream', () => {
      passes('writes, drains, reads and closes', async () => {
        const { binding, path } = await prepare();
        const stream = new SerialPortStream({ binding, path, baudRate: 9600 });
        const event = (name: string) => new Promise((resolve) => stream.once(name, resolve));
        await run(event('open'));
        const port = stream.port as BindingPort;
        stream.write(ALL_VALUES.subarray(0, 100));
        stream.write(ALL_VALUES.subarray(100));
        await run(new Promise((resolve) => stream.drain(resolve)));
        expect(await run(setup.received(port, 256))).toEqual(ALL_VALUES);
        let heard = Buffer.alloc(0);
        const answered = new Promise<void>((resolve) =>
          stream.on('data', (bytes: Buffer) => {
            heard = Buffer.concat([heard, bytes]);
            if (heard.length === 3) resolve();
          }),
        );
        await run(setup.send(port, Uint8Array.of(0x16, 0x12, 0x12)));
        await run(answered);
        expect([...heard]).toEqual([0x16, 0x12, 0x12]);
        const closed = event('close');
        stream.close();
        expect(await run(closed)).toBe(null);
      });
    });
  });
}

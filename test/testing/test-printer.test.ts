import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { TestPrinter, type TestPrinterOptions } from '../../src/testing/test-printer.ts';

async function printer(options?: TestPrinterOptions): Promise<TestPrinter> {
  const opened = await TestPrinter.open(options);
  onTestFinished(() => opened.close());
  return opened;
}

async function send({ port, host }: TestPrinter, text: string): Promise<void> {
  const socket = connect(port, host).end(text, 'latin1').resume();
  await once(socket, 'close');
}

const CUT = '\x1dVB\0';

test('gives each slip once, in order, whoever asks first', async () => {
  const own = await printer({ model: 'tm-t88v' });
  const [first, second] = [own.nextSlip(), own.nextSlip()];
  await send(own, `one\n${CUT}two\n${CUT}three\n`);
  expect((await first).lines.map(({ text }) => text)).toEqual(['one']);
  expect((await second).lines.map(({ text }) => text)).toEqual(['two']);
  expect((await own.nextSlip()).model).toBe('tm-t88v');
  expect(own.texts).toEqual(['one\n', 'two\n', 'three\n']);
});

test('two printers at once have ports of their own', async () => {
  const [one, other] = [await printer(), await printer()];
  expect(one.port).not.toBe(other.port);
  await send(one, 'here\n');
  expect((await one.nextSlip()).lines[0]!.text).toBe('here');
  expect(other.slips).toEqual([]);
});

test('says what came in place of a slip', async () => {
  const own = await printer({ model: 'tm-t88v' });
  await expect(own.nextSlip({ timeout: 20 })).rejects.toThrow(
    `no slip came within 0.02 s: nothing was received. The program has to print to 127.0.0.1:${own.port}.`,
  );
  own.begin({ name: 'paper-end' });
  const sent = send(own, `one\n${CUT}`);
  await expect(own.nextSlip({ timeout: 500 })).rejects.toThrow(
    'no slip came within 0.5 s: 8 bytes came, and 0 slips. The printer is offline: end its fault.',
  );
  own.end('paper-end');
  expect((await own.nextSlip()).lines[0]!.text).toBe('one');
  await sent;
});

test('a model that there is not', async () => {
  await expect(TestPrinter.open({ model: 'nonesuch' })).rejects.toThrow('there is no printer model "nonesuch"');
});

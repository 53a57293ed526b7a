import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askPrinter } from '../../src/bench/ask-printer.ts';
import { foundWords, scan, wiringDraft } from '../../src/bench/scan.ts';
import type { SerialDevice } from '../../src/bench/serial-devices.ts';
import { serialOfSysfs } from '../../src/bench/sysfs.ts';
import { RealClock } from '../../src/clock/real.ts';
import { parseAddress, portAt } from '../../src/ports/address.ts';
import { findModel } from '../../src/printers/layout.ts';
import { LivePrinter } from '../../src/printers/live-printer.ts';
import { wiringOf } from '../../src/scenarios/wiring.ts';
import { emptyFolder, platen } from '../cli/platen.ts';

const clock = new RealClock();

const devices: readonly SerialDevice[] = [
  { path: '/dev/ttyS0' },
  { path: '/dev/ttyUSB0', vendorId: '0403', productId: '6001', serialNumber: 'A50285BI', manufacturer: 'FTDI' },
  { path: '/dev/ttyUSB1', vendorId: '067B', productId: '2303' },
  { path: '/dev/ttyUSB2', vendorId: '067B', productId: '2303' },
  { path: '/dev/ttyACM0', vendorId: '0b00', productId: '0054' },
  { path: '/dev/ttyACM1', vendorId: '1234', productId: '0001', manufacturer: 'Somebody' },
];

const found = (list: readonly SerialDevice[]) => scan({ clock, list: async () => list, asks: false, addresses: [] });

/** A printer on a port, until the test is over; gives its address. */
async function printerAt(address: string): Promise<string> {
  const printer = new LivePrinter({ model: findModel('tm-t88v'), ports: [await portAt(address, clock)], clock });
  await printer.listen();
  onTestFinished(() => printer.close());
  return printer.addresses[0]!;
}

test('every device by its numbers, and a bench file that is one', async () => {
  const all = await found(devices);
  expect(foundWords(all)).toMatchInlineSnapshot(`
    "/dev/ttyUSB0 (0403:6001, serial number A50285BI)  an FTDI adapter: its numbers do not tell what hangs on it
    /dev/ttyUSB1 (067b:2303)  a Prolific PL2303 adapter: its numbers do not tell what hangs on it
    /dev/ttyUSB2 (067b:2303)  a Prolific PL2303 adapter: its numbers do not tell what hangs on it
    /dev/ttyACM0 (0b00:0054)  an Ingenico Desk terminal
    /dev/ttyACM1 (1234:0001)  a device of Somebody
    "
  `);
  const draft = wiringDraft(all, 'cn-unionpay');
  expect(draft).toMatchInlineSnapshot(`
    "# What hardware there is (docs/bench.md). platen bench doctor proves it; platen run --bench bench.yaml runs on it.
    # found: serial://usb:0403:6001: an FTDI adapter: its numbers do not tell what hangs on it
    # found: serial:///dev/ttyUSB1: a Prolific PL2303 adapter: its numbers do not tell what hangs on it
    # found: serial:///dev/ttyUSB2: a Prolific PL2303 adapter: its numbers do not tell what hangs on it
    # found: serial://usb:0b00:0054: an Ingenico Desk terminal
    # found: serial://usb:1234:0001: a device of Somebody
    printers:
      # Platen is this printer; the printer cable of the terminal goes into this adapter.
      counter: { model: xprinter-80, port: 'serial://usb:0403:6001?baud=9600' }
    terminals:
      # an Ingenico Desk terminal at serial://usb:0b00:0054: a driver for its protocol (zvt, transbank, script) takes the person's place.
      # A person does what is asked and says what came of it.
      till:
        acquirer: cn-unionpay
        driver: operator
        merchant: { name: 'as on its slips', number: 'as on its slips', terminal: 'as on its slips' }
    "
  `);
  expect(wiringOf(draft)).toMatchObject({
    wiring: { links: [{ terminal: { name: 'till' }, printer: { name: 'counter' } }] },
  });
});

test('without any device: a printer on the network, and a terminal in memory', async () => {
  const draft = wiringDraft(await found([{ path: '/dev/ttyS0' }]), 'cn-unionpay');
  expect(draft).toMatchInlineSnapshot(`
    "# What hardware there is (docs/bench.md). platen bench doctor proves it; platen run --bench bench.yaml runs on it.
    printers:
      # Platen is this printer; the printer cable of the terminal goes to this port, over the network.
      counter: { model: xprinter-80, port: 'tcp://0.0.0.0:9100' }
    terminals:
      # No terminal was found: this one is in memory.
      till: { acquirer: cn-unionpay, driver: simulated }
    "
  `);
  expect(wiringOf(draft)).toHaveProperty('wiring');
});

test('printers that are asked say who they are; what is no printer is told so', async () => {
  const [tcp, pty] = (await Promise.all([printerAt('tcp://127.0.0.1:0'), printerAt('pty:')])) as [string, string];
  const path = pty.replace('pty://', '');
  const asked = await scan({
    clock,
    list: async () => [{ path, pnpId: 'x' }],
    asks: true,
    addresses: [tcp, 'tcp://127.0.0.1:9'],
  });
  expect(foundWords(asked).replaceAll(path, 'PATH').replaceAll(tcp, 'TCP')).toMatchInlineSnapshot(`
    "PATH  EPSON TM-T88V, it answers at 9600 baud
    TCP  EPSON TM-T88V, it answers
    tcp://127.0.0.1:9  nothing that answers as a printer
    "
  `);
  expect(wiringDraft(asked, 'cn-unionpay')).toContain('counter: { model: tm-t88v,');
  expect(await askPrinter(parseAddress('tcp://127.0.0.1:9'), clock)).toBeNull();
});

test('without udevadm the kernel is asked', () => {
  const root = emptyFolder();
  const tty = (name: string, device: string, files: Readonly<Record<string, string>>) => {
    mkdirSync(join(root, 'devices', device), { recursive: true });
    for (const [file, text] of Object.entries(files))
      writeFileSync(join(root, 'devices', dirname(dirname(device)), file), `${text}\n`);
    mkdirSync(join(root, 'class/tty', name), { recursive: true });
    symlinkSync(join(root, 'devices', device), join(root, 'class/tty', name, 'device'));
  };
  tty('ttyUSB0', 'usb1/1-1/1-1:1.0/ttyUSB0', { idVendor: '067b', idProduct: '2303', manufacturer: 'Prolific' });
  tty('ttyACM0', 'usb1/1-2/1-2:1.0/x', { idVendor: '0b00', idProduct: '0054', serial: '17' });
  tty('ttyS0', 'pnp0/00:01/x', {});
  mkdirSync(join(root, 'class/tty/tty1'));
  expect(serialOfSysfs(root)).toEqual([
    { path: '/dev/ttyACM0', vendorId: '0b00', productId: '0054', serialNumber: '17' },
    { path: '/dev/ttyUSB0', vendorId: '067b', productId: '2303', manufacturer: 'Prolific' },
  ]);
  expect(serialOfSysfs(join(root, 'nothing'))).toEqual([]);
});

test('platen bench scan writes over nothing without --force; platen bench doctor reads what it wrote', async () => {
  const folder = emptyFolder();
  const first = await platen(['bench', 'scan'], folder);
  expect(first).toMatchObject({ code: 0, stderr: '' });
  expect(first.stdout).toMatch(/wrote bench\.yaml\nnext: look at it, then platen bench doctor\n$/);
  writeFileSync(
    join(folder, 'bench.yaml'),
    "printers: { counter: { model: xprinter-80, port: 'pty:' } }\nterminals: { till: { acquirer: cn-unionpay, driver: simulated } }\n",
  );
  const again = await platen(['bench', 'scan'], folder);
  expect(again).toMatchObject({
    code: 2,
    stderr: 'platen: bench.yaml is there, and stays as it is\nhint: write over it with --force, or elsewhere with -o\n',
  });
  const doctor = await platen(['bench', 'doctor'], folder);
  expect(doctor).toMatchObject({ code: 0, stderr: '' });
  expect(doctor.stdout).toMatch(/2 devices, nothing wrong\n$/);
  expect((await platen(['bench', 'scan', '--force'], folder)).code).toBe(0);
  expect(readFileSync(join(folder, 'bench.yaml'), 'utf8')).toContain('platen bench doctor proves it');
  writeFileSync(
    join(folder, 'wrong.yaml'),
    'printers: { counter: { model: xprinter-80, port: /dev/ttyUSB77 } }\nterminals: { till: { acquirer: cn-unionpay, driver: simulated } }\n',
  );
  const wrong = await platen(['bench', 'doctor', 'wrong.yaml'], folder);
  expect(wrong.code).toBe(3);
  expect(wrong.stdout).toMatch(/wrong: 1 of 2 devices\n$/);
}, 30_000);

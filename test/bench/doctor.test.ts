import { spawn } from 'node:child_process';
import { chmodSync, closeSync, constants, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { describe, test } from 'vitest';
import { examine } from '../../src/bench/doctor/doctor.ts';
import { diagnosisText } from '../../src/bench/doctor/finding.ts';
import { thisMachine, type World } from '../../src/bench/doctor/world.ts';
import { RealClock } from '../../src/clock/real.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { wiringOf } from '../../src/scenarios/wiring.ts';
import { SimulatedHost } from '../../src/terminals/simulated/host.ts';
import { SimulatedTransbankTerminal } from '../../src/terminals/simulated/transbank/terminal.ts';
import { ZvtHost } from '../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal } from '../../src/terminals/simulated/zvt/terminal.ts';

const clock = new RealClock();

type AfterTest = (run: () => Promise<void> | void) => void;

/** What the doctor says of a printer and a terminal; `PATH` stands for the device. */
async function said(terminal: string, world: Partial<World> = {}, printer = 'pty:'): Promise<string> {
  const merchant = 'merchant: { name: Tienda, number: "597020000541", terminal: "80012345" }';
  const read = wiringOf(`printers: { counter: { model: tm-t88v, port: '${printer}' } }
terminals: { till: { acquirer: cn-unionpay, ${terminal}, ${merchant} } }`);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  const told: string[] = [];
  const machine = { ...thisMachine(clock, '.', '.'), hosts: ['192.168.0.9'], ...world };
  await examine(read.wiring, machine, (diagnosis) => told.push(diagnosisText(diagnosis)));
  return told
    .join('')
    .replaceAll(/\/dev\/pts\/\d+/g, 'PATH')
    .replaceAll(/:\d{5}\b/g, ':PORT');
}

/** A pty at whose other end `serve` stands; gives the path that a program opens. */
async function pty(afterTest: AfterTest, serve: (line: Line) => void): Promise<string> {
  return (await opened(ptyPort({}, clock), afterTest, serve)).replace('pty://', '');
}

async function opened(port: Port, afterTest: AfterTest, serve: (line: Line) => void): Promise<string> {
  await port.listen(serve);
  afterTest(() => port.close());
  return port.address;
}

const silent = (line: Line) => line.attach({ onBytes: () => {}, onEnd: () => {} });
const saying = (answer: (bytes: Uint8Array) => Uint8Array) => (line: Line) =>
  line.attach({ onBytes: (bytes) => void line.write(answer(bytes)), onEnd: () => {} });

/** A TCP port that is free, and stays so for a moment. */
async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const someone = { uid: 1000, groups: [1000] };

describe.concurrent('what the doctor says', () => {
  test('of a terminal that answers on a cable', { timeout: 30_000 }, async ({ expect, onTestFinished }) => {
    const path = await pty(onTestFinished, (line) => {
      const merchant = { name: 'Tienda', number: '597020000541', terminal: '80012345', operator: '01' };
      new SimulatedTransbankTerminal({
        clock,
        line,
        host: new SimulatedHost({ clock }),
        merchant,
        customer: 'cancel',
        printer: { line, columns: 32, cutter: false },
        onError: () => {},
      });
    });
    expect(await said(`driver: transbank, port: 'serial://${path}'`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://PATH
        ok     PATH is there
        ok     this user may read and write it
        ok     no other program has it open
        ok     PATH opens
        ok     till answers poll (0100)
      "
    `);
  });

  test('of a terminal that answers on the network', { timeout: 30_000 }, async ({ expect, onTestFinished }) => {
    const merchant = { name: 'Laden', number: '100200300', terminal: '12345678', operator: '01' };
    const pos = new ZvtTerminal({ clock, host: new ZvtHost({ clock }), merchant, printer: null });
    const address = await opened(tcpPort({ port: 0 }, clock), onTestFinished, (line) => pos.serve(line, 'tcp'));
    expect(await said(`driver: zvt, port: '${address}'`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: zvt on tcp://127.0.0.1:PORT
        ok     127.0.0.1:PORT takes connections
        ok     till answers registration (06 00) and its last transaction (06 20)
      "
    `);
  });

  test('of a closed TCP port', { timeout: 30_000 }, async ({ expect }) => {
    expect(await said(`driver: zvt, port: 'tcp://127.0.0.1:${await closedPort()}'`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: zvt on tcp://127.0.0.1:PORT
        wrong  127.0.0.1:PORT refused the connection
               do: nothing listens there: switch the device on, and compare address and port with its settings
      "
    `);
  });

  test('of a silent device', { timeout: 30_000 }, async ({ expect, onTestFinished }) => {
    const path = await pty(onTestFinished, silent);
    expect(await said(`driver: transbank, port: 'serial://${path}'`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://PATH
        ok     PATH is there
        ok     this user may read and write it
        ok     no other program has it open
        ok     PATH opens
        wrong  the device is silent (the terminal on serial PATH does not answer)
               tried: poll (0100), 42 bytes: 02 30 31 30 30 03 02 02 30 31 30 30 03 02 02 30 31 30 30 03 02 02 30 31 ...
               came: nothing
               do: switch the device on and into the mode in which a register drives it; join RX and TX crosswise (a null modem), compare the speed (baud), and look whether this is the right socket of the device
      "
    `);
  });

  test('of one that answers garbage', { timeout: 30_000 }, async ({ expect, onTestFinished }) => {
    const path = await pty(
      onTestFinished,
      saying(() => Uint8Array.of(0xf8, 0x80, 0x00, 0xfe)),
    );
    expect(await said(`driver: transbank, port: 'serial://${path}'`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://PATH
        ok     PATH is there
        ok     this user may read and write it
        ok     no other program has it open
        ok     PATH opens
        wrong  what came is no answer of this protocol: another speed, noise, or another device (the terminal on serial PATH does not answer)
               tried: poll (0100), 42 bytes: 02 30 31 30 30 03 02 02 30 31 30 30 03 02 02 30 31 30 30 03 02 02 30 31 ...
               came: 24 bytes: F8 80 00 FE F8 80 00 FE F8 80 00 FE F8 80 00 FE F8 80 00 FE F8 80 00 FE
               do: try other speeds (baud=9600, 19200, 38400, 115200) and parities in the address; shorten the cable, join GND of both ends
      "
    `);
  });

  test('of a line that is joined to itself', { timeout: 30_000 }, async ({ expect, onTestFinished }) => {
    const path = await pty(
      onTestFinished,
      saying((bytes) => bytes.slice()),
    );
    expect(await said(`driver: transbank, port: 'serial://${path}'`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://PATH
        ok     PATH is there
        ok     this user may read and write it
        ok     no other program has it open
        ok     PATH opens
        wrong  what came is what was sent: the line is joined to itself (poll (0100) came back as it was)
               tried: poll (0100), 8 bytes: 02 30 31 30 30 03 02 06
               came: 8 bytes: 02 30 31 30 30 03 02 06
               do: take the loop plug off; look for RX and TX that touch
      "
    `);
  });

  test('of a device that is not there, and of one that may not be used', async ({ expect, onTestFinished }) => {
    const path = await pty(onTestFinished, silent);
    const usb = { list: async () => [{ path, vendorId: '0403', productId: '6001', serialNumber: 'A5' }] };
    const world = { ...usb, user: someone, groupName: () => 'dialout' };
    expect(await said('driver: transbank, port: /dev/ttyUSB77')).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on /dev/ttyUSB77
        wrong  /dev/ttyUSB77 does not exist
               do: plug the adapter in; ls /dev/serial/by-id shows what is there, and dmesg says what the kernel made of it
      "
    `);
    expect(await said('driver: transbank, port: serial://usb:067b:2303', usb)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://usb:067b:2303
        wrong  usb:067b:2303 (vendor 067b, product 2303) is not plugged in
               do: What is plugged in: PATH (0403:6001, serial number A5).
      "
    `);
    chmodSync(path, 0o660);
    expect(await said('driver: transbank, port: serial://usb:A5', world)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://usb:A5
        ok     usb:A5 is PATH
        ok     PATH is there
        wrong  this user may not read and write it: group dialout, mode 660
               do: sudo usermod -aG dialout $USER, then log out and in
      "
    `);
    chmodSync(path, 0o000);
    expect(await said(`driver: transbank, port: 'serial://${path}'`, world)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://PATH
        ok     PATH is there
        wrong  this user may not read and write it: group dialout, mode 000
               do: sudo chmod 660 PATH; for good by a udev rule (docs/bench.md)
      "
    `);
  });

  test('of a device that another program holds', async ({ expect, onTestFinished }) => {
    const path = await pty(onTestFinished, silent);
    const fd = openSync(path, constants.O_RDWR | constants.O_NOCTTY);
    const holder = spawn('sleep', ['60'], { stdio: [fd, 'ignore', 'ignore'] });
    closeSync(fd);
    onTestFinished(() => void holder.kill());
    const text = await said(`driver: transbank, port: 'serial://${path}'`);
    expect(text.replace(/process \w+/, 'process N')).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on pty:
        ok     its port opens: pty://PATH
        ok     silent for 1 s, as it is while nobody prints
      terminal till: transbank on serial://PATH
        ok     PATH is there
        ok     this user may read and write it
        wrong  another program has it open: sleep (process N)
               do: end that program; ModemManager lets go of it for good by: sudo systemctl disable --now ModemManager
      "
    `);
  });

  test('of a cable without the lines of its handshake', async ({ expect, onTestFinished }) => {
    const path = await pty(onTestFinished, silent);
    expect(await said('driver: simulated', {}, `serial://${path}?flow=rtscts`)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on serial://PATH?flow=rtscts
        ok     PATH is there
        ok     this user may read and write it
        ok     no other program has it open
        wrong  flow=rtscts needs handshake lines, and PATH has none
               do: set flow=none or flow=xonxoff at both ends, or take an adapter with all lines
        ok     its port opens: serial://PATH?baud=9600&flow=rtscts
        ok     silent for 1 s, as it is while nobody prints
      terminal till: simulated
        ok     it is in memory
      "
    `);
  });

  test('of a printer on which noise comes', async ({ expect, onTestFinished }) => {
    const path = await pty(onTestFinished, (line) => {
      silent(line);
      const again = () => {
        void line.write(Uint8Array.of(0xf8));
        stop = clock.at(clock.now() + 20, again);
      };
      let stop = clock.at(clock.now(), again);
      onTestFinished(() => stop());
    });
    const text = await said('driver: simulated', {}, `serial://${path}`);
    expect(text.replace(/\d+ bytes: [F8 .]+/, 'BYTES')).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on serial://PATH
        ok     PATH is there
        ok     this user may read and write it
        ok     no other program has it open
        ok     its port opens: serial://PATH?baud=9600
        wrong  bytes come while nobody prints, and few of them are text: noise, or another speed than the terminal's
               came: BYTES
               do: compare baud and parity with the settings of the terminal; join GND of both ends
      terminal till: simulated
        ok     it is in memory
      "
    `);
  });

  test('of a printer on the network, for this machine alone, and where another has its port', async ({
    expect,
    onTestFinished,
  }) => {
    expect(await said('driver: simulated', {}, 'tcp://127.0.0.1:0')).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on tcp://127.0.0.1:0
        ok     its port opens: tcp://127.0.0.1:PORT
        look   programs of this machine alone can reach it
               do: for a terminal on the network: port: tcp://0.0.0.0:PORT
        ok     silent for 1 s, as it is while nobody prints
      terminal till: simulated
        ok     it is in memory
      "
    `);
    expect(await said('driver: simulated', {}, 'tcp://0.0.0.0:0')).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on tcp://0.0.0.0:0
        ok     its port opens: tcp://0.0.0.0:PORT
        ok     a terminal on the network finds it at 192.168.0.9:PORT
        ok     silent for 1 s, as it is while nobody prints
      terminal till: simulated
        ok     it is in memory
      "
    `);
    const taken = await opened(tcpPort({ port: 0 }, clock), onTestFinished, silent);
    expect(await said('driver: simulated', {}, taken)).toMatchInlineSnapshot(`
      "printer counter: tm-t88v on tcp://127.0.0.1:PORT
        wrong  127.0.0.1:PORT is in use
               do: Stop the program that holds it, or choose another port (0 picks a free one).
      terminal till: simulated
        ok     it is in memory
      "
    `);
  });
});

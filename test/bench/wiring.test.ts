import { expect, test } from 'vitest';
import { readWiring } from '../../src/bench/wiring.ts';
import { problemText } from '../../src/yaml/source.ts';

const read = (text: string) => readWiring(text, ['cn-unionpay', 'cn-lakala'], ['chip', 'swipe']);

const told = (text: string) => {
  const found = read(text);
  if ('wiring' in found) throw new Error('nothing is wrong with it');
  return found.problems.map((problem) => problemText('bench.yaml', problem)).join('\n');
};

test('a bench with every part', () => {
  const found = read(`
golden: golden-counter
printers:
  counter: { model: tm-t88v, port: 'serial:///dev/serial/by-id/usb-Prolific?baud=9600&flow=rtscts', capabilities: [cutter] }
  desk: { model: xprinter-80, port: tcp://0.0.0.0:9100 }
terminals:
  till:
    acquirer: cn-lakala
    driver: zvt
    port: serial://usb:0403:6001/A50285BI
    password: '123456'
    merchant: { name: 茶庄, number: '822331054990003', terminal: '10000003' }
    copies: [merchant]
    capabilities: [chip, void]
    zone: '+01:00'
    before: [sign-on, settle]
    after: []
  stand-in: { acquirer: cn-unionpay, driver: simulated, line: /dev/ttyUSB1 }
links:
  - { terminal: till, printer: counter }
  - { terminal: stand-in, printer: desk }
cards: { chip: { number: '6250946000000016', expiry: '3012', issuer: 工商银行 } }
limits: { wait: 30s, quiet: 500ms }
`);
  const counter = {
    name: 'counter',
    model: 'tm-t88v',
    port: 'serial:///dev/serial/by-id/usb-Prolific?baud=9600&flow=rtscts',
    capabilities: ['cutter'],
  };
  const desk = { name: 'desk', model: 'xprinter-80', port: 'tcp://0.0.0.0:9100' };
  const till = {
    name: 'till',
    acquirer: 'cn-lakala',
    driver: 'zvt',
    options: { port: 'serial://usb:0403:6001/A50285BI', password: '123456', prints: 'terminal' },
    merchant: { name: '茶庄', number: '822331054990003', terminal: '10000003', operator: '01' },
    copies: ['merchant'],
    capabilities: ['chip', 'void'],
    zone: '+01:00',
    before: ['sign-on', 'settle'],
    after: [],
  };
  const standIn = {
    name: 'stand-in',
    acquirer: 'cn-unionpay',
    driver: 'simulated',
    options: { line: '/dev/ttyUSB1' },
    copies: ['merchant', 'cardholder'],
  };
  expect(found).toEqual({
    wiring: {
      golden: 'golden-counter',
      printers: [counter, desk],
      terminals: [till, standIn],
      links: [
        { terminal: till, printer: counter },
        { terminal: standIn, printer: desk },
      ],
      cards: { chip: { number: '6250946000000016', expiry: '3012', issuer: '工商银行' } },
      limits: { wait: 30_000, quiet: 500, clock: 300_000 },
    },
  });
});

test('one terminal and one printer need no link', () => {
  const found = read(`
printers: { counter: { model: tm-t88v, port: 'pty:' } }
terminals: { till: { acquirer: cn-unionpay, driver: simulated } }
`);
  expect(found).toMatchObject({ wiring: { links: [{ terminal: { name: 'till' }, printer: { name: 'counter' } }] } });
});

test('everything that is wrong is told with its place', () => {
  expect(
    told(`
clock: virtual
printers:
  counter: { model: tm-t99, port: wire://9600 }
  desk: { model: tm-t88v, port: job.bin, capabilities: [chip] }
terminals:
  till: { acquirer: cn-nobody, driver: telepathy }
  other: { acquirer: cn-lakala, driver: zvt, port: 7, colour: red }
cards: { gold: {} }
limits: { wait: soon }
`),
  ).toMatchInlineSnapshot(`
    "bench.yaml:2:8 clock: expected real: bytes come over real lines when they come, and no clock can be jumped for them (without --bench scenarios run in virtual time), got "virtual"
        clock: virtual
               ^
    bench.yaml:4:21 printers.counter.model: expected one of tm-t88vi, tm-t88v, tm-t88v-ja, tm-t88v-ko, tm-t88v-tw, tm-t88iii, tm-t81, tm-t20iii, xprinter-80, csn-a2, pos-5890, sunmi-v2, got "tm-t99"
          counter: { model: tm-t99, port: wire://9600 }
                            ^
    bench.yaml:4:35 printers.counter.port: expected where it is plugged in: tcp://0.0.0.0:9100, serial:///dev/ttyUSB0?baud=9600, pty: or device:///dev/g_printer0; the address 'wire://9600' is a wire in memory, which only a bench can open, got "wire://9600"
          counter: { model: tm-t99, port: wire://9600 }
                                          ^
    bench.yaml:5:33 printers.desk.port: expected where it is plugged in: tcp://0.0.0.0:9100, serial:///dev/ttyUSB0?baud=9600, pty: or device:///dev/g_printer0; and this names a file, got "job.bin"
          desk: { model: tm-t88v, port: job.bin, capabilities: [chip] }
                                        ^
    bench.yaml:5:57 printers.desk.capabilities[0]: expected one of cutter, paper-sensor, faults, link-faults, got "chip"
          desk: { model: tm-t88v, port: job.bin, capabilities: [chip] }
                                                                ^
    bench.yaml:7:40 terminals.till.driver: expected a mapping whose driver is one of simulated, zvt, transbank, script, keys, web, operator, got "telepathy"
          till: { acquirer: cn-nobody, driver: telepathy }
                                               ^
    bench.yaml:8:52 terminals.other.port: expected the address of the terminal: serial:///dev/ttyUSB0?baud=115200 or tcp://192.168.0.20:20007, got 7
          other: { acquirer: cn-lakala, driver: zvt, port: 7, colour: red }
                                                           ^
    bench.yaml:8:55 terminals.other: expected one of acquirer, merchant, copies, capabilities, zone, before, after, driver, port, password, currency, prints, got the key "colour"
          other: { acquirer: cn-lakala, driver: zvt, port: 7, colour: red }
                                                              ^
    bench.yaml:9:10 cards: expected one of cards: chip, swipe, got the key "gold"
        cards: { gold: {} }
                 ^
    bench.yaml:10:17 limits.wait: expected a time such as 1d, 2h 30m or 500ms, got "soon"
        limits: { wait: soon }
                        ^"
  `);
});

test('names that stand for nothing, what is linked twice, and a real terminal without a shop', () => {
  const devices = `
printers: { counter: { model: tm-t88v, port: 'pty:' }, desk: { model: tm-t88v, port: '9100' } }
terminals:
  till: { acquirer: cn-unionpay, driver: simulated }
  other: { acquirer: cn-unionpay, driver: zvt, port: tcp://10.0.0.7:20007 }
`;
  expect(told(devices)).toMatchInlineSnapshot(`
    "bench.yaml:2:1 expected links: which of till, other prints on which of counter, desk, got nothing
        printers: { counter: { model: tm-t88v, port: 'pty:' }, desk: { model: tm-t88v, port: '9100' } }
        ^
    bench.yaml:5:10 terminals.other: expected merchant: what its slips say of the shop (name, number, terminal), got nothing
          other: { acquirer: cn-unionpay, driver: zvt, port: tcp://10.0.0.7:20007 }
                 ^"
  `);
  expect(
    told(`${devices}
links:
  - { terminal: till, printer: count }
  - { terminal: tile, printer: desk }
  - { terminal: till, printer: desk }
`),
  ).toMatchInlineSnapshot(`
    "bench.yaml:5:10 terminals.other: expected merchant: what its slips say of the shop (name, number, terminal), got nothing
          other: { acquirer: cn-unionpay, driver: zvt, port: tcp://10.0.0.7:20007 }
                 ^
    bench.yaml:8:32 links[0].printer: expected one of counter, desk, got "count"
          - { terminal: till, printer: count }
                                       ^
    bench.yaml:9:17 links[1].terminal: expected one of till, other, got "tile"
          - { terminal: tile, printer: desk }
                        ^
    bench.yaml:10:17 links[2].terminal: expected a terminal of its own, got "till" once more
          - { terminal: till, printer: desk }
                        ^
    bench.yaml:10:32 links[2].printer: expected a printer of its own, got "desk" once more
          - { terminal: till, printer: desk }
                                       ^"
  `);
  expect(told('printers: {}\nterminals: {}\n')).toMatchInlineSnapshot(`
    "bench.yaml:2:12 terminals: expected at least one terminal, got none
        terminals: {}
                   ^"
  `);
});

import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { type Address, parseAddress, portAt } from '../../src/ports/address.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

test.each<[string, Address]>([
  ['9100', { kind: 'tcp', port: 9100 }],
  ['0', { kind: 'tcp', port: 0 }],
  ['0.0.0.0:9101', { kind: 'tcp', host: '0.0.0.0', port: 9101 }],
  ['[::1]:9100', { kind: 'tcp', host: '::1', port: 9100 }],
  ['tcp://0.0.0.0:9100', { kind: 'tcp', host: '0.0.0.0', port: 9100 }],
  ['tcp://printer.local', { kind: 'tcp', host: 'printer.local' }],
  ['tcp://:9100', { kind: 'tcp', port: 9100 }],
  ['TCP://[fe80::1]:9100/', { kind: 'tcp', host: 'fe80::1', port: 9100 }],
  ['tcp://127.0.0.1:9100?idle=300', { kind: 'tcp', host: '127.0.0.1', port: 9100, idleMs: 300_000 }],
  [
    'tcp://0.0.0.0:9100?idle=0&connections=4&full=wait&job=16777216',
    {
      kind: 'tcp',
      host: '0.0.0.0',
      port: 9100,
      idleMs: Infinity,
      connections: 4,
      full: 'wait',
      jobBytes: 16_777_216,
    },
  ],
  ['serial:///dev/ttyUSB0?baud=19200', { kind: 'serial', path: '/dev/ttyUSB0', baud: 19_200 }],
  [
    'serial:///dev/ttyS0?baud=9600&data=7&parity=even&stop=2&flow=rtscts',
    { kind: 'serial', path: '/dev/ttyS0', baud: 9600, dataBits: 7, parity: 'even', stopBits: 2, flow: 'rtscts' },
  ],
  ['serial://COM3?stop=1.5&flow=xonxoff', { kind: 'serial', path: 'COM3', stopBits: 1.5, flow: 'xonxoff' }],
  ['/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0' }],
  ['/dev/pts/4', { kind: 'serial', path: '/dev/pts/4' }],
  ['com3', { kind: 'serial', path: 'com3' }],
  ['pty:', { kind: 'pty' }],
  ['pty:///run/printer', { kind: 'pty', link: '/run/printer' }],
  ['pty:?baud=9600&flow=xonxoff', { kind: 'pty', baud: 9600, flow: 'xonxoff' }],
  [
    'pty:///run/printer?baud=1200&data=7&parity=odd&stop=2',
    { kind: 'pty', link: '/run/printer', baud: 1200, dataBits: 7, parity: 'odd', stopBits: 2 },
  ],
  ['serial:///dev/ttyS0?flow=dtrdsr', { kind: 'serial', path: '/dev/ttyS0', flow: 'dtrdsr' }],
  ['/dev/rfcomm0', { kind: 'serial', path: '/dev/rfcomm0' }],
  ['/dev/g_printer0', { kind: 'device', path: '/dev/g_printer0' }],
  ['device:///dev/g_printer1', { kind: 'device', path: '/dev/g_printer1' }],
  ['-', { kind: 'stdin' }],
  ['stdin:', { kind: 'stdin' }],
  ['slips/sale.bin', { kind: 'file', path: 'slips/sale.bin' }],
  ['file:///slips/two%20copies.bin', { kind: 'file', path: '/slips/two copies.bin' }],
  ['C:\\slips\\sale.bin', { kind: 'file', path: 'C:\\slips\\sale.bin' }],
])('%s', (text, address) => {
  expect(parseAddress(text)).toEqual(address);
});

test.each([
  ['', "the address '' is empty"],
  ['usb://04b8', "the address 'usb://04b8' has the unknown kind 'usb:'"],
  ['tcp://host:70000', "the address 'tcp://host:70000' has port 70000, and ports end at 65535"],
  ['tcp://host:port', "the address 'tcp://host:port' has no host and port that can be read"],
  [
    'tcp://host:9100?baud=9600',
    "the address 'tcp://host:9100?baud=9600' has the unknown setting 'baud' (known here: idle, connections, full, job)",
  ],
  [
    'tcp://host:9100?idle=soon',
    "the address 'tcp://host:9100?idle=soon' has idle=soon, which must be a whole number of seconds, 0 for never",
  ],
  [
    'serial:///dev/ttyS0?baud=fast',
    "the address 'serial:///dev/ttyS0?baud=fast' has baud=fast, which must be a whole number above 0",
  ],
  [
    'serial:///dev/ttyS0?parity=yes',
    "the address 'serial:///dev/ttyS0?parity=yes' has parity=yes, which must be none, even, odd, mark, space",
  ],
  ['serial:', "the address 'serial:' names no device"],
  ['pty:?flow=rtscts', "the address 'pty:?flow=rtscts' has flow=rtscts, which must be none, xonxoff"],
  ['device:', "the address 'device:' names no device"],
  [
    'device:///dev/g_printer0?baud=9600',
    "the address 'device:///dev/g_printer0?baud=9600' has the unknown setting 'baud' (known here: none)",
  ],
  ['wire://9600', "the address 'wire://9600' is a wire in memory, which only a bench can open"],
  [
    'file://elsewhere/slip.bin',
    "the address 'file://elsewhere/slip.bin' names no file of this machine (a file address has three slashes: file:///folder/slip.bin)",
  ],
])('%s is refused', (text, message) => {
  expect(() => parseAddress(text)).toThrow(
    expect.objectContaining({
      name: 'PortError',
      code: 'bad-address',
      message,
      hint: 'Write one of: 9100; tcp://HOST:PORT?idle=SECONDS&connections=N&full=refuse|wait&job=BYTES; serial:///dev/ttyUSB0?baud=9600&data=8&parity=none&stop=1&flow=none|rtscts|xonxoff|dtrdsr; pty:; pty:///path/of/link?baud=9600&flow=none|xonxoff; device:///dev/g_printer0; a file path; - (standard input).',
    }),
  );
});

test('a port shows its address', async () => {
  const clock = new RealClock();
  const serial = await portAt('serial:///dev/no-such-device?flow=xonxoff&stop=2', clock);
  const addresses = [
    (await portAt('9100', clock)).address,
    (await portAt('[::1]:9100', clock)).address,
    (await portAt('pty:///run/printer', clock)).address,
    (await portAt('pty:///run/printer?baud=1200&data=7&flow=xonxoff', clock)).address,
    (await portAt('/dev/g_printer0', clock)).address,
    (await portAt('-', clock)).address,
    (await portAt('/slips/sale.bin', clock)).address,
    serial.address,
  ];
  expect(addresses).toEqual([
    'tcp://127.0.0.1:9100',
    'tcp://[::1]:9100',
    'pty:///run/printer',
    'pty:///run/printer?baud=1200&data=7&flow=xonxoff',
    'device:///dev/g_printer0',
    'stdin:',
    'file:///slips/sale.bin',
    'serial:///dev/no-such-device?baud=9600&stop=2&flow=xonxoff',
  ]);
  await expect(serial.listen(() => {})).rejects.toMatchObject({ code: 'no-such-device' });
});

/** Opens one port of each kind, and listens on one, in a process that has loaded nothing yet; says what it has then. */
const loading = `
  import { createRequire } from 'node:module';
  import { RealClock } from './src/clock/real.ts';
  import { portAt } from './src/ports/address.ts';
  const loaded = () => {
    const paths = Object.keys(createRequire(import.meta.url).cache);
    return ['serialport', 'node-pty'].filter((name) =>
      paths.some((path) => path.includes('/node_modules/' + name + '/') || path.includes('/@lydell/' + name + '/')),
    );
  };
  const clock = new RealClock();
  const all = ['9100', 'pty:///run/printer', '/dev/g_printer0', '-', '/slips/sale.bin', 'serial:///dev/no-such-device'];
  const ports = await Promise.all(all.map((address) => portAt(address, clock)));
  const before = loaded();
  const { code } = await ports.at(-1).listen(() => {}).catch((error) => error);
  console.log(JSON.stringify([before, code, loaded()]));
`;

test('serialport and node-pty are loaded only when they are used', () => {
  const options = ['--import', './scripts/sources.mjs', '--input-type=module', '--eval', loading];
  const said = execFileSync(process.execPath, options, { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(said)).toEqual([[], 'no-such-device', ['serialport']]);
});

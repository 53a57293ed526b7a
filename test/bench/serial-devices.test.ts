import { expect, test } from 'vitest';
import { foundText, type SerialDevice } from '../../src/bench/serial-devices.ts';

const prolific = { vendorId: '067b', productId: '2303' };
const ftdi = { vendorId: '0403', productId: '6001' };
const devices: readonly SerialDevice[] = [
  { path: '/dev/ttyS0' },
  { path: '/dev/ttyUSB0', ...ftdi, serialNumber: 'A50285BI' },
  { path: '/dev/ttyUSB1', ...ftdi, serialNumber: 'A6008isP' },
  { path: '/dev/ttyUSB2', ...prolific },
];
const list = async () => devices;
const none = async () => [{ path: '/dev/ttyS0' }];

test.each([
  ['serial://usb:067B:2303?baud=19200', 'serial:///dev/ttyUSB2?baud=19200'],
  ['serial://usb:0403:6001/A6008isP', 'serial:///dev/ttyUSB1'],
  ['serial://usb:a50285bi?flow=rtscts', 'serial:///dev/ttyUSB0?flow=rtscts'],
  ['/dev/ttyUSB7?baud=9600', '/dev/ttyUSB7?baud=9600'],
  ['/dev/serial/by-id/usb-FTDI_A50285BI-if00', '/dev/serial/by-id/usb-FTDI_A50285BI-if00'],
  ['tcp://0.0.0.0:9100', 'tcp://0.0.0.0:9100'],
  ['pty:', 'pty:'],
])('%s is %s', async (text, found) => {
  expect(await foundText(text, list)).toBe(found);
});

test.each([
  [
    'serial://usb:0403:6001',
    list,
    'ambiguous-device',
    'usb:0403:6001 (vendor 0403, product 6001) is each of /dev/ttyUSB0 (0403:6001, serial number A50285BI); /dev/ttyUSB1 (0403:6001, serial number A6008isP)',
    'Add the serial number (usb:VENDOR:PRODUCT/SERIAL), or name the socket by its path below /dev/serial/by-path.',
  ],
  [
    'serial://usb:10c4:ea60/0001',
    list,
    'no-such-device',
    'usb:10c4:ea60/0001 (vendor 10c4, product ea60, serial number 0001) is not plugged in',
    'What is plugged in: /dev/ttyUSB0 (0403:6001, serial number A50285BI); /dev/ttyUSB1 (0403:6001, serial number A6008isP); /dev/ttyUSB2 (067b:2303).',
  ],
  [
    'serial://usb:X',
    none,
    'no-such-device',
    'usb:X (serial number X) is not plugged in',
    'No USB serial device is; plug it in.',
  ],
  [
    'serial://usb:04:6001',
    list,
    'bad-address',
    "the device 'usb:04:6001' has no numbers that can be read",
    'Write serial://usb:VENDOR:PRODUCT, serial://usb:SERIAL or serial://usb:VENDOR:PRODUCT/SERIAL.',
  ],
] as const)('%s cannot be found', async (text, devicesOf, code, message, hint) => {
  await expect(foundText(text, devicesOf)).rejects.toMatchObject({ code, message, hint });
});

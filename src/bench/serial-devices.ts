import { type Address, parseAddress } from '../ports/address.ts';
import { PortError } from '../ports/port.ts';
import { serialOfSysfs } from './sysfs.ts';

/** A serial device as serialport's list has it. */
export interface SerialDevice {
  /** `/dev/ttyUSB0`, `COM3`. */
  readonly path: string;
  readonly manufacturer?: string;
  readonly serialNumber?: string;
  /** Four hexadecimal digits each. */
  readonly vendorId?: string;
  readonly productId?: string;
  /** Of Linux: the name below /dev/serial/by-id, or that of a tty without hardware. */
  readonly pnpId?: string;
}

/** What serial devices this machine has. */
export type ListSerial = () => Promise<readonly SerialDevice[]>;

/** serialport's list, or on Linux without udevadm, which that calls, the kernel's. */
export const listSerial: ListSerial = async () => {
  const { SerialPort } = await import('serialport');
  return SerialPort.list().catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return serialOfSysfs();
    throw error;
  });
};

/** `usb:0403:6001`, `usb:0403:6001/A50285BI`, `usb:A50285BI`. */
const usbName = /^usb:(?:([\da-f]{4}):([\da-f]{4})(?:\/(.+))?|([^:]+))$/i;

/**
 * The address with the path of the device that it means. A serial device may be named by what stays when it is plugged
 * into another socket: `serial://usb:0403:6001` by vendor and product, `serial://usb:A50285BI` by its serial number,
 * `serial://usb:0403:6001/A50285BI` by both. Any other address stays as it is. Rejects with a PortError `no-such-device`
 * or `ambiguous-device`, and for a name that cannot be read `bad-address`.
 */
export async function foundAddress(address: Address, list: ListSerial): Promise<Address> {
  if (address.kind !== 'serial' || !address.path.toLowerCase().startsWith('usb:')) return address;
  const parts = usbName.exec(address.path);
  if (!parts) {
    throw new PortError(
      'bad-address',
      `the device '${address.path}' has no numbers that can be read`,
      'Write serial://usb:VENDOR:PRODUCT, serial://usb:SERIAL or serial://usb:VENDOR:PRODUCT/SERIAL.',
    );
  }
  const [, vendor, product, serial = parts[4]] = parts;
  const same = (a: string | undefined, b: string | undefined) =>
    b === undefined || a?.toLowerCase() === b.toLowerCase();
  const devices = await list();
  const found = devices.filter(
    (device) => same(device.vendorId, vendor) && same(device.productId, product) && same(device.serialNumber, serial),
  );
  const [one, another] = found;
  if (one && !another) return { ...address, path: one.path };
  const what = `${address.path} (${[vendor && `vendor ${vendor}, product ${product}`, serial && `serial number ${serial}`].filter(Boolean).join(', ')})`;
  if (!one) {
    const there = devices.filter(({ vendorId }) => vendorId !== undefined).map(deviceWords);
    throw new PortError(
      'no-such-device',
      `${what} is not plugged in`,
      there.length === 0 ? 'No USB serial device is; plug it in.' : `What is plugged in: ${there.join('; ')}.`,
    );
  }
  throw new PortError(
    'ambiguous-device',
    `${what} is each of ${found.map(deviceWords).join('; ')}`,
    'Add the serial number (usb:VENDOR:PRODUCT/SERIAL), or name the socket by its path below /dev/serial/by-path.',
  );
}

/** The same of an address as it is written. Throws what `parseAddress` throws, too. */
export async function foundText(text: string, list: ListSerial): Promise<string> {
  const address = parseAddress(text);
  const found = await foundAddress(address, list);
  if (address.kind !== 'serial' || found.kind !== 'serial') return text;
  return text.replace(address.path, found.path);
}

/** `/dev/ttyUSB0 (0403:6001, serial number A50285BI)`. */
export function deviceWords({ path, vendorId, productId, serialNumber }: SerialDevice): string {
  const ids = vendorId === undefined ? [] : [`${vendorId}:${productId}`.toLowerCase()];
  const known = [...ids, ...(serialNumber === undefined ? [] : [`serial number ${serialNumber}`])];
  return known.length === 0 ? path : `${path} (${known.join(', ')})`;
}

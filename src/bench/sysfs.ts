import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SerialDevice } from './serial-devices.ts';

/**
 * The serial devices of a Linux machine as its kernel tells them, for where there is no udevadm (containers): those with
 * hardware behind them, what is of USB with its numbers. `root`: /sys.
 */
export function serialOfSysfs(root = '/sys'): SerialDevice[] {
  const ttys = join(root, 'class/tty');
  if (!existsSync(ttys)) return [];
  return readdirSync(ttys)
    .sort()
    .filter((name) => existsSync(join(ttys, name, 'device')) && !/^ttyS\d+$/.test(name))
    .map((name) => ({ path: `/dev/${name}`, ...usbOf(realpathSync(join(ttys, name, 'device')), root) }));
}

/** The numbers of the USB device that a tty is a part of. */
function usbOf(device: string, root: string): Omit<SerialDevice, 'path'> {
  for (let folder = device; folder.startsWith(realpathSync(root)); folder = dirname(folder)) {
    const said = (file: string) => {
      const path = join(folder, file);
      return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
    };
    const [vendorId, productId] = [said('idVendor'), said('idProduct')];
    if (vendorId === undefined) continue;
    const [manufacturer, serialNumber] = [said('manufacturer'), said('serial')];
    return {
      vendorId,
      ...(productId === undefined ? {} : { productId }),
      ...(manufacturer === undefined ? {} : { manufacturer }),
      ...(serialNumber === undefined ? {} : { serialNumber }),
    };
  }
  return {};
}

import type { SerialDevice } from './serial-devices.ts';

/** What a USB device is by its numbers. */
export interface UsbDevice {
  readonly what: string;
  /** `adapter`: a serial cable hangs on it, and what is at its end the numbers cannot tell. */
  readonly kind: 'adapter' | 'terminal' | 'printer' | 'gadget';
  readonly source: string;
}

interface Entry extends UsbDevice {
  readonly vendor: string;
  /** Every product of the vendor that is not named apart, when absent. */
  readonly products?: readonly string[];
}

const LINUX = 'Linux drivers/usb/serial';
const INEFI = 'Flytech inefi agent for Linux, list of peripherals that it knows by VID and PID';

/** By vendor and product; what no public source names is not here. */
const table: readonly Entry[] = [
  {
    vendor: '067b',
    products: ['2303', '23a3', '23b3', '23c3', '23d3', '23e3', '23f3'],
    what: 'a Prolific PL2303 adapter',
    kind: 'adapter',
    source: `${LINUX}/pl2303.h`,
  },
  {
    vendor: '10c4',
    products: ['ea60', 'ea61', 'ea70', 'ea71', 'ea80'],
    what: 'a Silicon Labs CP210x adapter',
    kind: 'adapter',
    source: `${LINUX}/cp210x.c`,
  },
  {
    vendor: '0403',
    products: ['6001', '6010', '6011', '6014', '6015'],
    what: 'an FTDI adapter',
    kind: 'adapter',
    source: `${LINUX}/ftdi_sio_ids.h`,
  },
  {
    vendor: '1a86',
    products: ['5523', '7522', '7523'],
    what: 'a WCH CH340 or CH341 adapter',
    kind: 'adapter',
    source: `${LINUX}/ch341.c`,
  },
  { vendor: '4348', products: ['5523'], what: 'a WCH CH341 adapter', kind: 'adapter', source: `${LINUX}/ch341.c` },
  {
    vendor: '079b',
    products: ['0028', '0051', '006e'],
    what: 'an Ingenico terminal (Telium)',
    kind: 'terminal',
    source: INEFI,
  },
  {
    vendor: '0b00',
    products: ['0052', '0053', '0055', '0085'],
    what: 'an Ingenico Move terminal',
    kind: 'terminal',
    source: INEFI,
  },
  {
    vendor: '0b00',
    products: ['0054', '0080', '0087'],
    what: 'an Ingenico Desk terminal',
    kind: 'terminal',
    source: INEFI,
  },
  {
    vendor: '0b00',
    products: ['0056', '0081', '0082', '0084'],
    what: 'an Ingenico Lane terminal',
    kind: 'terminal',
    source: INEFI,
  },
  { vendor: '0b00', products: ['0066'], what: 'an Ingenico iCT2xx terminal', kind: 'terminal', source: INEFI },
  { vendor: '0b00', what: 'a device of Ingenico', kind: 'terminal', source: 'linux-usb.org usb.ids: 0b00 INGENICO' },
  { vendor: '11ca', products: ['0219'], what: 'a VeriFone VX820 terminal', kind: 'terminal', source: INEFI },
  {
    vendor: '04b8',
    products: ['0202'],
    what: 'an Epson receipt printer (interface card UB-U05 or its like)',
    kind: 'printer',
    source: 'linux-usb.org usb.ids: 04b8:0202 Interface Card UB-U05 for Thermal Receipt Printers',
  },
  {
    vendor: '04b8',
    products: ['0e20', '0e28', '0e2a'],
    what: 'an Epson receipt printer (TM-m30, TM-T20, TM-m30II)',
    kind: 'printer',
    source: INEFI,
  },
  { vendor: '0519', products: ['0047'], what: 'a Star mC-Print3 printer', kind: 'printer', source: INEFI },
  { vendor: '1504', products: ['001f'], what: 'a Bixolon SRP-350II printer', kind: 'printer', source: INEFI },
  {
    vendor: '0525',
    products: ['a4a7'],
    what: 'a Linux machine as a serial gadget',
    kind: 'gadget',
    source: 'Linux drivers/usb/gadget/legacy/serial.c',
  },
];

/** What a serial device is, where a public source says so. */
export function usbDevice({
  vendorId,
  productId,
}: Pick<SerialDevice, 'vendorId' | 'productId'>): UsbDevice | undefined {
  const [vendor, product] = [vendorId?.toLowerCase(), productId?.toLowerCase() ?? ''];
  const ofVendor = table.filter((entry) => entry.vendor === vendor);
  return ofVendor.find(({ products }) => products?.includes(product)) ?? ofVendor.find(({ products }) => !products);
}

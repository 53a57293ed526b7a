import { models } from '../../emulator/models/models.ts';
import type { Clock } from '../clock/clock.ts';
import { parseAddress } from '../ports/address.ts';
import { type AskedPrinter, askPrinter } from './ask-printer.ts';
import { deviceWords, type ListSerial, type SerialDevice } from './serial-devices.ts';
import { type UsbDevice, usbDevice } from './usb-devices.ts';

/** What a scan found: a serial device, or an address that was asked. */
export interface Found {
  /** As a bench file names it: by what stays when it is plugged elsewhere, where it has that. */
  readonly address: string;
  readonly device?: SerialDevice;
  readonly usb?: UsbDevice;
  /** What a printer said that was asked. */
  readonly printer?: AskedPrinter;
}

export interface ScanOptions {
  readonly clock: Clock;
  readonly list: ListSerial;
  /** Whether serial devices are asked if they are printers. */
  readonly asks: boolean;
  /** Addresses that are asked besides. */
  readonly addresses: readonly string[];
}

/** Finds serial devices, and asks printers where it is told to. Rejects with a PortError for an address that cannot be meant. */
export async function scan({ clock, list, asks, addresses }: ScanOptions): Promise<Found[]> {
  const devices = (await list()).filter(isPluggedIn);
  const serial = devices.map((device) => ({ address: stableAddress(device, devices), device, usb: usbDevice(device) }));
  const found: Found[] = [];
  for (const { usb, ...one } of serial) {
    const asked = asks ? await askPrinter({ kind: 'serial', path: one.device.path }, clock) : null;
    found.push({ ...one, ...(usb ? { usb } : {}), ...(asked ? { printer: asked } : {}) });
  }
  for (const address of addresses) {
    const asked = await askPrinter(parseAddress(address), clock);
    found.push({ address, ...(asked ? { printer: asked } : {}) });
  }
  return found;
}

/** Linux has a name for 32 serial ports of a board, whether or not there is one. */
function isPluggedIn({ path, vendorId, pnpId }: SerialDevice): boolean {
  return vendorId !== undefined || pnpId !== undefined || !/^\/dev\/ttyS\d+$/.test(path);
}

function stableAddress(device: SerialDevice, all: readonly SerialDevice[]): string {
  const { path, vendorId, productId, serialNumber } = device;
  if (vendorId === undefined) return `serial://${path}`;
  const ids = `${vendorId}:${productId}`.toLowerCase();
  const twins = all.filter((one) => `${one.vendorId}:${one.productId}`.toLowerCase() === ids);
  if (twins.length === 1) return `serial://usb:${ids}`;
  const isOwn = twins.filter((one) => one.serialNumber === serialNumber).length === 1;
  return serialNumber !== undefined && isOwn ? `serial://usb:${ids}/${serialNumber}` : `serial://${path}`;
}

/** A line for each device. */
export function foundWords(found: readonly Found[]): string {
  if (found.length === 0) return 'no serial device is plugged in\n';
  return found.map((one) => `${one.device ? deviceWords(one.device) : one.address}  ${guessWords(one)}\n`).join('');
}

function guessWords({ device, usb, printer }: Found): string {
  if (printer) {
    const { maker, name, address } = printer;
    const who = [maker, name].filter((part) => part !== undefined).join(' ') || 'a printer that does not say its name';
    return `${who}, it answers${address.kind === 'serial' ? ` at ${address.baud ?? 9600} baud` : ''}`;
  }
  if (usb) return usb.kind === 'adapter' ? `${usb.what}: its numbers do not tell what hangs on it` : usb.what;
  if (device) return device.manufacturer ? `a device of ${device.manufacturer}` : 'what it is nobody can tell';
  return 'nothing that answers as a printer';
}

/** The bench file of what was found: a first draft, with a line on what each device is. */
export function wiringDraft(found: readonly Found[], acquirer: string): string {
  const terminals = found.filter(({ usb }) => usb?.kind === 'terminal');
  const free = found.filter(({ usb, printer, device }) => device && !printer && usb?.kind !== 'terminal');
  const model = found.map(({ printer }) => modelOf(printer)).find((name) => name !== undefined) ?? 'xprinter-80';
  const cable = free.find(({ usb }) => usb?.kind === 'adapter');
  const port = cable ? `${cable.address}?baud=9600` : 'tcp://0.0.0.0:9100';
  const [terminal] = terminals;
  const lines = [
    '# What hardware there is (docs/bench.md). platen bench doctor proves it; platen run --bench bench.yaml runs on it.',
    ...found.map((one) => `# found: ${one.address}: ${guessWords(one)}`),
    'printers:',
    `  # Platen is this printer; the printer cable of the terminal goes ${cable ? 'into this adapter' : 'to this port, over the network'}.`,
    `  counter: { model: ${model}, port: '${port}' }`,
    'terminals:',
    ...(terminal
      ? [
          `  # ${terminal.usb!.what} at ${terminal.address}: a driver for its protocol (zvt, transbank, script) takes the person's place.`,
        ]
      : []),
    ...(terminal || cable
      ? byHand(acquirer)
      : ['  # No terminal was found: this one is in memory.', `  till: { acquirer: ${acquirer}, driver: simulated }`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** A terminal that a person operates: whatever it speaks. */
const byHand = (acquirer: string) => [
  '  # A person does what is asked and says what came of it.',
  '  till:',
  `    acquirer: ${acquirer}`,
  '    driver: operator',
  "    merchant: { name: 'as on its slips', number: 'as on its slips', terminal: 'as on its slips' }",
];

/** The model that answers to such a name. */
function modelOf(printer: AskedPrinter | undefined): string | undefined {
  const name = printer?.name?.toLowerCase();
  return name !== undefined && models.has(name) ? name : undefined;
}

import type { Clock } from '../../clock/clock.ts';
import type { Framing } from '../framing.ts';
import type { Wire } from '../wire.ts';
import type { Binding, OpenOptions, PortInfo } from './binding-interface.ts';
import { WireBindingPort } from './binding-port.ts';
import type { EndSettings } from './serial-line.ts';

const PARITIES: readonly string[] = ['none', 'even', 'odd', 'mark', 'space'] satisfies Framing['parity'][];

/**
 * The host's ends of wires as serialport's binding: `new SerialPortStream({ binding, path, baudRate })` runs on it
 * unchanged, on either clock. `wires` has them by the path that is opened. Opening dials, with the speed, framing and
 * flow control that were asked for; the printer's end keeps its own. One program at a time has a path open, also with
 * `lock: false`.
 */
export function wireBinding(wires: ReadonlyMap<string, Wire>, clock: Clock): Binding {
  const open = new Set<string>();
  return {
    list: async () => [...wires.keys()].map(portInfo),
    open: async (options) => {
      const full = checkOpenOptions(options);
      const { path } = full;
      const wire = wires.get(path);
      if (!wire) throw new Error(`No such file or directory, cannot open ${path}`);
      if (open.has(path)) throw new Error(`Resource temporarily unavailable, cannot lock ${path}`);
      open.add(path);
      const close = () => open.delete(path);
      const line = await wire.dial(endSettings(full)).catch((error: unknown) => {
        close();
        throw error;
      });
      return new WireBindingPort(line, clock, full, close);
    },
  };
}

/** The speed, framing and flow control that a program asks for; bytes with errors it gets as they were read. */
const endSettings = ({ baudRate, dataBits, parity, stopBits, ...flow }: Required<OpenOptions>): EndSettings => ({
  baud: baudRate,
  dataBits,
  parity: parity as Framing['parity'],
  stopBits,
  flow: { rtscts: flow.rtscts, dtrdsr: false, obeys: flow.xon, any: flow.xany, sends: flow.xoff },
  badByte: 'keep',
});

const portInfo = (path: string): PortInfo => ({
  path,
  manufacturer: 'Platen',
  serialNumber: undefined,
  pnpId: undefined,
  locationId: undefined,
  productId: undefined,
  vendorId: undefined,
});

/** Fills in what serialport's bindings fill in, and throws where they throw. */
function checkOpenOptions(options: OpenOptions): Required<OpenOptions> {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new TypeError('"options" is not an object');
  if (!options.path) throw new TypeError('"path" is not a valid port');
  if (!options.baudRate) throw new TypeError('"baudRate" is not a valid baudRate');
  const usual = { dataBits: 8, lock: true, stopBits: 1, parity: 'none', hupcl: true } as const;
  const full = { ...usual, rtscts: false, xon: false, xoff: false, xany: false, ...options };
  if (!PARITIES.includes(full.parity)) throw new TypeError(`"parity" is not valid: ${full.parity}`);
  return full;
}

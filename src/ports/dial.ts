import type { Clock } from '../clock/clock.ts';
import type { Address } from './address.ts';
import { type Line, PortError } from './port.ts';
import { dialTcp, RAW_PRINTING } from './tcp.ts';

/**
 * Opens a host's line to an address: TCP (port 9100 where it says none) or serial. What a kind needs is loaded here.
 * Rejects with a PortError.
 */
export async function dialAddress(address: Address, clock: Clock): Promise<Line> {
  if (address.kind === 'tcp') return dialTcp({ host: address.host, port: address.port ?? RAW_PRINTING }, clock);
  if (address.kind === 'serial') return (await import('./serial.ts')).dialSerial(address, clock);
  throw new PortError(
    'bad-address',
    `an address of the kind '${address.kind}' is nothing that can be dialled`,
    'Write tcp://HOST:PORT or serial:///dev/ttyUSB0.',
  );
}

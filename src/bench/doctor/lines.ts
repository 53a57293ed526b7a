import type { Address } from '../../ports/address.ts';
import { dialAddress } from '../../ports/dial.ts';
import { type Line, PortError } from '../../ports/port.ts';
import { foundAddress } from '../serial-devices.ts';
import { checkDeviceFile } from './device-file.ts';
import type { Check } from './finding.ts';
import { within } from './within.ts';
import type { World } from './world.ts';

/** How long a machine on a network has to answer, ms. */
const PATIENCE = 5_000;

/** What an error says, as a check. */
export function failed(error: unknown): Check {
  const { message, hint, code } = error as Error & { readonly hint?: string; readonly code?: string };
  if (code === 'refused') {
    const todo = 'nothing listens there: switch the device on, and compare address and port with its settings';
    return { verdict: 'wrong', found: message, todo };
  }
  return { verdict: 'wrong', found: message, ...(hint === undefined ? {} : { todo: hint }) };
}

/** The device that an address means, and whether it can be used; the address is absent where it cannot. */
export async function checkDevice(
  address: Address,
  world: World,
): Promise<{ readonly checks: readonly Check[]; readonly address?: Address }> {
  if (address.kind !== 'serial' && address.kind !== 'device') return { checks: [], address };
  try {
    const found = await foundAddress(address, world.list);
    const { path } = found as typeof address;
    const named: Check[] = path === address.path ? [] : [{ verdict: 'ok', found: `${address.path} is ${path}` }];
    const checks = [...named, ...checkDeviceFile(path, world)];
    return { checks, ...(checks.some(({ verdict }) => verdict === 'wrong') ? {} : { address: found }) };
  } catch (error) {
    return { checks: [failed(error)] };
  }
}

/** Opens a line to an address, and says what came of it. */
export async function checkDial(
  address: Address,
  { clock }: World,
): Promise<{ readonly check: Check; readonly line?: Line }> {
  const where = address.kind === 'tcp' ? `${address.host ?? '127.0.0.1'}:${address.port ?? 9100}` : pathOf(address);
  const late = () =>
    new PortError(
      'no-answer',
      `${where} did not answer within ${PATIENCE / 1000} s`,
      'Look whether the machine is on and in this network (ping it), and whether a firewall drops what comes.',
    );
  try {
    const line = await within(clock, PATIENCE, dialAddress(address, clock), late);
    return {
      check: { verdict: 'ok', found: address.kind === 'tcp' ? `${where} takes connections` : `${where} opens` },
      line,
    };
  } catch (error) {
    return { check: failed(error) };
  }
}

const pathOf = (address: Address) => ('path' in address ? address.path : address.kind);

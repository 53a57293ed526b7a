import type { Clock } from '../clock/clock.ts';
import type { Address } from '../ports/address.ts';
import { dialAddress } from '../ports/dial.ts';
import type { Line } from '../ports/port.ts';
import { within } from './doctor/within.ts';

/** What a printer said of itself. */
export interface AskedPrinter {
  /** Where it answered: the address, with the speed that it has. */
  readonly address: Address;
  /** DLE EOT 1. */
  readonly status: number;
  /** GS I 66 and 67. */
  readonly maker?: string;
  readonly name?: string;
}

/** How long an answer may take, ms: at 1200 baud the longest takes 200. */
const PATIENCE = 400;

/** How long a machine has to take the connection, ms. */
const DIALLING = 3_000;

/** The speeds that switches of receipt printers offer, the usual ones first (TM-T88V Technical Reference Guide). */
const SPEEDS: readonly number[] = [9600, 38_400, 19_200, 115_200, 57_600, 4800];

const STATUS = Uint8Array.of(0x10, 0x04, 1);
const identity = (n: number) => Uint8Array.of(0x1d, 0x49, n);
const MAKER = 66;
const NAME = 67;

/** Bits 1 and 4 set, 0 and 7 clear (Epson ESC/POS reference, DLE EOT). */
const isStatus = (byte: number) => (byte & 0b1001_0011) === 0b0001_0010;

/**
 * Asks whatever is at an address whether it is a printer, at each usual speed of a serial line that names none: DLE EOT 1,
 * and GS I for its maker and model. None of it prints; to what is no printer it is seven bytes. Null where nothing
 * answers so.
 */
export async function askPrinter(address: Address, clock: Clock): Promise<AskedPrinter | null> {
  const speeds = address.kind === 'serial' && address.baud === undefined ? SPEEDS : [undefined];
  for (const baud of speeds) {
    const at = address.kind === 'serial' && baud !== undefined ? { ...address, baud } : address;
    const line = await within(clock, DIALLING, dialAddress(at, clock), () => new Error('late')).catch(() => null);
    if (!line) return null;
    const asked = await ask(line, clock);
    await line.close();
    if (asked) return { address: at, ...asked };
  }
  return null;
}

async function ask(line: Line, clock: Clock): Promise<Omit<AskedPrinter, 'address'> | null> {
  let came: number[] = [];
  let changed = () => {};
  line.attach({
    onBytes: (bytes) => {
      came.push(...bytes);
      changed();
    },
    onEnd: () => changed(),
  });
  const answer = async (question: Uint8Array, isWhole: () => boolean): Promise<readonly number[] | null> => {
    came = [];
    const whole = new Promise<void>((resolve) => {
      changed = () => {
        if (isWhole()) resolve();
      };
    });
    await line.write(question);
    return within(clock, PATIENCE, whole, () => new Error('late')).then(
      () => came,
      () => null,
    );
  };
  const status = await answer(STATUS, () => came.length > 0);
  if (status?.length !== 1 || !isStatus(status[0]!)) return null;
  const text = async (n: number): Promise<string | undefined> => {
    // _ text NUL (Epson ESC/POS reference, GS I 65 to 69).
    const said = await answer(identity(n), () => came[0] === 0x5f && came.at(-1) === 0);
    return said ? Buffer.from(said.slice(1, -1)).toString('latin1') : undefined;
  };
  const maker = await text(MAKER);
  const name = await text(NAME);
  return { status: status[0]!, ...(maker === undefined ? {} : { maker }), ...(name === undefined ? {} : { name }) };
}

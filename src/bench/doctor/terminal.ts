import { parseAddress } from '../../ports/address.ts';
import { driverOf } from '../../terminals/drivers/drivers.ts';
import type { Terminal } from '../../terminals/terminal.ts';
import { foundAddress } from '../serial-devices.ts';
import type { TerminalWiring } from '../wiring.ts';
import type { Check, Diagnosis } from './finding.ts';
import { checkHandshake } from './handshake.ts';
import { checkDevice, checkDial, failed } from './lines.ts';
import { ailment, bytesWords, isEcho, Tapped } from './tapped.ts';
import type { World } from './world.ts';

/** What a driver does to see whether its terminal is there; none moves money. */
const hello: Readonly<Record<string, string>> = {
  zvt: 'registration (06 00) and its last transaction (06 20)',
  transbank: 'poll (0100)',
};

/** Examines a terminal: its line, and whether it answers its driver. */
export async function examineTerminal(terminal: TerminalWiring, world: World): Promise<Diagnosis> {
  const { name, driver, options } = terminal;
  const { port } = options;
  const device = `terminal ${name}: ${driver}${typeof port === 'string' ? ` on ${port}` : ''}`;
  if (driver === 'simulated') return { device, checks: [{ verdict: 'ok', found: 'it is in memory' }] };
  const checks = typeof port === 'string' ? await checkLine(port, world) : [];
  if (checks.some(({ verdict }) => verdict === 'wrong')) return { device, checks };
  return { device, checks: [...checks, ...(await sayHello(terminal, world))] };
}

async function checkLine(port: string, world: World): Promise<Check[]> {
  const { checks, address } = await checkDevice(parseAddress(port), world);
  if (!address) return [...checks];
  const { check, line } = await checkDial(address, world);
  await line?.close();
  if (!line || address.kind !== 'serial') return [...checks, check];
  return [...checks, check, ...(await checkHandshake(address))];
}

async function sayHello({ name, driver, options, merchant }: TerminalWiring, world: World): Promise<Check[]> {
  const { clock, folder, reports } = world;
  const tapped = new Tapped();
  const what = hello[driver] ?? 'what its description says';
  let isSerial = true;
  let terminal: Terminal | undefined;
  try {
    terminal = await driverOf(driver)!.create(options, {
      clock,
      merchant: merchant!,
      folder,
      reports,
      dial: async (address) => {
        isSerial = address.kind !== 'tcp';
        const { check, line } = await checkDial(await foundAddress(address, world.list), world);
        if (line) return tapped.on(line);
        throw new Error(check.found);
      },
    });
    if (isEcho(tapped.sent, tapped.came)) throw new Error(`${what} came back as it was`);
    return [{ verdict: 'ok', found: `${name} answers ${what}` }];
  } catch (error) {
    if (tapped.sent.length === 0) return [failed(error)];
    const { found, todo } = ailment(tapped.sent, tapped.came, isSerial);
    return [
      {
        verdict: 'wrong',
        found: `${found} (${(error as Error).message})`,
        tried: `${what}, ${bytesWords(tapped.sent)}`,
        came: bytesWords(tapped.came),
        todo,
      },
    ];
  } finally {
    await terminal?.close().catch(() => {});
  }
}

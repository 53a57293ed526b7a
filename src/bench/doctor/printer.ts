import { parseAddress, portAt } from '../../ports/address.ts';
import { foundText } from '../serial-devices.ts';
import type { PrinterWiring } from '../wiring.ts';
import type { Check, Diagnosis } from './finding.ts';
import { checkHandshake } from './handshake.ts';
import { checkDevice, failed } from './lines.ts';
import { bytesWords } from './tapped.ts';
import type { World } from './world.ts';

/** How long a printer's line is listened to, ms. */
const LISTENS = 1_000;

/** Of what comes over a line at a wrong speed few bytes are text. */
const TEXT_SHARE = 0.5;

/** Examines the port of a printer that Platen is: that it opens, that nobody else has it, and what comes while nobody prints. */
export async function examinePrinter({ name, model, port }: PrinterWiring, world: World): Promise<Diagnosis> {
  const device = `printer ${name}: ${model} on ${port}`;
  const { checks, address } = await checkDevice(parseAddress(port), world);
  if (!address) return { device, checks };
  try {
    const handshake = address.kind === 'serial' ? await checkHandshake(address) : [];
    return { device, checks: [...checks, ...handshake, ...(await listen(port, world))] };
  } catch (error) {
    return { device, checks: [...checks, failed(error)] };
  }
}

async function listen(address: string, world: World): Promise<Check[]> {
  const { clock, hosts, list } = world;
  const port = await portAt(await foundText(address, list), clock);
  const came: Uint8Array[] = [];
  await port.listen((line) =>
    line.attach({ onBytes: (bytes) => void came.push(bytes.slice()), onEnd: () => void line.close() }),
  );
  const opens: Check = { verdict: 'ok', found: `its port opens: ${port.address}` };
  await clock.sleep(LISTENS);
  await port.close();
  return [opens, ...reach(port.address, hosts), heard(Buffer.concat(came))];
}

/** Who can reach a printer on the network. */
function reach(address: string, hosts: readonly string[]): Check[] {
  const parsed = parseAddress(address);
  if (parsed.kind !== 'tcp') return [];
  const { host = '127.0.0.1', port } = parsed;
  if (host === '127.0.0.1' || host === '::1') {
    const found = 'programs of this machine alone can reach it';
    return [{ verdict: 'strange', found, todo: `for a terminal on the network: port: tcp://0.0.0.0:${port}` }];
  }
  const at = host === '0.0.0.0' ? hosts : [host];
  return [
    {
      verdict: 'ok',
      found: `a terminal on the network finds it at ${at.map((one) => `${one}:${port}`).join(', ') || 'no address: this machine has no network'}`,
    },
  ];
}

function heard(bytes: Uint8Array): Check {
  if (bytes.length === 0)
    return { verdict: 'ok', found: `silent for ${LISTENS / 1000} s, as it is while nobody prints` };
  const text = bytes.filter((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x1b);
  const found = 'bytes come while nobody prints';
  if (text.length >= bytes.length * TEXT_SHARE)
    return { verdict: 'strange', found, came: bytesWords(bytes), todo: 'end what prints there' };
  return {
    verdict: 'wrong',
    found: `${found}, and few of them are text: noise, or another speed than the terminal's`,
    came: bytesWords(bytes),
    todo: 'compare baud and parity with the settings of the terminal; join GND of both ends',
  };
}

import type { Address } from '../../ports/address.ts';
import type { Check } from './finding.ts';

/**
 * Which lines the other end of a serial cable raises, beside RX and TX: with a handshake that uses them a cable without
 * them never lets anything pass.
 */
export async function checkHandshake({
  path,
  baud = 9600,
  flow = 'none',
}: Extract<Address, { kind: 'serial' }>): Promise<Check[]> {
  const { SerialPort } = await import('serialport');
  const port = await SerialPort.binding.open({ path, baudRate: baud });
  try {
    const { cts, dsr } = await port.get();
    const raised = [...(cts ? ['CTS'] : []), ...(dsr ? ['DSR'] : [])].join(' and ') || 'neither CTS nor DSR';
    const needs = flow === 'rtscts' && !cts ? 'CTS' : flow === 'dtrdsr' && !dsr ? 'DSR' : undefined;
    if (needs === undefined) return [{ verdict: 'ok', found: `the other end raises ${raised}` }];
    return [
      {
        verdict: 'wrong',
        found: `flow=${flow} needs ${needs}, and the other end raises ${raised}`,
        todo: 'switch the device on; take a cable with all lines (docs/bench.md), or set flow=none or flow=xonxoff at both ends',
      },
    ];
  } catch {
    return flow === 'none' || flow === 'xonxoff'
      ? []
      : [
          {
            verdict: 'wrong',
            found: `flow=${flow} needs handshake lines, and ${path} has none`,
            todo: 'set flow=none or flow=xonxoff at both ends, or take an adapter with all lines',
          },
        ];
  } finally {
    await port.close();
  }
}

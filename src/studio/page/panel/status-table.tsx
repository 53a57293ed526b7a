import type { StatusBytes } from '../../messages.ts';
import { hexOf } from '../parts/bytes.ts';
import { type Words, words } from '../words/words.ts';

type Bit = keyof Words['panel']['bits'];

/** What bits of the answers to DLE EOT 1 to 4 say (Epson ESC/POS reference, DLE EOT). */
const BITS: readonly (readonly (readonly [mask: number, says: Bit])[])[] = [
  [
    [0x04, 'drawerHigh'],
    [0x08, 'offline'],
    [0x20, 'waiting'],
    [0x40, 'pressed'],
  ],
  [
    [0x04, 'coverOpen'],
    [0x08, 'feeding'],
    [0x20, 'stopped'],
    [0x40, 'error'],
  ],
  [
    [0x04, 'mechanical'],
    [0x08, 'cutter'],
    [0x20, 'fatal'],
    [0x40, 'passing'],
  ],
  [
    [0x0c, 'nearEnd'],
    [0x60, 'paperEnd'],
  ],
];

/** The bytes that a host gets, bit for bit and in words. */
export function StatusTable({ status }: { readonly status: StatusBytes }) {
  const said = words.value.panel;
  if (!status) return <p>{said.silent}</p>;
  return (
    <table class="status">
      <tbody>
        {status.map((byte, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: DLE EOT 1 to 4.
          <tr key={i}>
            <th scope="row">DLE EOT {i + 1}</th>
            <td class="byte">{byte === null ? '–' : hexOf(byte)}</td>
            <td class="bits">{byte === null ? '' : byte.toString(2).padStart(8, '0')}</td>
            <td class="says">
              {words.value.facts(
                BITS[i]!.filter(([mask]) => byte !== null && (byte & mask) === mask).map(([, says]) => said.bits[says]),
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

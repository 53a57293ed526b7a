import { type Apdu, apdu } from '../../zvt/protocol/apdu.ts';
import { bcdDigits } from '../../zvt/protocol/bcd.ts';
import { bitmapOf, container, decodeBitmaps } from '../../zvt/protocol/bitmaps.ts';
import { encodeText } from '../../zvt/protocol/charset.ts';
import { codes } from '../../zvt/protocol/codes.ts';
import { controls } from '../../zvt/protocol/controls.ts';
import { join } from '../../zvt/protocol/join.ts';
import { encodeTlvs, tlv } from '../../zvt/protocol/tlv.ts';
import type { Works } from './works.ts';

/** Of the simulated terminal's software, and its device name. */
const VERSION = 'V1.2.001';
const DEVICE = 'SIM';

/** Service bits of 05 01. */
const WITHOUT_VERSION = 0x02;
const WITH_DETAILS = 0x04;

/** 06 0F to 05 01: version, status, and what the register asks to know besides. The password may be missing. */
export function statusReply({ data }: Apdu, { memory, identity }: Works, isBusy: boolean): Apdu {
  const { list } = decodeBitmaps(data, data.length >= 3 ? 3 : 0);
  const service = bitmapOf(list, 0x03)?.[0] ?? 0;
  const status = isBusy ? codes.wait : memory.state.closeDue ? codes.closeDue : codes.ok;
  const version = encodeText(VERSION);
  const length = Uint8Array.from(String(version.length).padStart(3, '0'), (digit) => 0xf0 | Number(digit));
  const isShort = isBusy || (service & WITHOUT_VERSION) !== 0;
  const hasDetails = (service & WITH_DETAILS) !== 0 && bitmapOf(list, 0x06) !== undefined;
  const device = encodeTlvs([tlv(0x1f40, encodeText(DEVICE)), tlv(0x1f43, 0x00)]);
  const details = container(tlv(0x1f44, bcdDigits(identity.terminal)), tlv(0xe4, device));
  return apdu(
    controls.completion,
    ...(isShort ? [] : [join(length, version)]),
    status,
    ...(hasDetails ? [details] : []),
  );
}

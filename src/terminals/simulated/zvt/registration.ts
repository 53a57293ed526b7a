import { type Apdu, apdu } from '../../zvt/protocol/apdu.ts';
import { bcd, bcdDigits, bcdNumber } from '../../zvt/protocol/bcd.ts';
import { bitmap, container, containerOf, decodeBitmaps } from '../../zvt/protocol/bitmaps.ts';
import { decodeText, encodeText } from '../../zvt/protocol/charset.ts';
import { codes } from '../../zvt/protocol/codes.ts';
import { controls } from '../../zvt/protocol/controls.ts';
import { decodeTlvs, objectValue, type Tlv, tlv } from '../../zvt/protocol/tlv.ts';
import { type EuLanguage, euWords } from '../slips/eu-zvt-words.ts';
import { fresh, type Memory } from './memory.ts';
import type { Works } from './works.ts';

/** Tag 15: two letters (PA00P015 13.08, chapter 9). */
const LANGUAGE = 0x15;

/** The configuration after 06 02: everything on the register's printer, as lines (PA00P015 13.08, 2.21). */
const AFTER_LOG_OFF = 0x86;

export type Registration =
  /** The answer that ends it. */
  | { readonly refusal: Apdu }
  /** The data of 06 0F. */
  | { readonly completion: readonly Uint8Array[] };

/** 06 00: keeps what the register asks for. Password, configuration, then currency, service byte and container. */
export function register(command: Apdu, { memory, currency, identity, profile }: Works): Registration {
  const { data } = command;
  const config = data[3];
  if (config === undefined) return { refusal: apdu(0x8400 | codes.protocolError) };
  const asked = data.length >= 6 ? data.subarray(4, 6) : null;
  if (asked && bcdNumber(asked) !== currency && profile.refusesCurrency)
    return { refusal: apdu(0x841e, codes.wrongCurrency, bcd(currency, 2)) };
  const objects = containerOf(decodeBitmaps(data, 6).list);
  const blocks = decodeTlvs(objectValue(objects ?? [], 0x26) ?? new Uint8Array(0)).some(isPrintBlock);
  const width = objectValue(objects ?? [], 0x12);
  const columns = width ? bcdNumber(width) : null;
  const wanted = languageIn(objectValue(objects ?? [], LANGUAGE));
  const { language } = { ...fresh.registered, ...wanted };
  const tlvAllowed = objects !== undefined;
  memory.change({
    registered: { config, tlv: tlvAllowed, blocks, currency: asked !== null, columns: columns || null, language },
  });
  const echo: Tlv[] = [
    ...(columns ? [tlv(0x12, bcd(columns, 1))] : []),
    ...(wanted ? [tlv(LANGUAGE, encodeText(wanted.language))] : []),
    ...(blocks ? [tlv(0x26, 0x0a, 2, controls.printBlock >> 8, controls.printBlock & 0xff)] : []),
  ];
  return {
    completion: [
      bitmap(0x19, 0x00),
      bitmap(0x29, bcdDigits(identity.terminal)),
      bitmap(0x49, bcd(currency, 2)),
      ...(echo.length > 0 ? [container(...echo)] : []),
    ],
  };
}

/** 06 02. */
export function logOff(memory: Memory): void {
  memory.change({ registered: { ...fresh.registered, config: AFTER_LOG_OFF } });
}

/** The language that the register asks for, where the terminal speaks it. */
function languageIn(value: Uint8Array = new Uint8Array(0)): { readonly language: EuLanguage } | undefined {
  const language = decodeText(value).toLowerCase();
  return Object.hasOwn(euWords, language) ? { language: language as EuLanguage } : undefined;
}

function isPrintBlock({ tag, value }: Tlv): boolean {
  return tag === 0x0a && value[0] === controls.printBlock >> 8 && value[1] === (controls.printBlock & 0xff);
}

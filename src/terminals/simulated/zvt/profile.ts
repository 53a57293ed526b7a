import { codes } from '../../zvt/protocol/codes.ts';

/** Where terminals differ that all speak ZVT. */
export interface Profile {
  readonly name: string;
  /** 06 00 with another currency than the terminal's. */
  readonly refusesCurrency: boolean;
  /** 04 0F says the currency even to a register that never did. */
  readonly alwaysTellsCurrency: boolean;
  /** A payment whose slip the register did not print (84 CC, or no line): kept with its slip, or reversed. The document is silent. */
  readonly unprinted: 'keep' | 'reverse';
  /** An end-of-day is done only when its slip was printed. */
  readonly closeNeedsPrint: boolean;
  /** 06 20 gives the slip of an end-of-day. */
  readonly repeatsClose: boolean;
  /** 06 20 obeys 1F01, 1F02 and 1F03. */
  readonly selectsReceipts: boolean;
  /** It has 06 10, 06 12 and 06 93. */
  readonly offersReports: boolean;
  /** 06 1E of 06 20 where there is nothing to repeat: the document gives no code. */
  readonly nothingStored: number;
}

/** After the command document, PA00P015 13.08. */
export const standard: Profile = {
  name: 'standard',
  refusesCurrency: true,
  alwaysTellsCurrency: false,
  unprinted: 'keep',
  closeNeedsPrint: false,
  repeatsClose: true,
  selectsReceipts: true,
  offersReports: true,
  nothingStored: codes.notPossible,
};

/** After card complete's SMART-ZVT, edition 22. */
export const cardComplete: Profile = {
  name: 'card-complete',
  refusesCurrency: false,
  alwaysTellsCurrency: true,
  unprinted: 'reverse',
  closeNeedsPrint: true,
  repeatsClose: false,
  selectsReceipts: false,
  offersReports: false,
  nothingStored: codes.notPossible,
};

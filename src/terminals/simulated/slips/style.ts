import type { TransactionSlip } from './content.ts';
import type { SlipPicture } from './layout.ts';
import { six } from './lines.ts';
import { testLogo, testSignature } from './pictures.ts';

/** `zh+en`: Chinese with English behind it. */
export type Language = 'zh' | 'en' | 'zh+en';

/** In what the slips of UnionPay acquirers differ. */
export interface SlipStyle {
  readonly language: Language;
  /** Above everything. */
  readonly logo?: SlipPicture;
  /** The title of a transaction slip, and the line below it. */
  readonly title: string;
  readonly subtitle: string;
  /** What the code at the end of a transaction slip says. */
  readonly qr?: (slip: TransactionSlip) => string;
  /** What the cardholder wrote on the screen stands where others leave room to sign. */
  readonly signature?: SlipPicture;
  /** Above and below everything: the terminal is in test mode. */
  readonly banner?: string;
}

/** The order of fields is that of LiaoYang_POS (tranprint.c) for all of them: no acquirer publishes its own. */
const common: SlipStyle = { language: 'zh+en', title: '银联POS签购单', subtitle: 'POS SALES SLIP' };

/** A code that names the transaction; the host is one that cannot exist (RFC 6761). */
const receiptCode = ({ merchant, batch, voucher, reference }: TransactionSlip) =>
  `https://receipt.invalid/${merchant.number}/${merchant.terminal}/${six(batch)}/${six(voucher)}/${reference}`;

/** Every style, by the acquirer's name in scenarios. */
export const slipStyles = {
  'cn-unionpay': common,
  'cn-unionpay-merchant-services': { ...common, title: '银联商务签购单', logo: testLogo },
  // 电签: the cardholder signs on the screen, and the slip shows what was written.
  'cn-lakala': { ...common, title: '拉卡拉签购单', logo: testLogo, signature: testSignature, qr: receiptCode },
  'cn-ruiyinxin': { ...common, language: 'zh', title: '瑞银信签购单', subtitle: '' },
  'cn-shengpay': { ...common, title: '盛付通签购单', qr: receiptCode },
} as const satisfies Record<string, SlipStyle>;

export const testBanner = '**测试/TESTING,凭证无效**';

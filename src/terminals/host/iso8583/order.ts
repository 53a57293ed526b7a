import type { Wallet } from '../../terminal.ts';
import type { Fields, IsoMessage } from './codec.ts';

const apps: readonly Wallet['app'][] = ['wechat', 'alipay', 'unionpay'];

/**
 * Field 59 of an order that a telephone pays: its number, the application and the code that was read, as
 * `order=...;app=wechat;code=...`. A form of this host alone: no public source has theirs.
 */
export function orderField(order: string | undefined, wallet: Wallet | undefined): Fields {
  const parts = { order, app: wallet?.app, code: wallet?.code };
  const given = Object.entries(parts).filter(([, value]) => value !== undefined);
  return given.length === 0 ? {} : { 59: given.map(([name, value]) => `${name}=${value}`).join(';') };
}

/** Reads field 59; what is not there is absent. */
export function readOrder(message: IsoMessage): { readonly order?: string; readonly wallet?: Wallet } {
  const parts = new Map((message.fields[59] ?? '').split(';').map((part) => part.split('=') as [string, string]));
  const order = parts.get('order');
  const app = apps.find((one) => one === parts.get('app'));
  return { ...(order ? { order } : {}), ...(app ? { wallet: { app, code: parts.get('code') ?? '' } } : {}) };
}

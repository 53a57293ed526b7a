/** What a register asks of its terminal with the configuration byte of 06 00. */
export interface Config {
  readonly registerPrintsPayments: boolean;
  readonly registerPrintsAdministration: boolean;
  /** 04 FF is sent. */
  readonly intermediateStatus: boolean;
  /** No amount can be keyed in on the terminal. */
  readonly amountEntryBlocked: boolean;
  /** No end-of-day and the like can be begun on the terminal. */
  readonly administrationBlocked: boolean;
  /** Slips come as lines or blocks; without it the register makes them from 04 0F. */
  readonly sendsLines: boolean;
}

const bits: Readonly<Record<keyof Config, number>> = {
  registerPrintsPayments: 0x02,
  registerPrintsAdministration: 0x04,
  intermediateStatus: 0x08,
  amountEntryBlocked: 0x10,
  administrationBlocked: 0x20,
  sendsLines: 0x80,
};

const names = Object.keys(bits) as (keyof Config)[];

export function configByte(config: Config): number {
  return names.reduce((byte, name) => byte | (config[name] ? bits[name] : 0), 0);
}

export function configOf(byte: number): Config {
  return Object.fromEntries(names.map((name) => [name, (byte & bits[name]) !== 0])) as unknown as Config;
}

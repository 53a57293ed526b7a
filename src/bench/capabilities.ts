/** What a device of a bench can do: the words in which scenarios ask for it and bench files declare it. */
interface Capability {
  /** Whose it is; `bench`: neither terminal nor printer decides it. */
  readonly of: 'terminal' | 'printer' | 'bench';
  readonly doc: string;
}

export const capabilities = {
  chip: { of: 'terminal', doc: 'a card is put into it and read by its chip' },
  swipe: { of: 'terminal', doc: 'a card is read by its magnetic stripe' },
  contactless: { of: 'terminal', doc: 'a card is held to it' },
  manual: { of: 'terminal', doc: 'a card number is typed in' },
  pin: { of: 'terminal', doc: 'a PIN is entered' },
  'foreign-card': { of: 'terminal', doc: 'a card of a foreign organisation is there to be presented' },
  tip: { of: 'terminal', doc: 'a sale takes a tip' },
  offline: { of: 'terminal', doc: 'it approves a sale by itself' },
  void: { of: 'terminal', doc: 'a sale of the open batch is voided by its voucher number' },
  refund: { of: 'terminal', doc: 'a sale is refunded' },
  preauth: { of: 'terminal', doc: 'amounts are reserved, completed and given free' },
  'qr-wechat': { of: 'terminal', doc: 'a WeChat payment code is read' },
  'qr-alipay': { of: 'terminal', doc: 'an Alipay payment code is read' },
  'qr-unionpay': { of: 'terminal', doc: 'a UnionPay payment code is read' },
  'qr-refund': { of: 'terminal', doc: 'an order is refunded' },
  'qr-query': { of: 'terminal', doc: 'it asks what became of an order' },
  'sign-on': { of: 'terminal', doc: 'an operator signs on and off' },
  settle: { of: 'terminal', doc: 'a batch is settled' },
  list: { of: 'terminal', doc: 'the open batch is listed' },
  'reprint-last': { of: 'terminal', doc: 'the last slip is printed again' },
  'reprint-voucher': { of: 'terminal', doc: 'any slip of the open batch is printed again by its number' },
  'reprint-settlement': { of: 'terminal', doc: 'the slip of the last settlement is printed again' },
  'reprint-host': { of: 'terminal', doc: 'slips of settled batches are fetched from the acquirer and printed again' },
  'look-up': { of: 'terminal', doc: 'its display shows a transaction that is looked up' },
  restart: { of: 'terminal', doc: 'its power is cut and given back when a scenario says so' },
  'power-cuts': { of: 'terminal', doc: 'its power is cut within a transaction, when a scenario says so' },
  keys: { of: 'terminal', doc: 'keys of its dialogues are pressed when a scenario says so' },
  fresh: { of: 'terminal', doc: 'it begins each scenario with an empty memory: nothing sold, nothing settled' },
  settings: {
    of: 'terminal',
    doc: 'language, test mode, sign-on, size of the journal and first numbers are those of the scenario',
  },
  'register-faults': {
    of: 'terminal',
    doc: 'its register, the cable between them and the person at it fail when a scenario says so',
  },
  host: { of: 'terminal', doc: 'its host answers what the scenario says' },
  cutter: { of: 'printer', doc: 'slips are cut' },
  'paper-sensor': { of: 'printer', doc: 'it says when its paper ends' },
  faults: { of: 'printer', doc: 'it fails when a scenario says so' },
  'link-faults': {
    of: 'printer',
    doc: 'bytes on their way to it are lost, doubled or garbled when a scenario says so',
  },
  'virtual-time': {
    of: 'bench',
    doc: 'the clock is that of the scenario: a date can be chosen, and a day costs nothing',
  },
} as const satisfies Record<string, Capability>;

export type CapabilityName = keyof typeof capabilities;

/** Those that belong to a terminal, or to a printer. */
export function capabilitiesOf(of: 'terminal' | 'printer'): [CapabilityName, ...CapabilityName[]] {
  const names = Object.keys(capabilities) as CapabilityName[];
  return names.filter((name) => capabilities[name].of === of) as [CapabilityName, ...CapabilityName[]];
}

import type { DriverName } from '../terminals/drivers/drivers.ts';
import { type CapabilityName, capabilitiesOf } from './capabilities.ts';

/** What only a terminal in memory can be made to do. */
const simulatedAlone: readonly CapabilityName[] = [
  'restart',
  'power-cuts',
  'keys',
  'fresh',
  'settings',
  'register-faults',
  'host',
];

/** Cards are presented by whoever stands at the terminal. */
const presented: readonly CapabilityName[] = ['chip', 'swipe', 'contactless', 'pin', 'foreign-card'];

/** Whatever a person can do at a terminal; what this one cannot, its bench file leaves out. */
const byHand = capabilitiesOf('terminal').filter((name) => !simulatedAlone.includes(name));

/** What a terminal can do, by what drives it, where its bench file does not say. */
export const driverCapabilities: Readonly<Record<DriverName | 'simulated', readonly CapabilityName[]>> = {
  // On lines of an operating system what was sent before a power cut still comes.
  simulated: capabilitiesOf('terminal').filter((name) => name !== 'power-cuts'),
  // The commands of docs/registers.md.
  zvt: [
    ...presented,
    'void',
    'refund',
    'preauth',
    'sign-on',
    'settle',
    'list',
    'reprint-last',
    'reprint-voucher',
    'reprint-settlement',
  ],
  transbank: [...presented, 'void', 'sign-on', 'settle', 'list', 'reprint-last'],
  script: byHand,
  keys: byHand,
  web: byHand,
  operator: byHand,
};

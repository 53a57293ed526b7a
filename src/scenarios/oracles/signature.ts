import type { SlipCopy } from '../../rules/rules.ts';
import type { Role } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/** The copies that the rules name have a place to sign, and no other copy has one (O4). */
export const signature: Oracle = {
  name: 'signature',
  check: ({ due, papers, setup }) =>
    papers.flatMap(({ reading, role }, slip): Found[] => {
      if (due.kind !== 'transaction' || !isCopy(role)) return [];
      const signs = setup.rules.isSigned(due.transaction);
      const wanted = signs && setup.rules.signature.rule.includes(role);
      if (wanted && !reading.signature) {
        return [
          { code: 'signature-missing', message: `the ${role} copy has no place for the cardholder's signature`, slip },
        ];
      }
      if (!wanted && reading.signature) {
        const { line, text } = reading.signature;
        const message = `line ${line} asks for a signature (${text}), and ${signs ? `the ${role} copy` : 'the transaction'} is not signed`;
        return [{ code: 'signature-unexpected', message, slip, line, actual: text }];
      }
      return [];
    }),
};

const isCopy = (role: Role): role is SlipCopy => role === 'merchant' || role === 'bank' || role === 'cardholder';

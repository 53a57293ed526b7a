import type { FieldName, SlipKind } from '../../rules/rules.ts';
import { bookedIn, type HostSight } from '../due.ts';
import type { Paper, StepFacts } from '../facts.ts';
import { type Expected, expectedList, expectedSettlement, expectedTransaction, fieldWords } from './expected-values.ts';
import type { Found, Oracle } from './oracle.ts';

/**
 * Every slip is a receipt of what is due, carries what the rules require of it, and says the values of the host's record
 * (O1, O2): never what the terminal has in its own journal.
 */
export const values: Oracle = {
  name: 'values',
  check: (facts) =>
    facts.papers.flatMap((paper, slip) => (paper.role === 'unexpected' ? [] : ofPaper(facts, paper, slip))),
};

function ofPaper({ due, setup, host }: StepFacts, paper: Paper, slip: number): Found[] {
  if (due.kind === 'nothing' || due.kind === 'fault') return [];
  const kind = kindOf(due);
  const { reading } = paper;
  const { notReceipt } = reading;
  if (setup.testMode && !notReceipt) {
    return [{ code: 'test-banner-missing', message: 'the terminal is in test mode, and no line says so', slip }];
  }
  if (notReceipt && !setup.testMode) {
    const { line, text } = notReceipt;
    return [
      { code: 'not-a-receipt', message: `line ${line} says ${text}: this is no receipt`, slip, line, actual: text },
    ];
  }
  if (reading.kind !== kind) {
    const actual = reading.kind ?? 'nothing that the rules know';
    return [
      {
        code: 'kind-wrong',
        message: `it is the slip of a ${actual}, the host booked a ${kind}`,
        slip,
        expected: kind,
        actual,
      },
    ];
  }
  const expected = expectedOf(due, setup, host);
  const { required, requiredForChip, requiredForContactless } = setup.rules.slips[kind];
  const chip = 'IC'.includes(entryOf(due) ?? 'M') ? requiredForChip.rule : [];
  const held = entryOf(due) === 'C' ? (requiredForContactless?.rule ?? []) : [];
  const missing = [...required.rule, ...chip, ...held].filter((field) => !reading.fields.has(field));
  return [
    ...missing.map((field) => missingField(field, paper, slip)),
    ...[...expected].flatMap(([field, value]) => wrongValue(field, value, paper, slip, setup.rules)),
  ];
}

type Printed = Exclude<StepFacts['due'], { kind: 'nothing' | 'fault' }>;

const entryOf = (due: Printed) => (due.kind === 'transaction' ? due.transaction.card?.entry : undefined);

function kindOf(due: Printed): SlipKind {
  if (due.kind === 'settlement') return 'settlement';
  return due.kind === 'list' ? due.list.of : due.transaction.kind;
}

function expectedOf(due: Printed, setup: StepFacts['setup'], host: HostSight): ReadonlyMap<FieldName, Expected> {
  if (due.kind === 'settlement')
    return expectedSettlement(due.settlement, setup, bookedIn(host.after, due.settlement.batch));
  return due.kind === 'list'
    ? expectedList(due.list, setup, bookedIn(host.before, due.list.batch))
    : expectedTransaction(due.transaction, setup);
}

const moneyFields: readonly FieldName[] = ['amount', 'tip', 'total', 'net', 'tax'];

function missingField(field: FieldName, { role }: Paper, slip: number): Found {
  const what = role === 'settlement' ? 'settlement slip' : `${role} copy`;
  return { code: 'field-missing', message: `no line of the ${what} says the ${fieldWords[field]}`, slip };
}

function wrongValue(
  field: FieldName,
  expected: Expected,
  paper: Paper,
  slip: number,
  rules: StepFacts['setup']['rules'],
): Found[] {
  const found = paper.reading.fields.get(field);
  if (!found) return [];
  const { value, line } = found;
  const where = { slip, line, actual: value };
  if (expected.value === null) {
    return [
      {
        code: `${field}-wrong`,
        message: `line ${line}: ${fieldWords[field]} ${value}, and ${expected.owner} has none`,
        ...where,
      },
    ];
  }
  const said = moneyFields.includes(field)
    ? rules.readAmount(value)
    : field === 'date-time'
      ? rules.readDateTime(value)
      : value;
  if (said === expected.value) return [];
  if (field === 'date-time') {
    const time = rules.written.dateTime(String(expected.value));
    const message = `date is not ${expected.owner}'s: slip says ${value}, ${expected.told} ${time}`;
    return [{ code: 'date-wrong', message, ...where, expected: time }];
  }
  if (moneyFields.includes(field)) {
    const amount = rules.written.amount(Number(expected.value));
    const shown = typeof said === 'number' ? rules.written.amount(said) : value;
    return [
      {
        code: `${field}-wrong`,
        message: `${fieldWords[field]} ${shown}, the host booked ${amount}`,
        ...where,
        expected: amount,
      },
    ];
  }
  const message = `${fieldWords[field]} ${value}, ${expected.owner} has ${expected.value}`;
  return [{ code: `${field}-wrong`, message, ...where, expected: String(expected.value) }];
}

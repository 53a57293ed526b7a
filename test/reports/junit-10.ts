import type { MarkupElement } from './markup-check.ts';

/**
 * What `junit-10.xsd` of Jenkins' xUnit plugin (jenkinsci/xunit-plugin, types/model/xsd) lets an element have: children
 * in any order, attributes, those that must be there. Text is allowed where `text` says so.
 */
interface Allowed {
  readonly within: readonly string[];
  readonly attributes: readonly string[];
  readonly required: readonly string[];
}

const rerun = { within: ['testcase'], attributes: ['message', 'type'], required: ['type'] };
const problem = { within: ['testcase'], attributes: ['message', 'type'], required: [] };
const output = {
  within: ['testcase', 'testsuite', ...['rerunFailure', 'rerunError', 'flakyFailure', 'flakyError']],
  attributes: [],
  required: [],
};

const allowed: Readonly<Record<string, Allowed>> = {
  testsuites: { within: [], attributes: ['name', 'time', 'tests', 'failures', 'errors'], required: [] },
  testsuite: {
    within: ['testsuites', 'testsuite'],
    attributes: [
      ...['name', 'tests', 'failures', 'errors', 'group', 'time', 'skipped', 'timestamp', 'hostname', 'id'],
      ...['package', 'file', 'log', 'url'],
    ],
    required: ['name', 'tests', 'failures', 'errors'],
  },
  testcase: { within: ['testsuite'], attributes: ['name', 'time', 'classname', 'group'], required: ['name'] },
  properties: { within: ['testsuite'], attributes: [], required: [] },
  property: { within: ['properties'], attributes: ['name', 'value'], required: ['name', 'value'] },
  skipped: problem,
  error: problem,
  failure: problem,
  rerunFailure: rerun,
  rerunError: rerun,
  flakyFailure: rerun,
  flakyError: rerun,
  stackTrace: { within: ['rerunFailure', 'rerunError', 'flakyFailure', 'flakyError'], attributes: [], required: [] },
  'system-out': output,
  'system-err': output,
};

/** `SUREFIRE_TIME`, the type of the times of suites. */
const TIME = /^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$/;

/** What the schema would not accept. */
export function junitProblems(elements: readonly MarkupElement[]): string[] {
  return elements.flatMap(({ name, attributes, within }) => {
    const one = allowed[name];
    if (!one) return [`${name} is no element`];
    const parent = within.at(-1);
    const place = parent === undefined ? name === 'testsuites' || name === 'testsuite' : one.within.includes(parent);
    const isTimed = parent !== undefined && name !== 'testcase' && attributes.time !== undefined;
    return [
      ...(place ? [] : [`${name} within ${parent}`]),
      ...Object.keys(attributes)
        .filter((attribute) => !one.attributes.includes(attribute))
        .map((attribute) => `${name} has ${attribute}`),
      ...one.required
        .filter((attribute) => !(attribute in attributes))
        .map((attribute) => `${name} lacks ${attribute}`),
      ...(isTimed && !TIME.test(attributes.time!) ? [`${name} has the time ${attributes.time}`] : []),
    ];
  });
}

import { expect, test } from 'vitest';
import { needsOf, type Waits } from '../../src/scenarios/needs.ts';
import { eventsOf, run, scenario } from './benches.ts';

const twoMinutes = { wait: 120_000 };
const needs = (text: string, waits: Waits = twoMinutes) =>
  needsOf(scenario(text), waits).map(({ capability, by }) => `${capability} for ${by}`);

test('what a scenario needs follows from its steps, each named by the step that asks first', () => {
  expect(
    needs(`
steps:
  - sale: { amount: 10, card: pin, tip: 1 }
    as: coffee
  - sale: { amount: 5, card: visa }
  - qr-sale: { amount: 9.9 }
  - fault: { paper-end: {} }
  - wait: 30s
  - recover: paper-end
  - fault: { link-cut: {} }
  - reprint: { voucher: coffee }
  - reprint: last
  - settle: {}
  - reprint: settlement
  - wait: 1d
`),
  ).toEqual([
    'chip for step 1 (sale 10.00, tip 1.00, card inserted)',
    'pin for step 1 (sale 10.00, tip 1.00, card inserted)',
    'tip for step 1 (sale 10.00, tip 1.00, card inserted)',
    'foreign-card for step 2 (sale 5.00, card inserted)',
    'qr-wechat for step 3 (QR sale 9.90, wechat)',
    'faults for step 4 (fault paper-end)',
    'paper-sensor for step 4 (fault paper-end)',
    'link-faults for step 7 (fault link-cut)',
    'reprint-voucher for step 8 (reprint coffee)',
    'reprint-last for step 9 (reprint the last slip)',
    'settle for step 10 (settle)',
    'reprint-settlement for step 11 (reprint the last settlement)',
    'virtual-time for step 12 (wait 1d)',
  ]);
});

test('settings, a clock, answers of the host and a memory without a settlement are needs too, as are those that are named', () => {
  expect(
    needs(`
needs: [cutter]
terminal: { voucher: 999999, language: en }
clock: 2026-03-14T23:50:00+08:00
host: { answers: ['51'] }
steps:
  - reprint: settlement
    expect: { result: refused, reason: no-last-settlement, slips: [] }
`),
  ).toEqual([
    'cutter for its needs',
    'settings for its first voucher number',
    'virtual-time for its clock',
    'host for the answers of its host',
    'reprint-settlement for step 1 (reprint the last settlement)',
    'fresh for step 1 (reprint the last settlement)',
  ]);
});

test('a scenario whose needs a bench lacks is skipped with what is missing, before its first step', async () => {
  const cut = scenario('needs: [cutter]\nprinter: csn-a2\nsteps: [{ sale: { amount: 1 } }]');
  const { events, exitCode } = await run([cut]);
  expect(eventsOf(events, 'scenario-end')).toMatchObject([
    { outcome: 'skipped', message: 'a csn-a2 in virtual time lacks cutter for its needs: slips are cut' },
  ]);
  expect(eventsOf(events, 'step-begin')).toEqual([]);
  expect(exitCode).toBe(0);
});

test('a wait within a day can be cut short, one over midnight cannot', () => {
  const shortened = { ...twoMinutes, shorten: 1000 };
  expect(needs('steps: [{ wait: 10h }, { wait: 3h }]', shortened)).toEqual([]);
  expect(needs('steps: [{ wait: 10h }, { wait: 4h }]', shortened)).toEqual(['virtual-time for step 2 (wait 4h)']);
  expect(needs('steps: [{ wait: 2m }, { wait: 121s }]')).toEqual(['virtual-time for step 2 (wait 121s)']);
});

import { expect, test } from 'vitest';
import { cards } from '../../src/scenarios/cards.ts';
import { eventsOf, ownScenarios, run } from './benches.ts';

/** Every text that the events have, bytes and pictures' bytes among them, without spaces. */
function textsOf(events: Awaited<ReturnType<typeof run>>['events']): string {
  const latin = (bytes: Buffer) => bytes.toString('latin1');
  return [
    JSON.stringify(events),
    ...eventsOf(events, 'bytes').map(({ hex }) => latin(Buffer.from(hex, 'hex'))),
    ...eventsOf(events, 'slip').map(({ bytes, text }) => latin(Buffer.from(bytes, 'base64')) + text),
  ]
    .join('\n')
    .replaceAll(' ', '');
}

test('of slips that show the whole number nothing is written down that has it; nothing has a track or a PIN', async () => {
  const scenarios = ownScenarios().filter(({ catalogue }) => catalogue.includes('J4') || catalogue.includes('J5'));
  expect(scenarios.length).toBeGreaterThan(0);
  const { events, exitCode } = await run(scenarios);
  expect(exitCode).toBe(0);
  const written = textsOf(events);
  for (const { pan, expiry } of Object.values(cards)) {
    expect(written).not.toContain(pan);
    // Track 2: number, separator, expiry date.
    for (const separator of '=D') expect(written).not.toContain(`${pan.slice(-4)}${separator}${expiry}`);
  }
  expect(written).toContain('620550');
});

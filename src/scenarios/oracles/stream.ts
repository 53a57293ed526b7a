import type { Diagnostic } from '../../../emulator/machine/slip.ts';
import type { Paper } from '../facts.ts';
import type { Found, Oracle } from './oracle.ts';

/** Diagnostics that are told, a slip; the first ones show what is wrong. */
const TOLD = 3;

/**
 * The printer can do what the slip's bytes say: a command that it does not know, a character that it has no glyph for,
 * data that it has to drop are faults of the terminal, whatever the rest of the slip looks like. A job
 * in another language makes no slip, and is told by the byte that it begins with.
 */
export const stream: Oracle = {
  name: 'stream',
  check: ({ errors, papers, expect }) => [
    ...errors.map(notPrinted),
    ...papers.flatMap((paper, slip) => notDone(paper, slip, expect.diagnostics ?? [])),
    ...(expect.diagnostics ?? []).flatMap((code) => notSaid(papers, code)),
  ],
};

/** The scenario expects the printer to say it, and it does not. */
function notSaid(papers: readonly Paper[], code: string): Found[] {
  if (papers.some(({ slip }) => slip.diagnostics.some((said) => said.code === code))) return [];
  return [
    { code: 'diagnostic-missing', message: `the printer does not say ${code} of any slip, the scenario expects it` },
  ];
}

function notPrinted({ code, message, offset }: Diagnostic): Found {
  return { code, message: `byte ${offset} of what the printer received: ${message}` };
}

function notDone({ slip: { diagnostics, offset } }: Paper, slip: number, expected: readonly string[]): Found[] {
  const told = diagnostics.filter(({ severity, code }) => severity !== 'info' && !expected.includes(code));
  const rest = told.length - TOLD;
  return told.slice(0, TOLD).map(({ code, message, offset: at }, i) => {
    const more = i === TOLD - 1 && rest > 0 ? ` (and ${rest} more)` : '';
    return { code, message: `byte ${at - offset} of the slip: ${message}${more}`, slip };
  });
}

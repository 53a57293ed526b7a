/** One thing that was tried of a device. */
export interface Check {
  /** `strange`: it may be meant so. */
  readonly verdict: 'ok' | 'strange' | 'wrong';
  /** What was found, in one sentence without its end. */
  readonly found: string;
  /** What was sent, and what came. */
  readonly tried?: string;
  readonly came?: string;
  /** What to do. */
  readonly todo?: string;
}

/** What the doctor has to say of a device. */
export interface Diagnosis {
  /** `printer counter: xprinter-80 on tcp://0.0.0.0:9100`. */
  readonly device: string;
  readonly checks: readonly Check[];
}

const words: Readonly<Record<Check['verdict'], string>> = { ok: 'ok', strange: 'look', wrong: 'wrong' };

/** Columns of the word at the beginning of a line, the spaces before and behind it included. */
const MARGIN = 9;

/** A diagnosis, a line for each check and those below it for what was tried, what came and what to do. */
export function diagnosisText({ device, checks }: Diagnosis): string {
  const lines = checks.flatMap(({ verdict, found, tried, came, todo }) => [
    `  ${words[verdict]}`.padEnd(MARGIN) + found,
    ...below('tried', tried),
    ...below('came', came),
    ...below('do', todo),
  ]);
  return `${[device, ...lines].join('\n')}\n`;
}

const below = (name: string, text: string | undefined) =>
  text === undefined ? [] : [`${' '.repeat(MARGIN)}${name}: ${text}`];

export const isWrong = ({ checks }: Diagnosis): boolean => checks.some(({ verdict }) => verdict === 'wrong');

/** A report that cannot be made: `code` is stable, `hint` says what to do. */
export class ReportError extends Error {
  readonly code: 'unknown-reporter' | 'cannot-write' | 'no-durations' | 'no-mutants';
  readonly hint: string;

  constructor(code: ReportError['code'], message: string, hint: string) {
    super(message);
    this.name = 'ReportError';
    this.code = code;
    this.hint = hint;
  }
}

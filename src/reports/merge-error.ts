/** Event streams that make no run: `code` is stable, `hint` says what to do. */
export class MergeError extends Error {
  readonly code: 'no-run' | 'other-run' | 'scenario-twice' | 'shard-missing' | 'scenario-missing';
  readonly hint: string;

  constructor(code: MergeError['code'], message: string, hint: string) {
    super(message);
    this.name = 'MergeError';
    this.code = code;
    this.hint = hint;
  }
}

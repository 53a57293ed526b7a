/**
 * A message that cannot be packed or read. The sentence names the field and never its value, which could be card data.
 * Codes: iso-type, iso-field, iso-value, iso-length, iso-short, iso-trailing, iso-frame, iso-content.
 */
export class IsoError extends Error {
  readonly code: string;
  /** Where in the bytes of the message. */
  readonly offset: number;
  readonly field?: number;
  readonly hint = 'docs/host.md says how messages are packed and what is in them';

  constructor(code: string, message: string, offset: number, field?: number) {
    super(message);
    this.name = 'IsoError';
    this.code = code;
    this.offset = offset;
    this.field = field;
  }
}

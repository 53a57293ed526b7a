import { readFileSync } from 'node:fs';
import { XmlDocument, XmlLibError, XsdValidator } from 'libxml2-wasm';

const schema = XmlDocument.fromBuffer(readFileSync(new URL('../fixtures/junit/junit-10.xsd', import.meta.url)));
const validator = XsdValidator.fromDoc(schema);

/** What libxml2 has against the bytes of a JUnit file: that it is no XML, or not what Jenkins' schema allows. */
export function junitProblems(file: string | Uint8Array): string[] {
  try {
    const document = XmlDocument.fromBuffer(Buffer.from(file));
    try {
      validator.validate(document);
    } finally {
      document.dispose();
    }
    return [];
  } catch (error) {
    if (!(error instanceof XmlLibError)) throw error;
    return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`);
  }
}

import type { Slip } from '../../emulator/machine/slip.ts';
import type { Finding } from '../events/finding.ts';
import { redactText } from '../events/redaction.ts';
import { readCodes } from './read-codes.ts';
import { bytesOf } from './receipt.ts';
import { shown, where } from './told.ts';

/**
 * What is wrong with the codes of a slip as a reader sees them, whatever its golden says: codes that cannot be read,
 * and codes of which the dots hold something other than the bytes do.
 */
export async function codeFindings(slip: Slip): Promise<Finding[]> {
  if (slip.codes.length === 0) return [];
  const findings: Finding[] = [];
  for (const { code, read } of await readCodes(slip)) {
    if (read === code.data) continue;
    const line = slip.lines.filter(({ y }) => y <= code.y).length;
    const place = `${code.symbology} ${where({ from: line, to: line, below: true })}`;
    const bytes = bytesOf(slip, [code]);
    findings.push({
      code: read === null ? 'code-unreadable' : 'code-misread',
      by: 'reader',
      message:
        read === null
          ? `${place}: no reader reads it, it should hold ${shown(code.data)}`
          : `${place} reads ${shown(read)}, its command holds ${shown(code.data)}`,
      ...(line > 0 ? { line } : {}),
      expected: redactText(code.data),
      ...(read === null ? {} : { actual: redactText(read) }),
      box: { x: code.x, y: code.y, width: code.width, height: code.height },
      ...(bytes ? { bytes } : {}),
    });
  }
  return findings;
}

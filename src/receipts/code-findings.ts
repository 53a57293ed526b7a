import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Box, Slip } from '../../emulator/machine/slip.ts';
import type { Finding } from '../events/finding.ts';
import { redactText } from '../events/redaction.ts';
import { findCodes, readCodes } from './read-codes.ts';
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

/**
 * The codes of two pictures compared as data, from top to bottom, whatever their dots are. `expected` may be a slip:
 * of its codes the data are known.
 */
export async function compareCodesAsData(actual: Bitmap, expected: Slip): Promise<Finding[]> {
  const due = expected.codes.length > 0 ? expected.codes : await findCodes(expected.dots);
  const found = await findCodes(actual);
  const findings: Finding[] = [];
  for (let i = 0; i < Math.max(due.length, found.length); i++) {
    const [golden, is] = [due[i], found[i]];
    if (golden?.data === is?.data) continue;
    const place = `the ${i === 0 ? 'first' : `${i + 1}th`} code`;
    const told = is
      ? golden
        ? { code: 'code-changed', message: `${place} holds ${shown(is.data)}, expected ${shown(golden.data)}` }
        : { code: 'code-inserted', message: `${place} is extra: ${shown(is.data)}` }
      : { code: 'code-unreadable', message: `${place}: no reader reads it, it should hold ${shown(golden!.data)}` };
    const box = (of: Box) => ({ x: of.x, y: of.y, width: of.width, height: of.height });
    findings.push({
      ...told,
      by: 'reader',
      ...(golden ? { expected: redactText(golden.data), goldenBox: box(golden) } : {}),
      ...(is ? { actual: redactText(is.data), box: box(is) } : {}),
    });
  }
  return findings;
}

import type { Letter, PageMark } from './page.ts';
import type { Field } from './page-field.ts';
import type { PageMarks } from './paper.ts';
import type { CodeMark, ImageMark, Line, Run } from './slip.ts';
import { readText } from './typeset.ts';

/**
 * The marks of a page as marks on the paper, whose row `top` the page begins at. Characters with one baseline in one field are a line, whatever came
 * between them; the lines of a field follow each other as they are read, the fields as they were begun.
 */
export function marksOnPaper(marks: readonly PageMark[], top: number): PageMarks {
  const images: ImageMark[] = [];
  const codes: CodeMark[] = [];
  const fields = new Map<string, Map<number, Letter[]>>();
  const keys = new Map<Field, string>();
  for (const mark of marks) {
    const box = { ...mark.box, y: mark.box.y + top };
    if (mark.kind === 'image') images.push({ ...box, ...mark.mark });
    else if (mark.kind === 'code') codes.push({ ...box, ...mark.mark });
    else {
      const key = keys.get(mark.field) ?? JSON.stringify(mark.field);
      keys.set(mark.field, key);
      lineOf(fields, key, mark.baseline).push(mark);
    }
  }
  const lines = [...fields.values()].flatMap((byBaseline) =>
    [...byBaseline].sort(([a], [b]) => a - b).map(([, letters]) => printedLine(letters, top)),
  );
  return { lines, images, codes };
}

function lineOf(fields: Map<string, Map<number, Letter[]>>, field: string, baseline: number): Letter[] {
  const lines = fields.get(field) ?? new Map<number, Letter[]>();
  fields.set(field, lines);
  const letters = lines.get(baseline) ?? [];
  lines.set(baseline, letters);
  return letters;
}

/** The page moves the paper, its lines do not. */
function printedLine(letters: readonly Letter[], top: number): Line {
  const runs: Run[] = letters.map(({ text, box, offset, length }) => {
    return { text, ...box, y: box.y + top, offset, length };
  });
  const y = Math.min(...runs.map((run) => run.y));
  const bottom = Math.max(...runs.map((run) => run.y + run.height));
  return { y, height: bottom - y, advance: 0, text: readText(letters), runs };
}

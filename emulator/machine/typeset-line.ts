import { type Item, justify } from './line.ts';
import { PrintedLine } from './printed-line.ts';
import type { Roll } from './roll.ts';
import type { Settings } from './settings.ts';
import { drawLine, drawTurned, layOut, readText } from './typeset.ts';

/** Where the items of a line go; dots. */
export interface LineSpace {
  /** What the line is wide, and the area that it stands in. */
  readonly content: number;
  readonly left: number;
  readonly width: number;
  /** It is turned by 180 degrees. */
  readonly upsideDown: boolean;
}

/** Draws the items of a line on the paper, keeps their marks, and feeds `steps`, or as much as the line is tall. */
export function typesetLine(
  roll: Roll,
  items: readonly Item[],
  settings: Settings,
  { content, left, width, upsideDown }: LineSpace,
  steps: number,
  stepsPerDot: number,
): void {
  const { paper } = roll;
  const frame = { left, width, y: paper.row, shift: justify(settings, width, content), upsideDown };
  const layout = layOut(items, frame);
  paper.reserve(layout.height);
  if (upsideDown) drawTurned(paper.dots, items, layout, frame);
  else drawLine(paper.dots, items, layout);
  items.forEach((item, i) => {
    if (item.command === null) return;
    const { command, width: across, height, offset, length } = item;
    paper.images.push({ ...layout.places[i]!, width: across, height, command, offset, length });
  });
  const { y } = frame;
  const advance = roll.feed(Math.max(steps, layout.height * stepsPerDot));
  paper.lines.push(new PrintedLine({ y, height: layout.height, advance }, readText(items), items, layout));
}

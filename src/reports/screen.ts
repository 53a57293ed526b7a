import { columnsOf } from '../words/columns.ts';

/** What the place that text is written to can do. */
export interface Screen {
  /** A line can be drawn again. */
  readonly live: boolean;
  readonly colour: boolean;
  readonly columns: number;
}

const DEFAULT_COLUMNS = 80;

/**
 * What a stream can do: nothing but lines unless it is a terminal; no colour where NO_COLOR is set and not empty
 * (no-color.org); nothing at all on a terminal that calls itself dumb.
 */
export function screenOf(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  environment: Readonly<Record<string, string | undefined>>,
): Screen {
  const live = stream.isTTY === true && environment.TERM !== 'dumb';
  return { live, colour: live && !environment.NO_COLOR, columns: stream.columns ?? DEFAULT_COLUMNS };
}

/** Back to the first column, and everything to the end of the line erased. */
export const clearLine = '\r\u001b[K';

/** The text in a colour or weight (SGR parameter); as it is where the screen has no colour. */
export function painted(screen: Screen, parameter: number, text: string): string {
  return screen.colour ? `\u001b[${parameter}m${text}\u001b[0m` : text;
}

/** The text cut to a number of columns, with an ellipsis where it was cut. */
export function fitted(text: string, columns: number): string {
  const characters = [...text];
  const widths = characters.map(columnsOf);
  if (widths.reduce((sum, width) => sum + width, 0) <= columns) return text;
  let left = columns - 1;
  const cut = widths.findIndex((width) => {
    left -= width;
    return left < 0;
  });
  return `${characters.slice(0, cut).join('')}…`;
}

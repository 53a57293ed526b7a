import { digit } from '../digit.ts';
/** How m of GS v 0, GS /, FS p and GS Q 0 enlarges a picture: 0 to 3 or 48 to 51; undefined for any other. */
export function scaling(m: number): { readonly across: number; readonly down: number } | undefined {
  const mode = digit(m);
  return mode > 3 ? undefined : { across: (mode & 1) + 1, down: (mode >> 1) + 1 };
}

import { type IndexedPicture, writeIndexed } from '../indexed.ts';

/** A picture for terminals that show iTerm2's inline images (iTerm2, "Inline Images Protocol"), in its own size. */
export function iterm2Picture(picture: IndexedPicture): string {
  const png = Buffer.from(writeIndexed(picture));
  return `\u001b]1337;File=inline=1;size=${png.length};preserveAspectRatio=1:${png.toString('base64')}\u0007`;
}

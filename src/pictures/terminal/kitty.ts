import { type IndexedPicture, writeIndexed } from '../indexed.ts';

/** Most characters of base64 in one escape sequence (kitty, "Terminal graphics protocol", 2024, chunked transmission). */
const CHUNK = 4096;

/**
 * A picture for terminals that speak kitty's graphics protocol: transmit and display (`a=T`) a PNG (`f=100`) where the
 * cursor stands, and answer nothing (`q=2`), for an answer would come as keys.
 */
export function kittyPicture(picture: IndexedPicture): string {
  const data = Buffer.from(writeIndexed(picture)).toString('base64');
  const chunks = data.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [];
  return chunks
    .map((chunk, i) => {
      const more = `m=${i < chunks.length - 1 ? 1 : 0}`;
      return `\u001b_G${i === 0 ? `a=T,f=100,q=2,${more}` : `q=2,${more}`};${chunk}\u001b\\`;
    })
    .join('');
}

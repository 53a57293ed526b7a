import type { Clock } from '../../clock/clock.ts';
import { colouredRows, readIndexed, rowsOf } from '../../pictures/indexed.ts';
import {
  ATTRIBUTES_ANSWER,
  ATTRIBUTES_QUERY,
  type PictureProtocol,
  pictureProtocols,
  protocolIn,
  saysSixel,
} from '../../pictures/terminal/protocols.ts';
import { say } from '../language.ts';
import type { Keyboard } from './keyboard.ts';
import type { Sight } from './question.ts';

/** How long a terminal has to say what it is, ms: one across the world answers in half of that. */
const ANSWER_WITHIN = 1000;

/** Rows of the picture above and below what differs: two lines of print. */
const MARGIN = 60;

/** How the terminal takes pictures: as its environment says or else, asked, it says itself. */
export async function findProtocol(
  environment: Readonly<Record<string, string | undefined>>,
  keyboard: Keyboard,
  write: (text: string) => void,
  clock: Clock,
): Promise<PictureProtocol | 'none'> {
  const told = protocolIn(environment);
  if (told !== 'ask') return told;
  const answer = keyboard.answer(ATTRIBUTES_ANSWER, ANSWER_WITHIN, clock);
  write(ATTRIBUTES_QUERY);
  return saysSixel((await answer)?.[1] ?? '') ? 'sixel' : 'none';
}

/** The picture of a slip, with what its colours mean; of one that differs, the rows where it does. */
export function pictureWords(protocol: PictureProtocol | 'none', { golden, picture }: Sight): string {
  if (protocol === 'none') return '';
  const whole = readIndexed(picture);
  const rows = colouredRows(whole, MARGIN);
  const part = rows ? rowsOf(whole, ...rows) : whole;
  const where = part.height < whole.height ? `, rows ${rows![0] + 1} to ${rows![1]} of ${whole.height}` : '';
  const colours = golden
    ? '  red: printed, not in the golden; blue: in the golden, not printed'
    : '  as it was printed';
  return `${say(`${colours}${where}`)}\n${pictureProtocols[protocol](part)}\n\n`;
}

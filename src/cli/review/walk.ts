import { writeFileSync } from 'node:fs';
import { approveOne } from '../../receipts/approve.ts';
import { type Field, withFurther } from '../../receipts/fields.ts';
import { filesOf } from '../../receipts/golden.ts';
import { differenceOf, readReceived } from '../../receipts/received.ts';
import { type Awaiting, reject } from '../../receipts/rejected.ts';
import type { Screen } from '../../reports/screen.ts';
import { counted } from '../../reports/words.ts';
import { approvedWords } from '../approved-words.ts';
import { say } from '../language.ts';
import { END, INTERRUPT, type Keyboard } from './keyboard.ts';
import { openFile } from './open.ts';
import { type Question, type Sight, sightOf } from './question.ts';
import { sameness } from './questions.ts';
import { goldenPath, headWords, helpWords, type KeyWords, keyLine, textWords, varyingWords } from './words.ts';

/** What a walk needs of its terminal. */
export interface Window {
  readonly keyboard: Keyboard;
  readonly screen: Screen;
  readonly write: (text: string) => void;
  /** What stands in place of a picture: what shows it, and words. */
  readonly picture: (sight: Sight) => string;
}

/** What became of the slips. */
export interface Tally {
  readonly accepted: number;
  readonly rejected: number;
  readonly left: number;
  readonly interrupted: boolean;
}

type Decision = 'accept' | 'accept-alike' | 'reject' | 'skip' | 'quit' | 'interrupt';

/** Shows slips one by one and asks what is to become of each, until all are decided on or the person has enough. */
export async function walk(folder: string, questions: readonly Question[], window: Window): Promise<Tally> {
  const { write } = window;
  let [accepted, rejected, skipped] = [0, 0, 0];
  const accept = (question: Question, fields: readonly Field[]) => {
    const result = accepting(folder, question, fields);
    if (result.isAccepted) accepted++;
    else skipped++;
    write(say(result.words));
  };
  let open = [...questions];
  const tally = (interrupted: boolean): Tally => ({ accepted, rejected, left: skipped + open.length, interrupted });
  for (let [question] = open; question; [question] = open) {
    const { path, awaiting } = question;
    const place = `${questions.length - open.length + 1} of ${questions.length}`;
    const alike = open.slice(1).filter((other) => sameness(other) === sameness(question!));
    const sight = await sightOf(folder, question);
    write(headWords(window.screen, folder, question, place));
    write(`${textWords(window.screen, sight)}${window.picture(sight)}`);
    write(say(`  picture: ${goldenPath(folder, path)}.received.png\n`));
    write(varyingWords(awaiting.record.fields));
    const { decision, fields } = await ask(folder, question, sight, alike.length, window);
    if (decision === 'quit' || decision === 'interrupt') return tally(decision === 'interrupt');
    open = open.slice(1);
    if (decision === 'skip') skipped++;
    else if (decision === 'reject') {
      rejected++;
      reject(folder, path, awaiting);
      write(say(`rejected  ${goldenPath(folder, path)}\n`));
    } else {
      accept(question, fields);
      if (decision === 'accept-alike') {
        for (const other of alike) accept(other, other.awaiting.record.fields);
        open = open.filter((other) => !alike.includes(other));
      }
    }
    write('\n');
  }
  return tally(false);
}

/** Makes the golden, as `platen approve` does; not of another slip than was shown. */
function accepting(folder: string, { path, awaiting }: Question, fields: readonly Field[]) {
  const shown = goldenPath(folder, path);
  const now = readReceived(folder, path);
  const because = awaiting.record.received.state === 'stale' ? 'emulator' : undefined;
  const result = isSame(awaiting, now)
    ? approveOne(folder, path, now, { because, fields })
    : { why: 'it was printed anew since it was shown: platen review shows it' };
  if ('why' in result) return { isAccepted: false, words: `left      ${shown}  ${result.why}\n` };
  return { isAccepted: true, words: approvedWords(result, shown) };
}

const isSame = (shown: Awaiting, now: Awaiting | null): boolean =>
  now !== null && JSON.stringify(shown.record) === JSON.stringify(now.record);

/** Asks until a key decides. */
async function ask(folder: string, question: Question, sight: Sight, alike: number, window: Window) {
  const { keyboard, screen, write } = window;
  const { fields } = question.awaiting.record;
  let varied = false;
  const chosen = () => (varied ? otherFields(fields, sight.further) : fields);
  const keys = keysOf(question, sight, alike);
  for (;;) {
    write(keyLine(screen, keys));
    const pressed = await keyboard.next();
    if (pressed === INTERRUPT || pressed === END) {
      write('\n');
      return { decision: pressed === INTERRUPT ? 'interrupt' : 'quit', fields } as const;
    }
    const key = keys.find((one) => one.key === pressed);
    write(`${key ? say(key.does) : ''}\n`);
    if (key?.decision !== undefined) return { decision: key.decision, fields: chosen() };
    if (key?.key === 'v') {
      varied = !varied;
      write(varyingWords(chosen()) || say('  nothing may vary\n\n'));
    } else if (key?.key === 'o') write(say(await opened(folder, question, sight)));
    else write(helpWords(keys));
  }
}

/** What may vary where the person does not want what was proposed: more where there is more, otherwise less. */
const otherFields = (fields: readonly Field[], further: readonly Field[]): readonly Field[] =>
  further.length > 0 ? withFurther(fields, further) : fields.filter(({ like }) => like === undefined);

interface Key extends KeyWords {
  readonly decision?: Decision;
}

function keysOf({ awaiting }: Question, { further }: Sight, alike: number): Key[] {
  const { fields, received } = awaiting.record;
  const accepts: Key[] = [
    { key: 'a', does: 'accept', decision: 'accept', help: 'make it the golden' },
    ...(alike > 0
      ? [
          {
            key: 'A',
            does: `accept this and ${alike} alike`,
            decision: 'accept-alike' as const,
            help: `the same, and for ${counted(alike, 'slip')} more in which the same was found`,
          },
        ]
      : []),
  ];
  const varying = fields.filter(({ like }) => like !== undefined);
  const mayVary = further.length > 0 ? further : varying;
  const vary =
    mayVary.length > 0
      ? { does: 'vary', help: `let vary, or not: ${mayVary.map(({ value }) => value).join(', ')}` }
      : null;
  return [
    ...(received.obstacle === undefined ? accepts : []),
    {
      key: 'r',
      does: 'reject',
      decision: 'reject',
      help: 'keep the golden as it is, and do not ask again about this slip',
    },
    { key: 's', does: 'skip', decision: 'skip', help: 'decide later' },
    ...(vary === null || received.obstacle !== undefined ? [] : [{ key: 'v', ...vary }]),
    { key: 'o', does: 'open picture', help: 'open the picture, of the whole slip, with the program for pictures' },
    { key: 'q', does: 'quit', decision: 'quit', help: 'leave this and all others for later' },
    { key: '?', does: 'help', help: 'say what each key does' },
  ];
}

/** Has the picture shown by the program that the user has for pictures. */
async function opened(folder: string, { path }: Question, { golden, picture }: Sight): Promise<string> {
  const file = golden ? differenceOf(folder, path) : filesOf(folder, path, '.received').picture;
  if (golden) writeFileSync(file, picture);
  const shown = goldenPath(folder, file.slice(folder.length));
  return (await openFile(file)) ? `  opened ${shown}\n\n` : `  no program opens it: ${shown}\n\n`;
}

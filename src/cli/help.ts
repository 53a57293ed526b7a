import { type Argument, type Command, Help, type Option } from 'commander';
import { columns } from '../words/columns.ts';
import { say } from './language.ts';

/** Columns of prose in a language that parts no words with blanks. */
const WIDTH = 100;

const own = new Help();

/** Something that commander describes, with another description. */
const described = <T extends { description: string }>(what: T): T =>
  Object.create(what, { description: { value: say(what.description) } });

/** What commander puts behind a description. */
const particulars = (text: string): string =>
  text.replace(/\(((?:choices|default|preset|env): [^()]*)\)$/, (_, said) => say(`(${said})`));

/** How commander writes help, in the language in which the program speaks. */
export const helpInLanguage: Partial<Help> = {
  displayWidth: columns,
  styleTitle: say,
  commandUsage: (command: Command) =>
    own.commandUsage(command).replace('[options]', say('[options]')).replace('[command]', say('[command]')),
  commandDescription: (command: Command) => say(own.commandDescription(command)),
  subcommandDescription: (command: Command) => say(own.subcommandDescription(command)),
  optionDescription: (option: Option) => particulars(own.optionDescription(described(option))),
  argumentDescription: (argument: Argument) => particulars(own.argumentDescription(described(argument))),
};

/** What stands below the options: paragraphs of prose, and lists of which the last column is told. */
export function helpText(text: string): string {
  return text
    .split(/(\n\n|^\n)/)
    .map((part) => (/\n {2}/.test(part) ? list(part) : prose(part)))
    .join('');
}

function prose(paragraph: string): string {
  const told = say(paragraph.replaceAll('\n', ' '));
  return told === paragraph.replaceAll('\n', ' ') ? paragraph : folded(told);
}

/** A title, and below it what is typed and what it does; a line may go on below itself. */
function list(paragraph: string): string {
  return paragraph.replace(/\S+(?: \S+)*/g, say);
}

/** Lines of a text, folded behind a mark of punctuation where one is too long. */
function folded(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=[。；，：、])/)) {
    if (line !== '' && columns(line + part) > WIDTH) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  return [...lines, line].join('\n');
}

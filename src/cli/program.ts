import { Command, Option } from 'commander';
import { languages } from '../words/language.ts';
import { helpInLanguage, helpText } from './help.ts';
import { say, withoutLanguage } from './language.ts';
import { verbs } from './verbs.ts';
import { packageVersion } from './version.ts';

const examples = `
Examples:
  platen init                             start a bench in this folder
  platen run                              run its scenarios
  platen emulate --tcp 9100 --out slips   print to localhost:9100, find pictures in slips/
  platen render job.bin -o slip.png       see what a file prints
  platen explain --hex "1B 40 48 69 0A"   see what bytes mean

Exit codes:
  0 passed, 1 failed, 2 wrong use, 3 bench error, 4 golden missing or stale, 5 flaky, 130 interrupted`;

const LANGUAGE =
  'the language of messages and reports (default: zh where LC_ALL, LC_MESSAGES or LANG says so, else en)';

/** The program, with the verb that is called loaded and the others named. Wrong use throws a CommanderError. */
export async function createProgram(argv: readonly string[]): Promise<Command> {
  const program = new Command('platen')
    .configureHelp(helpInLanguage)
    .description('A thermal receipt printer that is not there, and the test bench around it.')
    .version(packageVersion(), '--version', 'say which version this is')
    .addOption(new Option('--lang <language>', LANGUAGE).choices(languages))
    .helpOption('-h, --help', 'say how to use it')
    .addHelpText('after', () => helpText(examples))
    .configureOutput({ outputError: (text, write) => write(`platen: ${say(text.replace(/^error: /, ''))}`) })
    .showHelpAfterError(say('hint: platen --help'))
    .showSuggestionAfterError()
    .exitOverride();
  const words = withoutLanguage(argv).words.filter((word) => !word.startsWith('-'));
  const called = words[0] === 'help' ? words[1] : words[0];
  for (const [name, { group, summary, load }] of Object.entries(verbs)) {
    if (group !== undefined) program.commandsGroup(group);
    if (name === called) (await load())(program);
    else program.command(name).description(summary);
  }
  for (const command of program.commands) command.showHelpAfterError(say(`hint: platen ${command.name()} --help`));
  return program;
}

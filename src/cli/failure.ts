import { CommanderError } from 'commander';
import { type ExitCode, exitCodes } from '../reports/exit-code.ts';
import { say } from './language.ts';

/** Something a user asked for that makes no sense or is not there. */
export class UsageError extends Error {
  readonly code = 'usage';
  readonly hint?: string;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}

/** Errors of these names are the bench's own: everything was asked for rightly and does not work. */
const benchFaults: ReadonlySet<string> = new Set(['PortError', 'TerminalError', 'ClockDeadlock', 'SlipFolderError']);
/** But for these codes: what was named does not exist or cannot be meant. */
const wrongNames: ReadonlySet<string> = new Set(['bad-address', 'no-such-file', 'not-a-file']);

/** What the operating system says about a path that a user named, in words. */
const fileCauses: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EEXIST: 'there is a file of that name',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'this user may not do that',
  EPERM: 'this user may not do that',
  EROFS: 'the file system is read-only',
};

const PATH_HINT = 'Check the path; it counts from the working folder.';

interface Failure {
  readonly exitCode: ExitCode;
  /** For standard error, each line ended. */
  readonly text: string;
}

/** What `platen` says about an error that ended it, and what it exits with. */
export function failureOf(error: unknown): Failure {
  // commander has already said it.
  if (error instanceof CommanderError) {
    return { exitCode: error.exitCode === 0 ? exitCodes.passed : exitCodes.usage, text: '' };
  }
  const { name, message, code, hint, syscall, path, stack } = error as NodeJS.ErrnoException & { hint?: string };
  if (syscall !== undefined) {
    const cause = fileCauses[code ?? ''];
    const where = path === undefined ? '' : `${path}: `;
    if (cause === undefined) return { exitCode: exitCodes.benchError, text: said(`${where}${message}`, undefined) };
    return { exitCode: exitCodes.usage, text: said(`${where}${cause}`, PATH_HINT) };
  }
  // ERR_...: what Node says when it is called wrongly.
  if (typeof code === 'string' && !code.startsWith('ERR_')) {
    const isBench = benchFaults.has(name) && !wrongNames.has(code);
    return { exitCode: isBench ? exitCodes.benchError : exitCodes.usage, text: said(message, hint) };
  }
  const report = 'This is a fault of Platen itself; please report it with these lines.';
  return {
    exitCode: exitCodes.benchError,
    text: `platen: ${say(`internal error: ${message ?? String(error)}`)}\n${say(report)}\n${stack ?? ''}\n`,
  };
}

/** A line of a file that a message shows. */
const isShown = (line: string) => line.startsWith('    ');

function said(message: string, hint: string | undefined): string {
  const lines = message.split('\n').map((line) => (isShown(line) ? line : say(line)));
  return `platen: ${lines.join('\n')}\n${hint === undefined ? '' : `${say('hint: ')}${say(hint)}\n`}`;
}

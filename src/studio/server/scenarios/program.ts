import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** What a call of Platen has said, and what it exited with; null: it was killed. */
export interface Said {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How Platen is called in a project: everything that takes time happens in a process of its own. */
export interface Program {
  /** The command and its first arguments: `['node', 'main.js']`. */
  readonly command: readonly [string, ...string[]];
  /** The folder of the project. */
  readonly folder: string;
}

/**
 * Calls Platen. It comes behind the printers of this process where both want the processor, and a Ctrl-C in the terminal
 * of the studio does not reach it.
 */
export function begin({ command, folder }: Program, args: readonly string[]): ChildProcessWithoutNullStreams {
  const [file, ...first] = command;
  // Its words are told in the language of the page.
  const child = spawn(file, [...first, '--lang', 'en', ...args], { cwd: folder, detached: true, windowsHide: true });
  child.stdin.end();
  // One that could not be started has no number, and tells it by its event.
  if (child.pid !== undefined) lower(child.pid);
  return child;
}

/** Calls Platen and waits for its end. What cannot be started ends with code 127, as in a shell. */
export function call(program: Program, args: readonly string[]): Promise<Said> {
  return ended(begin(program, args));
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Said> {
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve) => {
    child.on('error', ({ message }) => resolve({ code: 127, stdout, stderr: `${stderr}${message}\n` }));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** What Platen said of an error, without its own name. */
export const words = ({ stderr }: Said): string => stderr.trim().replace(/^platen: /, '');

function lower(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system knows no such thing.
  }
}

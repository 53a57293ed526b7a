import { closeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ReadStream } from 'node:tty';
import { PortError } from './port.ts';

/** A pseudo-terminal pair that passes all 256 byte values both ways, unchanged. */
export interface PseudoTerminal {
  /** The device that a program opens as its serial port: `/dev/pts/3`. */
  readonly path: string;
  /** The printer's side: what the program writes. Destroying it closes `fd`. */
  readonly master: ReadStream;
  /**
   * The same as a file descriptor that does not block, for what the program reads: libuv would write to it blocking,
   * and stop the event loop while the program does not read.
   */
  readonly fd: number;
  /** Lets go of the program's side. */
  release(): Promise<void>;
}

/** What node-pty has below its own streams; those would read the program's side as well. Its types leave it out. */
interface NodePty {
  requireBinary(file: 'pty.node'): {
    open(columns: number, rows: number): { readonly master: number; readonly slave: number; readonly pty: string };
  };
}

/**
 * Opens a pair. node-pty makes it; serialport then opens the program's side and so puts it in raw mode (no echo, no CR
 * and LF translation, no ^C, no ^S), where the terminal's default would change bytes until a program sets its own mode.
 * That side stays open until `release`, unlocked: without it the pair would hang up whenever a program closes it.
 * Rejects with a PortError where there are no pairs.
 */
export async function openPseudoTerminal(): Promise<PseudoTerminal> {
  const unavailable = (reason: string) =>
    new PortError(
      'pty-unavailable',
      `a pty pair cannot be made here: ${reason}`,
      'Use tcp:// or a real serial port; socat can join a pair of its own to one: socat pty,raw,echo=0,link=PATH tcp:HOST:PORT.',
    );
  if (process.platform === 'win32') throw unavailable('Windows has no ptys');
  try {
    const { SerialPort } = await import('serialport');
    const { requireBinary } = createRequire(import.meta.url)('@lydell/node-pty/requireBinary.js') as NodePty;
    const { master, slave, pty } = requireBinary('pty.node').open(80, 24);
    const held = await SerialPort.binding.open({ path: pty, baudRate: 9600, lock: false });
    closeSync(slave);
    return { path: pty, master: new ReadStream(master), fd: master, release: () => held.close() };
  } catch (error) {
    throw unavailable((error as Error).message);
  }
}

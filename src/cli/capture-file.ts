import { closeSync, openSync, readSync } from 'node:fs';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { InvalidArgumentError } from 'commander';
import { bytesOf, type CapturedLine, isCapture, type ReadCapture, readCapture } from '../captures/read.ts';
import type { Clock } from '../clock/clock.ts';
import { ReadingPort } from '../ports/file.ts';
import type { Port } from '../ports/port.ts';
import { counted } from '../reports/words.ts';
import { UsageError } from './failure.ts';
import { readBytes } from './files.ts';
import { say } from './language.ts';
import { byteCount } from './slip-words.ts';

/** How `--line` is declared where a file may be a capture. */
export const LINE_OPTION = ['--line <number>', 'which line of a capture (default: the one that has bytes)'] as const;

/** A line's number as it is written on the command line. */
export function lineNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is the number of a line, from 1.');
  return Number(text);
}

/**
 * The printer bytes in what was read from a file: all of it, or those of a line of a capture. Throws a UsageError for a
 * capture of several lines when none is chosen, for a line that is not there, and for a line of a file that has none.
 */
export function printerBytes(content: Uint8Array, name: string, line: number | undefined): Uint8Array {
  if (isCapture(content)) return bytesOf(chosenLine(openCapture(content, name), name, line), 'to-printer');
  if (line === undefined) return content;
  throw new UsageError(
    `--line ${line}: ${name} is no capture`,
    'Leave --line out: a file of printer bytes has no lines.',
  );
}

/** A capture; what is missing of it is told on standard error. Throws a UsageError for a file that is none. */
export function openCapture(content: Uint8Array, name: string): ReadCapture {
  if (!isCapture(content)) {
    throw new UsageError(
      `${name} is no capture`,
      'A capture is what platen record and platen emulate --capture write.',
    );
  }
  const capture = readCapture(content, name);
  if (capture.cutOff !== undefined) {
    process.stderr.write(say(`platen: ${name} was cut off: ${capture.cutOff}; what stands before it is used\n`));
  }
  return capture;
}

/** The line that is asked for, or the only one with bytes to the printer. Throws a UsageError. */
export function chosenLine({ lines }: ReadCapture, name: string, number: number | undefined): CapturedLine {
  const withBytes = lines.filter((line) => bytesOf(line, 'to-printer').length > 0);
  const chosen = number === undefined ? withBytes : lines.filter((line) => line.number === number);
  if (chosen.length === 1) return chosen[0]!;
  const list = withBytes.map(
    (line) => `${line.number} (${line.host}, ${byteCount(bytesOf(line, 'to-printer').length)})`,
  );
  const hint = list.length === 0 ? undefined : `Lines with bytes to the printer: ${list.join(', ')}.`;
  if (number !== undefined) throw new UsageError(`${name} has no line ${number}`, hint);
  if (chosen.length === 0) throw new UsageError(`${name} holds no bytes to a printer`);
  throw new UsageError(`${name} holds ${counted(chosen.length, 'line')}: choose one with --line`, hint);
}

/** A port that sends a line of a capture; undefined where `file` is none. Throws a UsageError as printerBytes does. */
export function capturedPort(file: string | undefined, line: number | undefined, clock: Clock): Port | undefined {
  if (file === undefined || !beginsAsCapture(file)) {
    if (line !== undefined)
      throw new UsageError(
        file === undefined ? `--line ${line} needs a capture` : `--line ${line}: ${file} is no capture`,
      );
    return undefined;
  }
  const bytes = printerBytes(readBytes(file), file, line);
  return new ReadingPort(pathToFileURL(resolve(file)).href, clock, async () => Readable.from([Buffer.from(bytes)]));
}

/** What cannot be read is no capture: whoever opens it says why. */
function beginsAsCapture(file: string): boolean {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const first = new Uint8Array(64);
    return isCapture(first.subarray(0, readSync(descriptor, first)));
  } catch {
    return false;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

#!/usr/bin/env node
import { failureOf } from './failure.ts';
import { languageOf, speak } from './language.ts';
import { createProgram } from './program.ts';

// A reader that has seen enough (`platen commands | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

function fail(error: unknown): void {
  const { exitCode, text } = failureOf(error);
  process.stderr.write(text);
  process.exitCode = exitCode;
}

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

try {
  const argv = process.argv.slice(2);
  speak(languageOf(argv, process.env));
  const program = await createProgram(argv);
  await program.parseAsync(argv, { from: 'user' });
} catch (error) {
  fail(error);
}

import { CommanderError } from 'commander';
import { expect, test } from 'vitest';
import { failureOf, UsageError } from '../../src/cli/failure.ts';
import { PortError } from '../../src/ports/port.ts';

const system = (properties: object) => Object.assign(new Error('ENOSPC: no space left on device, write'), properties);

test('what a user asked for wrongly exits with 2, what the bench cannot do with 3, both in one line and a hint', () => {
  expect(failureOf(new UsageError('no such thing', 'Name another.'))).toEqual({
    exitCode: 2,
    text: 'platen: no such thing\nhint: Name another.\n',
  });
  expect(failureOf(new UsageError('no such thing'))).toEqual({ exitCode: 2, text: 'platen: no such thing\n' });
  expect(failureOf(new PortError('bad-address', 'it is none', 'Write one.')).exitCode).toBe(2);
  expect(failureOf(new PortError('address-in-use', 'it is in use', 'Wait.'))).toEqual({
    exitCode: 3,
    text: 'platen: it is in use\nhint: Wait.\n',
  });
});

test('errors of the operating system name the path', () => {
  expect(failureOf(system({ code: 'ENOENT', syscall: 'open', path: 'job.bin' }))).toEqual({
    exitCode: 2,
    text: 'platen: job.bin: there is no such file or folder\nhint: Check the path; it counts from the working folder.\n',
  });
  expect(failureOf(system({ code: 'ENOSPC', syscall: 'write' }))).toEqual({
    exitCode: 3,
    text: 'platen: ENOSPC: no space left on device, write\n',
  });
});

test('commander has said what is wrong, or given the help that was asked for', () => {
  expect(failureOf(new CommanderError(1, 'commander.unknownOption', 'x'))).toEqual({ exitCode: 2, text: '' });
  expect(failureOf(new CommanderError(0, 'commander.helpDisplayed', 'x'))).toEqual({ exitCode: 0, text: '' });
});

test('anything else is a fault of the program, told as such with its stack', () => {
  const error = new TypeError('x is not a function');
  expect(failureOf(error)).toEqual({
    exitCode: 3,
    text: `platen: internal error: x is not a function\nThis is a fault of Platen itself; please report it with these lines.\n${error.stack}\n`,
  });
  expect(failureOf(Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' })).text).toContain('internal error');
  expect(failureOf('a string').text).toContain('platen: internal error: a string\n');
});

import { expect, test } from 'vitest';
import { keysIn } from '../../../src/cli/review/keyboard.ts';

test.each([
  ['ar', ['a', 'r'], ''],
  // An arrow, a function key, a key with Alt, the answer of a terminal: no letter of them is a key.
  ['\u001b[A', [], ''],
  ['\u001bOAa', ['a'], ''],
  ['\u001b[15~s', ['s'], ''],
  ['\u001baq', ['q'], ''],
  ['\u001b[?62;4;22cr', ['r'], ''],
  ['\u001b]11;rgb:ffff/ffff/ffff\u0007a', ['a'], ''],
  ['\u001bP>|kitty(0.32)\u001b\\a', ['a'], ''],
  // What has begun is waited for.
  ['a\u001b', ['a'], '\u001b'],
  ['\u001b[1;', [], '\u001b[1;'],
  ['\u001b]11;rgb', [], '\u001b]11;rgb'],
  // Escape, and then Ctrl-C.
  ['\u001b\u0003', ['\u0003'], ''],
  ['\u001b\u001b[A', [], ''],
])('%j: the keys %j', (text, keys, rest) => {
  expect(keysIn(text)).toEqual({ keys, rest });
});

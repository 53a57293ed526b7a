import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { models } from '../../emulator/models/models.ts';
import { acquirers } from '../../src/scenarios/acquirers.ts';
import { emptyFolder, platen } from './platen.ts';

const NAMES = [...models.keys()].join(', ');
const MODELS = `models: ${NAMES}`;
const STATES =
  'paper=ok|near|end, cover=closed|open, drawer=high|low, error=none|cutter|mechanical|headtemp|cover|fatal, ' +
  'cause=present|removed, button=released|pressed, feeding=none|button, ' +
  'busy=none|starting|self-test|macro|recovery';
const ADDRESSES =
  '9100; tcp://HOST:PORT?idle=SECONDS&connections=N&full=refuse|wait&job=BYTES; serial:///dev/ttyUSB0?baud=9600&data=8&parity=none&stop=1&flow=none|rtscts|xonxoff|dtrdsr; pty:; pty:///path/of/link?baud=9600&flow=none|xonxoff; device:///dev/g_printer0; a file path; - (standard input)';
const PATHS = 'Check the path; it counts from the working folder.';

const LINES = 'Write tcp://HOST:PORT or serial:///dev/ttyUSB0.';
const NO_LINES = 'Leave --line out: a file of printer bytes has no lines.';
const FILE_AS_FOLDER =
  "platen: file/a: cannot be written: EEXIST: file already exists, mkdir 'file'\nhint: choose a folder that can be written\n";

/** A command line, what is said on standard error, and the exit code. Nothing is said on standard output. */
const wrong: readonly (readonly [args: string, stderr: string, code: number])[] = [
  ['emulat', "platen: unknown command 'emulat'\n(Did you mean emulate?)\nhint: platen --help\n", 2],
  ['--verbose', "platen: unknown option '--verbose'\nhint: platen --help\n", 2],
  ['emulate --speed 9', "platen: unknown option '--speed'\nhint: platen emulate --help\n", 2],
  [
    'emulate a b',
    "platen: too many arguments for 'emulate'. Expected 1 argument but got 2.\nhint: platen emulate --help\n",
    2,
  ],
  ['emulate missing.bin', `platen: FOLDER/missing.bin does not exist\nhint: ${PATHS}\n`, 2],
  ['emulate .', 'platen: FOLDER is a folder\nhint: Give one file of printer bytes.\n', 2],
  ['emulate --model tm-t99', `platen: there is no printer model "tm-t99"\nhint: ${MODELS}\n`, 2],
  [
    'emulate --state paper=wet',
    `platen: --state paper=wet: "paper=wet" is no state\nhint: Write ${STATES}; several with commas between them.\n`,
    2,
  ],
  [
    'emulate --idle soon',
    "platen: option '--idle <seconds>' argument 'soon' is invalid. It is a number of seconds above 0.\nhint: platen emulate --help\n",
    2,
  ],
  [
    'emulate --tcp 99999',
    `platen: the address 'tcp://127.0.0.1:99999' has port 99999, and ports end at 65535\nhint: Write one of: ${ADDRESSES}.\n`,
    2,
  ],
  [
    'emulate --serial /dev/none',
    'platen: /dev/none does not exist\nhint: Plug the adapter in and compare the name (ls /dev/serial/by-id, or the device manager).\n',
    3,
  ],
  ['emulate --out file/slips', `platen: file/slips: a part of the path is not a folder\nhint: ${PATHS}\n`, 2],
  ['render file', "platen: required option '-o, --output <file>' not specified\nhint: platen render --help\n", 2],
  ['render missing.bin -o slip.png', `platen: missing.bin: there is no such file or folder\nhint: ${PATHS}\n`, 2],
  ['render . -o slip.png', `platen: .: it is a folder\nhint: ${PATHS}\n`, 2],
  ['render file -o slip.png --model tm-t99', `platen: there is no printer model "tm-t99"\nhint: ${MODELS}\n`, 2],
  ['render - -o slip.png --watch', 'platen: --watch needs a file: standard input is read once\n', 2],
  ['render file -o slip.png --line 1', `platen: --line 1: file is no capture\nhint: ${NO_LINES}\n`, 2],
  ['emulate file --line 1', 'platen: --line 1: file is no capture\n', 2],
  ['emulate --tcp 0 --line 1', 'platen: --line 1 needs a capture\n', 2],
  [
    'emulate file --line first',
    "platen: option '--line <number>' argument 'first' is invalid. It is the number of a line, from 1.\nhint: platen emulate --help\n",
    2,
  ],
  ['emulate --capture file', 'platen: file: there is a file of that name\nhint: choose another name\n', 2],
  ['explain --hex 0A --line 1', 'platen: --line needs a capture, and --hex is none\n', 2],
  ['inspect --hex 0A --line 1', 'platen: --line needs a capture\n', 2],
  ['inspect file --hex 0A', 'platen: inspect takes a file, --hex or --jsonl: one of them\n', 2],
  [
    'record --to 9100 --out a',
    "platen: required option '--listen <address>' not specified\nhint: platen record --help\n",
    2,
  ],
  [
    'record --listen file --to 9100 --out a',
    `platen: the address 'file' is no line that a host can open\nhint: ${LINES}\n`,
    2,
  ],
  [
    'record --listen 0 --to pty: --out a',
    `platen: the address 'pty:' is no printer that can be dialled\nhint: ${LINES}\n`,
    2,
  ],
  [
    'record --listen serial:///dev/none --to 9100 --out a',
    'platen: /dev/none does not exist\nhint: Plug the adapter in and compare the name (ls /dev/serial/by-id, or the device manager).\n',
    3,
  ],
  ['record --listen 0 --to 9100 --out file/a', FILE_AS_FOLDER, 2],
  ['replay --to 9100', "platen: missing required argument 'capture'\nhint: platen replay --help\n", 2],
  ['replay file', "platen: required option '--to <address>' not specified\nhint: platen replay --help\n", 2],
  ['replay missing.jsonl --to 9100', `platen: missing.jsonl: there is no such file or folder\nhint: ${PATHS}\n`, 2],
  [
    'replay file --to 9100',
    'platen: file is no capture\nhint: A capture is what platen record and platen emulate --capture write.\n',
    2,
  ],
  [
    'replay file --to 9100 --speed fast',
    "platen: option '--speed <speed>' argument 'fast' is invalid. It is recorded, full, or a factor above 0 such as 2x.\nhint: platen replay --help\n",
    2,
  ],
  ['explain', 'platen: explain needs a file or --hex, one of them\n', 2],
  [
    'explain --hex 1B4',
    'platen: --hex 1B4: not bytes\nhint: Write two hexadecimal digits for each byte: "1B 40 48 69 0A".\n',
    2,
  ],
  ['commands --model tm-t99', `platen: there is no printer model "tm-t99"\nhint: ${MODELS}\n`, 2],
  [
    'run --shard 3/2',
    "platen: option '--shard <i/n>' argument '3/2' is invalid. It is a part of the run such as 2/5: the second of five.\nhint: platen run --help\n",
    2,
  ],
  [
    'run --retries often',
    "platen: option '--retries <n>' argument 'often' is invalid. It is a whole number from 0 to 9999.\nhint: platen run --help\n",
    2,
  ],
  [
    'run --repeat 0',
    "platen: option '--repeat <n>' argument '0' is invalid. It is a whole number from 1 to 9999.\nhint: platen run --help\n",
    2,
  ],
  [
    'run --timeout soon',
    "platen: option '--timeout <time>' argument 'soon' is invalid. It is a time such as 10m, 1h 30m or 500ms.\nhint: platen run --help\n",
    2,
  ],
  ['merge', "platen: missing required argument 'files'\nhint: platen merge --help\n", 2],
  [
    'merge file',
    'platen: file:1: not an event: not JSON: Unexpected token \'a\', "a" is not valid JSON\nhint: a broken last line means that the run was killed while writing; delete the line to read the rest\n',
    2,
  ],
  [
    'merge none.jsonl',
    "platen: none.jsonl: cannot be read: ENOENT: no such file or directory, open 'none.jsonl'\nhint: check the path\n",
    2,
  ],
  [
    'mutants --acquirer nobody',
    `platen: option '--acquirer <name>' argument 'nobody' is invalid. Allowed choices are ${Object.keys(acquirers).join(', ')}.\nhint: platen mutants --help\n`,
    2,
  ],
  ['init file', `platen: file: there is a file of that name\nhint: ${PATHS}\n`, 2],
];

test.concurrent.for(wrong)('platen %s', async ([args, stderr, code], { expect, onTestFinished }) => {
  const folder = emptyFolder(onTestFinished);
  writeFileSync(join(folder, 'file'), 'a\n');
  const ended = await platen(args.split(' '), folder, '', onTestFinished);
  expect({ ...ended, stderr: ended.stderr.replaceAll(folder, 'FOLDER') }).toEqual({ code, stdout: '', stderr });
});

test('a bench file that says something wrong is told with line and column', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'platen.yaml'), 'model: tm-t99\ngolden: golden\nscenario: tests\n');
  expect(await platen(['explain', '--hex', '0A'], folder)).toEqual({
    code: 2,
    stdout: '',
    stderr: [
      `platen: platen.yaml:1:8 model: expected one of ${NAMES}, got "tm-t99"`,
      '    model: tm-t99',
      '           ^',
      'platen.yaml:3:1 expected one of scenarios, golden, reports, model, limits, got the key "scenario"',
      '    scenario: tests',
      '    ^',
      'hint: every key may be left out, and the file too',
      '',
    ].join('\n'),
  });
});

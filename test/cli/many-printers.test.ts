import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressesFrom } from '../../src/cli/many-printers.ts';
import { rangeWords } from '../../src/cli/slip-words.ts';
import { bytesOf, CUT, dial } from './emulating.ts';
import { emptyFolder, Platen, platen } from './platen.ts';

test('many printers print at once; every slip is told with its printer and kept; Ctrl-C closes all', async () => {
  const folder = emptyFolder();
  const printer = new Platen(['emulate', '--count', '5', '--tcp', '0', '--out', 'out'], folder);
  const [, words = ''] = await printer.says(/^5 x xprinter-80 on (.*)\n/);
  const range = /^(.*:)(\d+)-\d+$/.exec(words);
  const addresses = range ? [0, 1, 2, 3, 4].map((i) => `${range[1]}${Number(range[2]) + i}`) : words.split(' ');
  expect(new Set(addresses).size).toBe(5);
  await Promise.all(
    addresses.map(async (address, i) => {
      const host = await dial(Number(address.split(':').at(-1)));
      host.write(bytesOf(`\x1b@printer ${i}\n${CUT}\x10\x04\x01`));
      expect([...((await once(host, 'data')) as [Buffer])[0]]).toEqual([0x16]);
      host.end(bytesOf('rest\n'));
    }),
  );
  await printer.says(/(slip [\s\S]*){10}/);
  printer.process.kill('SIGINT');
  const { code, stdout, stderr } = await printer.ended;
  expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
  const told = [...stdout.matchAll(/^(\S+) {2}slip (\d+) .* -> (\S+)\.png$/gm)];
  expect(told.map(([, , number]) => Number(number)).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const [i, address] of addresses.entries()) {
    const own = told
      .filter(([, of]) => of === address)
      .map(([, , , path]) => readFileSync(join(folder, `${path}.txt`), 'utf8'));
    expect(own).toEqual([`printer ${i}\n`, 'rest\n']);
  }
  expect(readdirSync(join(folder, 'out'))).toHaveLength(30);
});

test('what one printer alone can have is refused', async () => {
  const { code, stderr } = await platen(['emulate', '--count', '2', '--memory', 'logos.json'], emptyFolder());
  expect({ code, stderr: stderr.split('\n')[0] }).toEqual({
    code: 2,
    stderr: 'platen: --count is for printers on TCP, and --memory is for one printer',
  });
});

test('ports count up from the first', () => {
  expect(addressesFrom('tcp://127.0.0.1:19100', 3)).toEqual([
    'tcp://127.0.0.1:19100',
    'tcp://127.0.0.1:19101',
    'tcp://127.0.0.1:19102',
  ]);
  expect(addressesFrom('tcp://[::1]:0?idle=5', 2)).toEqual(['tcp://[::1]:0?idle=5', 'tcp://[::1]:0?idle=5']);
  expect(addressesFrom('tcp://printer', 2)).toEqual(['tcp://printer:9100', 'tcp://printer:9101']);
  expect(rangeWords(['tcp://[::1]:1', 'tcp://[::1]:2'])).toBe('tcp://[::1]:1-2');
  expect(rangeWords(['tcp://[::1]:1', 'tcp://[::1]:3'])).toBe('tcp://[::1]:1 tcp://[::1]:3');
});

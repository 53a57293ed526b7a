import { type Stats, statSync } from 'node:fs';
import type { Check } from './finding.ts';
import type { World } from './world.ts';

/** Permissions of the owner, the group and the others to read and write. */
const RW = { owner: 0o600, group: 0o060, others: 0o006 };

/**
 * Whether a device file is there, may be used, and is nobody else's: a check each, up to the first that fails. What
 * Windows calls COM3 is no file, and opening it tells.
 */
export function checkDeviceFile(path: string, world: World): Check[] {
  if (/^com\d+$/i.test(path)) return [];
  let stats: Stats;
  try {
    stats = statSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return [{ verdict: 'wrong', found: (error as Error).message }];
    return [
      {
        verdict: 'wrong',
        found: `${path} does not exist`,
        todo: 'plug the adapter in; ls /dev/serial/by-id shows what is there, and dmesg says what the kernel made of it',
      },
    ];
  }
  if (!stats.isCharacterDevice() && !stats.isFIFO())
    return [{ verdict: 'wrong', found: `${path} is no device`, todo: 'name a device: /dev/ttyUSB0' }];
  const there: Check = { verdict: 'ok', found: `${path} is there` };
  const barred = notAllowed(path, stats, world);
  if (barred) return [there, barred];
  const allowed: Check = { verdict: 'ok', found: 'this user may read and write it' };
  const holders = world.holders(path);
  if (holders.length === 0) return [there, allowed, { verdict: 'ok', found: 'no other program has it open' }];
  const held: Check = {
    verdict: 'wrong',
    found: `another program has it open: ${holders.join(', ')}`,
    todo: 'end that program; ModemManager lets go of it for good by: sudo systemctl disable --now ModemManager',
  };
  return [there, allowed, held];
}

function notAllowed(path: string, { mode, uid, gid }: Stats, { user, groupName }: World): Check | undefined {
  if (!user || user.uid === 0) return undefined;
  const isGroups = user.groups.includes(gid);
  const mine = user.uid === uid ? RW.owner : isGroups ? RW.group : RW.others;
  if ((mode & mine) === mine) return undefined;
  const group = groupName(gid);
  const found = `this user may not read and write it: group ${group}, mode ${(mode & 0o777).toString(8).padStart(3, '0')}`;
  const byGroup = (mode & RW.group) === RW.group && !isGroups;
  return {
    verdict: 'wrong',
    found,
    todo: byGroup
      ? `sudo usermod -aG ${group} $USER, then log out and in`
      : `sudo chmod 660 ${path}; for good by a udev rule (docs/bench.md)`,
  };
}

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import type { Clock } from '../../clock/clock.ts';
import { type ListSerial, listSerial } from '../serial-devices.ts';

/** What the doctor asks of the machine. */
export interface World {
  readonly clock: Clock;
  readonly list: ListSerial;
  /** Whose rights count: 0 is root; absent where the system has no such numbers. */
  readonly user?: { readonly uid: number; readonly groups: readonly number[] };
  groupName(gid: number): string;
  /** Programs that have a device open: `minicom (process 4711)`. */
  holders(path: string): readonly string[];
  /** Addresses of this machine on its networks. */
  readonly hosts: readonly string[];
  /** Full paths: of the bench file's folder, and of the folder of reports. */
  readonly folder: string;
  readonly reports: string;
}

/** This machine. */
export function thisMachine(clock: Clock, folder: string, reports: string): World {
  const { getuid, getgroups, getgid } = process;
  return {
    clock,
    list: listSerial,
    ...(getuid && getgroups && getgid ? { user: { uid: getuid(), groups: [getgid(), ...getgroups()] } } : {}),
    groupName,
    holders,
    hosts: Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address),
    folder,
    reports,
  };
}

function groupName(gid: number): string {
  try {
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((one) => one.split(':')[2] === String(gid));
    return line?.split(':')[0] ?? String(gid);
  } catch {
    return String(gid);
  }
}

/** As /proc tells it; of another user's programs nothing can be told but to root. Elsewhere lsof is asked. */
function holders(path: string): string[] {
  if (process.platform !== 'linux') return byLsof(path);
  const device = realpathSync(path);
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid && holds(pid, device))
    .map((pid) => `${textOf(`/proc/${pid}/comm`)} (process ${pid})`);
}

function holds(pid: string, device: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => linkOf(`/proc/${pid}/fd/${fd}`) === device);
  } catch {
    return false;
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return 'a program';
  }
}

function byLsof(path: string): string[] {
  try {
    const pids = execFileSync('lsof', ['-t', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return pids
      .split('\n')
      .filter((pid) => pid !== '' && Number(pid) !== process.pid)
      .map((pid) => `process ${pid}`);
  } catch {
    return [];
  }
}

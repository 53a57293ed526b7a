import type { Change, When } from '../../../emulator/machine/faults.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { Capture } from '../../../src/captures/capture.ts';
import { recordedPort } from '../../../src/captures/recorded-port.ts';
import { RealClock } from '../../../src/clock/real.ts';
import type { Direction, PlatenEvent } from '../../../src/events/event.ts';
import { tcpPort } from '../../../src/ports/tcp.ts';
import { findModel } from '../../../src/printers/layout.ts';
import { type Job, LivePrinter, type LivePrinterOptions } from '../../../src/printers/live-printer.ts';

/** An emulated printer on a free TCP port of this machine, to which things happen, and what was said on its lines. */
export interface ScriptedPrinter {
  readonly live: LivePrinter;
  readonly port: number;
  readonly slips: readonly Slip[];
  readonly jobs: readonly Job[];
  /** What the printer said on its n-th line, hex: all of it, however many writes it took. */
  said(line?: number): string;
  /** What the host said on it, hex. */
  heard(line?: number): string;
  /** Resolves once it is so: looked at whenever something passed a line, and a slip or a job was over. */
  until(isSo: () => boolean): Promise<void>;
  close(): Promise<void>;
}

/** `script`: what happens to it, and when; a change without a time has happened before a host comes. */
export async function startScripted(
  script: readonly (Change & { readonly when?: When })[] = [],
  options: Partial<LivePrinterOptions> = {},
): Promise<ScriptedPrinter> {
  const clock = new RealClock();
  const passed: PlatenEvent[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const each of waiting) each();
  };
  const sink = {
    write: (event: PlatenEvent) => {
      passed.push(event);
      look();
    },
    close: async () => {},
  };
  const tcp = tcpPort({ port: 0 }, clock);
  const port = recordedPort(tcp, new Capture({ clock, sink, platen: 'test', keepCardData: true }));
  const slips: Slip[] = [];
  const jobs: Job[] = [];
  const live = new LivePrinter(
    { model: findModel('tm-t88v'), clock, ...options, ports: [port] },
    {
      slip: (slip) => {
        slips.push(slip);
        look();
      },
      job: (job) => {
        jobs.push(job);
        look();
      },
    },
  );
  for (const { when, ...change } of script) {
    if (when) live.schedule(when, change);
    else live.change(change);
  }
  await live.listen();
  const bytes = (wanted: Direction, line: number) =>
    passed
      .flatMap((event) =>
        event.type === 'bytes' && event.wire === `line ${line}` && event.direction === wanted ? [event.hex] : [],
      )
      .join('');
  return {
    live,
    port: Number(new URL(tcp.address).port),
    slips,
    jobs,
    said: (line = 1) => bytes('from-printer', line),
    heard: (line = 1) => bytes('to-printer', line),
    until: (isSo) =>
      new Promise((resolve) => {
        const check = () => {
          if (!isSo()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      }),
    close: () => live.close(),
  };
}

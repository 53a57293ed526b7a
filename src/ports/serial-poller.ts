import type { SerialPort } from 'serialport';

/** What the library's ports wait with on Unix (bindings-cpp 13), beside their interface. */
interface Poller {
  poll(events: number): void;
  once(event: WaitedFor, tell: (error: (Error & { readonly canceled?: boolean }) | null) => void): void;
  listenerCount(event: WaitedFor): number;
}

type WaitedFor = 'readable' | 'writable' | 'disconnect';

/** The poller's events, in libuv's bits. */
const BITS: Record<WaitedFor, number> = { readable: 1, writable: 2, disconnect: 4 };

/**
 * Mends two things in the library's waiting, where it has such a poller (not on Windows).
 *
 * A wait for one event replaces the wait for another (its poll() starts libuv with the new event alone). So a host whose
 * write waits for a paused printer reads no status, or reads one and never writes again. Here each wait keeps the
 * others.
 *
 * A device that goes away is noticed only by a wait. Gone between two reads (a paused line makes none) it reads as
 * empty, over and over, for ever. Here a wait for that is always open; `gone` is called once.
 */
export function mendPoller(device: SerialPort, gone: () => void): void {
  const poller = (device.port as { readonly poller?: Poller } | undefined)?.poller;
  if (!poller) return;
  const pollAlone = poller.poll.bind(poller);
  poller.poll = (events) => {
    let all = events;
    for (const [event, bit] of Object.entries(BITS)) {
      if (poller.listenerCount(event as WaitedFor) > 0) all |= bit;
    }
    pollAlone(all);
  };
  poller.once('disconnect', (error) => {
    if (!error?.canceled) gone();
  });
}

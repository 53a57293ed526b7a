import type { SerialPort } from 'serialport';

/**
 * Who makes the sender wait: nobody, the RTS and CTS wires, XON and XOFF bytes, or the DTR wire, which the host reads
 * as DSR.
 */
export type Flow = 'none' | 'rtscts' | 'xonxoff' | 'dtrdsr';

/** DC1: go on. */
export const XON = 0x11;
/** DC3: wait. */
export const XOFF = 0x13;

/**
 * How the printer's end of a cable says that it can take more, or cannot; undefined where the driver alone does.
 *
 * With XON and XOFF the driver says it too (IXOFF), but only when its own buffer fills, and the drivers of many USB
 * adapters never do. With DTR and DSR no driver helps: DTR is lowered for busy, and RTS with it, which hosts read as
 * CTS (TM-T81 specification sheet 15; UB-S09 Developer's Guide 4-1). With RTS and CTS the driver lowers RTS.
 */
export function readySignal(flow: Flow, device: SerialPort): ((ready: boolean) => void) | undefined {
  if (flow === 'xonxoff') return (ready) => void device.write(Buffer.of(ready ? XON : XOFF));
  if (flow !== 'dtrdsr') return undefined;
  let last = Promise.resolve();
  // One after the other: each is made in a thread. A device that is gone says so by other ways.
  return (ready) => {
    last = last.then(() => setReady(device, ready)).catch(() => {});
  };
}

/** Raises DTR and RTS, or lowers both. Rejects where the device has no such wires. */
export function setReady(device: SerialPort, ready: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    device.set({ dtr: ready, rts: ready }, (error) => (error ? reject(error) : resolve()));
  });
}

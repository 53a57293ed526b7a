import type { Line } from '../../ports/port.ts';

/** What passed over lines that were dialled. */
export class Tapped {
  readonly #sent: Uint8Array[] = [];
  readonly #came: Uint8Array[] = [];

  get sent(): Uint8Array {
    return Buffer.concat(this.#sent);
  }

  get came(): Uint8Array {
    return Buffer.concat(this.#came);
  }

  /** The same line, listened to. */
  on(line: Line): Line {
    return {
      name: line.name,
      attach: (handlers) =>
        line.attach({
          ...handlers,
          onBytes: (bytes, at, byteTime) => {
            this.#came.push(bytes.slice());
            handlers.onBytes(bytes, at, byteTime);
          },
        }),
      write: (bytes) => {
        this.#sent.push(bytes.slice());
        return line.write(bytes);
      },
      pause: () => line.pause(),
      resume: () => line.resume(),
      close: () => line.close(),
      reset: () => line.reset(),
    };
  }
}

/** Bytes that are shown of what passed. */
const SHOWN = 24;

/** `7 bytes: 02 30 31 30 30 03 02`; `nothing`. */
export function bytesWords(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing';
  const hex = [...bytes.subarray(0, SHOWN)].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(' ');
  return `${bytes.length === 1 ? '1 byte' : `${bytes.length} bytes`}: ${hex}${bytes.length > SHOWN ? ' ...' : ''}`;
}

/** Whether what came is what was sent, as far as it came. */
export function isEcho(sent: Uint8Array, came: Uint8Array): boolean {
  return came.length > 1 && Buffer.from(sent).subarray(0, came.length).equals(Buffer.from(came));
}

/** What a conversation that failed looks like, and what is done about it. */
export function ailment(sent: Uint8Array, came: Uint8Array, isSerial: boolean): { found: string; todo: string } {
  if (came.length === 0) {
    const cable =
      'join RX and TX crosswise (a null modem), compare the speed (baud), and look whether this is the right socket of the device';
    return {
      found: 'the device is silent',
      todo: isSerial
        ? `switch the device on and into the mode in which a register drives it; ${cable}`
        : 'look whether the device is in the mode in which a register drives it, and whether this is its port',
    };
  }
  if (isEcho(sent, came)) {
    return {
      found: 'what came is what was sent: the line is joined to itself',
      todo: 'take the loop plug off; look for RX and TX that touch',
    };
  }
  return {
    found: 'what came is no answer of this protocol: another speed, noise, or another device',
    todo: isSerial
      ? 'try other speeds (baud=9600, 19200, 38400, 115200) and parities in the address; shorten the cable, join GND of both ends'
      : 'look whether this is the right port of the right device',
  };
}

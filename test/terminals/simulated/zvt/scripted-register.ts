import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { SerialPort } from 'serialport';

// A register that shares nothing with src/: it knows the bytes of a script, and how the serial transport wraps them.

/** What one end sends: `E> 80 00 00` the register, `P> 80 00 00` the terminal. */
export type Script = readonly string[];

const bytesOf = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const textOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ');

/** CRC-16 as the transport document has it, by the other road: most significant bit first, the bits of each byte turned round. */
function check(bytes: Buffer): Buffer {
  const turned = (value: number, bits: number) =>
    Number.parseInt([...value.toString(2).padStart(bits, '0')].reverse().join(''), 2);
  let crc = 0;
  for (const byte of bytes) {
    crc ^= turned(byte, 8) << 8;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  const value = turned(crc, 16);
  return Buffer.of(value & 0xff, value >> 8);
}

/** The frame of an APDU, in hexadecimal digits. */
export function framed(apdu: string): string {
  const bytes = bytesOf(apdu);
  const doubled = Buffer.from(
    bytes.toString('hex').replace(/../g, (pair) => (pair === '10' ? '1010' : pair)),
    'hex',
  );
  return textOf(
    Buffer.concat([Buffer.of(0x10, 2), doubled, Buffer.of(0x10, 3), check(Buffer.concat([bytes, Buffer.of(3)]))]),
  );
}

/** Reads so many bytes, however they come. */
class Reader {
  #kept = Buffer.alloc(0);
  readonly #stream: Duplex;
  #more: () => void = () => {};

  constructor(stream: Duplex) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => {
      this.#kept = Buffer.concat([this.#kept, chunk]);
      this.#more();
    });
    stream.on('close', () => this.#more());
  }

  async take(count: number): Promise<string> {
    while (this.#kept.length < count && !this.#stream.destroyed)
      await new Promise<void>((resolve) => {
        this.#more = resolve;
      });
    const taken = this.#kept.subarray(0, count);
    this.#kept = this.#kept.subarray(count);
    return textOf(taken);
  }
}

/** Plays a script over TCP; resolves with what really passed. `split`: how the register's bytes are cut into writes. */
export async function playTcp(
  port: number,
  script: Script,
  split: (bytes: Buffer) => readonly Buffer[] = (bytes) => [bytes],
) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  const reader = new Reader(socket);
  const passed: string[] = [];
  for (const step of script) {
    const [end, bytes] = [step.slice(0, 3), step.slice(3)];
    if (end === 'E> ')
      for (const part of split(bytesOf(bytes))) await new Promise((resolve) => socket.write(part, resolve));
    passed.push(end + (end === 'E> ' ? bytes : await reader.take(bytesOf(bytes).length)));
    if (passed.at(-1) !== step) break;
  }
  socket.destroy();
  return passed;
}

/** Plays a script over a serial device, each frame acknowledged; resolves with what really passed, unframed where it was right. */
export async function playSerial(path: string, script: Script) {
  const device = new SerialPort({ path, baudRate: 9600, stopBits: 2, autoOpen: false });
  await new Promise<void>((resolve, reject) => device.open((error) => (error ? reject(error) : resolve())));
  const reader = new Reader(device);
  const passed: string[] = [];
  for (const step of script) {
    const [end, apdu] = [step.slice(0, 3), step.slice(3)];
    const frame = framed(apdu);
    if (end === 'E> ') {
      device.write(bytesOf(frame));
      const acknowledgement = await reader.take(1);
      passed.push(acknowledgement === '06' ? step : `${step} answered with ${acknowledgement}`);
    } else {
      const came = await reader.take(bytesOf(frame).length);
      device.write(Buffer.of(6));
      passed.push(end + (came === frame ? apdu : came));
    }
    if (passed.at(-1) !== step) break;
  }
  await new Promise((resolve) => device.close(resolve));
  return passed;
}

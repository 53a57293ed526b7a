import { createServer, type Server, type Socket } from 'node:net';

/** Messages of the transport (AOSP, packages/modules/adb, protocol.txt), by the four letters that they begin with. */
type Name = 'CNXN' | 'OPEN' | 'OKAY' | 'WRTE' | 'CLSE';

const VERSION = 0x0100_0000;
const MOST = 4096;
const HEADER = 24;

const codeOf = (name: Name) => Buffer.from(name, 'latin1').readUInt32LE();

function message(name: Name, first: number, second: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const header = Buffer.alloc(HEADER);
  const sum = data.reduce((all, byte) => all + byte, 0);
  const fields = [codeOf(name), first, second, data.length, sum, codeOf(name) ^ 0xffff_ffff];
  for (const [i, field] of fields.entries()) header.writeUInt32LE(field >>> 0, i * 4);
  return Buffer.concat([header, data]);
}

/** What stands in for adbd on a device that is reached over TCP: `adb connect`, and `adb shell` with one command. */
export class AdbDaemon {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  /** `shell`: what a command prints. */
  constructor(shell: (command: string) => string) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => {});
      this.#serve(socket, shell);
    });
  }

  /** Listens on a port of its own; returns the name that `adb -s` takes. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
  }

  /** It goes away. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #serve(socket: Socket, shell: (command: string) => string): void {
    let received = Buffer.alloc(0);
    /** What each stream has still to say, by the client's number of it. */
    const unsaid = new Map<number, Uint8Array[]>();
    const goOn = (stream: number) => {
      const next = unsaid.get(stream)?.shift();
      if (next) socket.write(message('WRTE', stream, stream, next));
      else if (unsaid.delete(stream)) socket.write(message('CLSE', stream, stream));
    };
    socket.on('data', (bytes: Buffer) => {
      received = Buffer.concat([received, bytes]);
      while (received.length >= HEADER) {
        const length = received.readUInt32LE(12);
        if (received.length < HEADER + length) return;
        const name = received.toString('latin1', 0, 4) as Name;
        const stream = received.readUInt32LE(4);
        const data = received.subarray(HEADER, HEADER + length);
        received = received.subarray(HEADER + length);
        if (name === 'CNXN') socket.write(message('CNXN', VERSION, MOST, Buffer.from('device::ro.product.name=pos;')));
        else if (name === 'OPEN') {
          const command = /^shell[^:]*:([^\0]*)/.exec(data.toString())?.[1];
          if (command === undefined) {
            socket.write(message('CLSE', 0, stream));
            continue;
          }
          const said = Buffer.from(shell(command));
          const pieces: Uint8Array[] = [];
          for (let at = 0; at < said.length; at += MOST) pieces.push(said.subarray(at, at + MOST));
          unsaid.set(stream, pieces);
          socket.write(message('OKAY', stream, stream));
          goOn(stream);
        } else if (name === 'OKAY') goOn(stream);
      }
    });
  }
}

import { describe, expect, it } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { dialTcp, tcpPort } from '../../../src/ports/tcp.ts';
import type { WireFault } from '../../../src/ports/wire/faults.ts';
import { wire } from '../../../src/ports/wire.ts';
import { Conversation } from '../../../src/terminals/zvt/link/conversation.ts';
import { SerialLink } from '../../../src/terminals/zvt/link/serial-link.ts';
import { TcpLink } from '../../../src/terminals/zvt/link/tcp-link.ts';
import { type Apdu, apdu, encodeApdu } from '../../../src/terminals/zvt/protocol/apdu.ts';
import { Listener } from '../../ports/listener.ts';
import { hex, text } from './vectors.ts';

const accepted = apdu(0x8000);
const sale = apdu(0x0601, hex('04 00 00 00 00 10 10 49 09 78'));

/** Two ends over a serial cable of 9600 8N2, the terminal's answering every command. */
async function cable(faults: readonly WireFault[] = []) {
  const clock = new VirtualClock(0);
  const { port, dial } = wire(clock, { baud: 9600, stopBits: 2, flow: 'none', faults });
  const commands: string[] = [];
  let register!: Conversation;
  await port.listen((line) => {
    const terminal: Conversation = new Conversation(new SerialLink(line, clock), clock, {
      onCommand: (command) => {
        commands.push(text(encodeApdu(command)));
        terminal.reply(accepted).catch(() => {});
      },
      onEnd: () => {},
    });
  });
  register = new Conversation(new SerialLink(await dial(), clock), clock, { onCommand: () => {}, onEnd: () => {} });
  const ask = (command: Apdu) =>
    clock.run(
      register.ask(command).then(
        (answer) => text(encodeApdu(answer)),
        (error: { code: string }) => error.code,
      ),
    );
  return { clock, ask, commands, register };
}

describe('serial link', () => {
  it('carries 10,10 and its answer', async () => {
    const { ask, commands } = await cable();
    expect(await ask(sale)).toBe('80 00 00');
    expect(commands).toEqual(['06 01 0A 04 00 00 00 00 10 10 49 09 78']);
  });

  it('takes equal commands one after the other for two', async () => {
    const { ask, commands } = await cable();
    const blank = apdu(0x06d1, 0x00);
    expect([await ask(blank), await ask(blank)]).toEqual(['80 00 00', '80 00 00']);
    expect(commands).toHaveLength(2);
  });

  it.each<[string, WireFault[]]>([
    ['the ACK of the command is lost', [{ kind: 'drop', direction: 'from-printer', at: 0 }]],
    ['the ACK of the command is read as another byte', [{ kind: 'noise', rate: 1, direction: 'from-printer', at: 0 }]],
    ['the ACK and the answer are lost', [{ kind: 'drop', direction: 'from-printer', from: 0, to: 11 }]],
    ['the answer is damaged', [{ kind: 'drop', direction: 'from-printer', at: 4 }]],
    ['the ACK of the answer is lost', [{ kind: 'drop', at: 18 }]],
    ['the command is damaged', [{ kind: 'drop', at: 9 }]],
    [
      'the command is damaged twice',
      [
        { kind: 'drop', at: 9 },
        { kind: 'drop', at: 25 },
      ],
    ],
    ['the command loses its beginning', [{ kind: 'drop', from: 0, to: 2 }]],
    ['the command loses its end', [{ kind: 'drop', from: 14, to: 18 }]],
    ['a byte of the command comes twice', [{ kind: 'duplicate', at: 5 }]],
  ])('%s: the command counts once', async (_name, faults) => {
    const { clock, ask, commands } = await cable(faults);
    expect(await ask(sale)).toBe('80 00 00');
    await clock.run(clock.sleep(30_000));
    expect(commands).toEqual(['06 01 0A 04 00 00 00 00 10 10 49 09 78']);
    expect(await ask(apdu(0x0501))).toBe('80 00 00');
  });

  it('sends three times, and then says that it cannot', async () => {
    const { clock, ask } = await cable([{ kind: 'drop', direction: 'from-printer' }]);
    expect(await ask(sale)).toBe('transmission-failed');
    expect(Math.floor(clock.now() / 1000)).toBe(15);
  });

  it.each(Array.from({ length: 20 }, (_, seed) => seed))('noise of seed %i: no command counts twice', async (seed) => {
    const noise = { kind: 'noise', rate: 0.002, seed, toMs: 20_000 } as const;
    const { clock, ask, commands } = await cable([noise, { ...noise, direction: 'from-printer', seed: seed + 100 }]);
    for (let nth = 1; nth <= 20; nth++) await ask(apdu(0x0601, nth));
    await clock.run(clock.sleep(30_000));
    expect(new Set(commands).size).toBe(commands.length);
  });
});

describe('TCP link', () => {
  const dialled = async () => {
    const clock = new RealClock();
    const port = tcpPort({ port: 0 }, clock);
    const heard: string[] = [];
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    await port.listen((line) => {
      const terminal: Conversation = new Conversation(
        new TcpLink(line, clock, { t3: 50 }),
        clock,
        {
          onCommand: (command) => {
            heard.push(text(encodeApdu(command)));
            void terminal.reply(accepted);
          },
          onEnd: () => end(),
        },
        50,
      );
    });
    const host = new Listener(await dialTcp({ port: Number(port.address.split(':').at(-1)) }, clock));
    return { clock, port, host, heard, ended };
  };

  it('puts APDUs together, split anywhere or sent in one', async () => {
    const { port, host, heard } = await dialled();
    for (const byte of encodeApdu(sale)) await host.line.write(Uint8Array.of(byte));
    await host.line.write(hex('06 B0 00 05 01 00'));
    await host.received(9);
    expect(heard).toEqual(['06 01 0A 04 00 00 00 00 10 10 49 09 78', '06 B0 00', '05 01 00']);
    await host.line.close();
    await port.close();
  });

  it('breaks a line off whose APDU does not come to its end within T3', async () => {
    const { port, host, heard, ended } = await dialled();
    await host.line.write(hex('06 01 0A 04'));
    await Promise.all([host.ended(), ended]);
    expect([host.ends[0]!.end, heard]).toEqual(['reset', []]);
    await port.close();
  });

  it('breaks a line off whose other end answers no command within T3', async () => {
    const clock = new RealClock();
    const port = tcpPort({ port: 0 }, clock);
    let failed: Promise<unknown> = Promise.resolve();
    await port.listen((line) => {
      const terminal = new Conversation(new TcpLink(line, clock), clock, { onCommand: () => {}, onEnd: () => {} }, 30);
      failed = terminal.ask(apdu(0x060f)).catch((error: { code: string }) => error.code);
    });
    const host = new Listener(await dialTcp({ port: Number(port.address.split(':').at(-1)) }, clock));
    await host.ended();
    expect([host.ends[0]!.end, await failed]).toEqual(['reset', 'no-answer']);
    await port.close();
  });
});

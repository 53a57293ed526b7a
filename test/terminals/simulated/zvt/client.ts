import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { ZvtHost, type ZvtHostOptions } from '../../../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal, type ZvtTerminalOptions } from '../../../../src/terminals/simulated/zvt/terminal.ts';
import { Conversation } from '../../../../src/terminals/zvt/link/conversation.ts';
import { TcpLink } from '../../../../src/terminals/zvt/link/tcp-link.ts';
import { decodeApdu, encodeApdu } from '../../../../src/terminals/zvt/protocol/apdu.ts';
import { hex, text } from '../../zvt/vectors.ts';
import { merchant, visa } from './worked.ts';

export type Setup = Partial<Omit<ZvtTerminalOptions, 'clock' | 'host'>> & {
  readonly answers?: ZvtHostOptions['answers'];
};

/** A register that says what a test wants to each thing it is told; in virtual time. */
export async function client({ answers, ...options }: Setup = {}) {
  const clock = new VirtualClock(Date.parse('2026-11-23T10:35:00+01:00'));
  const host = new ZvtHost({ clock, answers });
  const terminal = new ZvtTerminal({ clock, host, merchant, printer: null, copies: ['customer'], ...options });
  terminal.hold(visa);
  const cable = wire(clock);
  await cable.port.listen((line) => terminal.serve(line, 'tcp'));
  const told: string[] = [];
  const link = new TcpLink(await cable.dial(), clock);
  let respond: (command: string) => string | null = () => '80 00 00';
  const conversation: Conversation = new Conversation(link, clock, {
    onCommand: (command) => {
      const frame = text(encodeApdu(command));
      told.push(frame);
      const answer = respond(frame);
      if (answer !== null) void conversation.reply(decodeApdu(hex(answer))!);
    },
    onEnd: () => {},
  });
  /** Gives a command; the answer, and all that came until nothing more does for ten minutes. */
  const give = async (command: string, answering: typeof respond = () => '80 00 00') => {
    respond = answering;
    told.length = 0;
    const answer = await clock.run(conversation.ask(decodeApdu(hex(command))!));
    await clock.run(clock.sleep(600_000));
    return [text(encodeApdu(answer)), ...told];
  };
  return { clock, host, terminal, give, conversation, told };
}

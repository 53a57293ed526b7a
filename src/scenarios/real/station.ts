import type { Model } from '../../../emulator/models/model.ts';
import { foundAddress, foundText, type ListSerial } from '../../bench/serial-devices.ts';
import type { LinkWiring } from '../../bench/wiring.ts';
import type { Clock } from '../../clock/clock.ts';
import { parseAddress, portAt } from '../../ports/address.ts';
import { dialAddress } from '../../ports/dial.ts';
import { Plug } from '../../ports/plug.ts';
import type { Line } from '../../ports/port.ts';
import { findModel } from '../../printers/layout.ts';
import { driverOf } from '../../terminals/drivers/drivers.ts';
import type { Prompt } from '../../terminals/drivers/operator/prompt.ts';
import { type Terminal, TerminalError } from '../../terminals/terminal.ts';
import { acquirers } from '../acquirers.ts';
import { watchedLine } from '../watched.ts';
import { ObservedRecord } from './observed-record.ts';

/** What the stations of a bench have in common. */
export interface Surroundings {
  readonly clock: Clock;
  /** Full paths: of the bench file's folder, and of the folder of reports. */
  readonly folder: string;
  readonly reports: string;
  /** What serial devices this machine has. */
  readonly list: ListSerial;
  /** The person at the bench, for drivers that ask one. */
  readonly prompt?: Prompt;
}

/** Dots that a character of the normal font is wide (Font A). */
const CHARACTER = 12;

/** Where a bench speaks to its own printer: an address of all hosts is none to dial. */
const dialled: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** A terminal and its printer, from the first scenario to the last: what is plugged in stays plugged in. */
export class Station {
  readonly link: LinkWiring;
  readonly model: Model;
  readonly plug: Plug;
  /** What the terminal was seen to do, where nobody can ask its host. */
  readonly observed: ObservedRecord;
  /** Told when bytes of the terminal come to its driver; the bench that is open listens. */
  heardFrom: () => void = () => {};
  readonly #around: Surroundings;
  #terminal?: Promise<Terminal>;

  private constructor(link: LinkWiring, plug: Plug, around: Surroundings) {
    this.link = link;
    this.model = findModel(link.printer.model);
    this.plug = plug;
    this.observed = new ObservedRecord(rulesOf(link));
    this.#around = around;
  }

  /** Opens the printer's port. Rejects with a PortError. */
  static async open(link: LinkWiring, around: Surroundings): Promise<Station> {
    const plug = new Plug(await portAt(await foundText(link.printer.port, around.list), around.clock));
    await plug.open();
    return new Station(link, plug, around);
  }

  /** The other end of the cable to the printer. Rejects with a PortError, or a TerminalError where there is none to be had. */
  async dialPrinter(): Promise<Line> {
    const { clock, list } = this.#around;
    const { line } = this.link.terminal.options;
    if (typeof line === 'string') return dialAddress(await foundAddress(parseAddress(line), list), clock);
    const address = parseAddress(this.plug.address);
    if (address.kind === 'tcp')
      return dialAddress({ ...address, host: dialled[address.host ?? ''] ?? address.host }, clock);
    if (address.kind === 'pty' && address.link !== undefined)
      return dialAddress({ kind: 'serial', path: address.link, baud: address.baud }, clock);
    throw new TerminalError(
      'no-line',
      `${this.link.terminal.name} has no line to ${this.plug.address}`,
      'say with "line" beside its driver where the other end of the cable is',
    );
  }

  /** The terminal, driven; opened when it is needed first. Rejects with what its driver says. */
  terminal(): Promise<Terminal> {
    this.#terminal ??= this.#drive().catch((error) => {
      this.#terminal = undefined;
      throw error;
    });
    return this.#terminal;
  }

  /** Lets go of the terminal: after what went wrong the next scenario begins with a new line to it. */
  async drop(): Promise<void> {
    const terminal = this.#terminal;
    this.#terminal = undefined;
    await (await terminal)?.close();
  }

  async close(): Promise<void> {
    await this.drop();
    await this.plug.close();
  }

  async #drive(): Promise<Terminal> {
    const { name, driver, options, merchant, acquirer } = this.link.terminal;
    const { clock, folder, reports, list, prompt } = this.#around;
    const printsHere = 'prints' in options && options.prints !== 'terminal';
    const printer = printsHere ? await this.#textPrinter() : undefined;
    try {
      return await driverOf(driver)!.create(options, {
        clock,
        merchant: merchant!,
        acquirer,
        folder,
        reports,
        dial: async (address) => this.#heard(await dialAddress(await foundAddress(address, list), clock)),
        printing: { onBytes: (heard) => this.plug.watch(heard) },
        ...(printer ? { printer } : {}),
        ...(prompt ? { prompt } : {}),
      });
    } catch (error) {
      await printer?.line.close();
      throw error instanceof Error ? Object.assign(error, { message: `${name}: ${error.message}` }) : error;
    }
  }

  #heard(line: Line): Line {
    return watchedLine(line, {
      moved: () => {},
      passing: (bytes) => {
        this.heardFrom();
        return bytes;
      },
    });
  }

  async #textPrinter() {
    const { dots, cutter } = this.model;
    return { line: await this.dialPrinter(), columns: Math.floor(dots / CHARACTER), cutter: cutter !== null };
  }
}

function rulesOf({ terminal }: LinkWiring) {
  return acquirers[terminal.acquirer as keyof typeof acquirers].rules;
}

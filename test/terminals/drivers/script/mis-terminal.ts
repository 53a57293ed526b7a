import type { Clock } from '../../../../src/clock/clock.ts';
import type { Line } from '../../../../src/ports/port.ts';

const [STX, ETX, ACK, NAK] = [0x02, 0x03, 0x06, 0x15];

interface Stored {
  readonly amount: number;
  readonly voucher: number;
  isVoid: boolean;
}

/** The terminal that docs/drivers/mis-cable.yaml is about, made apart from the driver: what it reads it reads by itself. */
export class MisTerminal {
  readonly #line: Line;
  readonly #clock: Clock;
  readonly stored: Stored[] = [];
  /** Codes of the next answers; 00 where there is none. */
  readonly codes: string[] = [];
  readonly heard: string[] = [];
  naks = 0;
  isSilent = false;
  /** Says that it took so much, whatever was asked. */
  lies?: number;
  #bytes: number[] = [];
  #acknowledged: () => void = () => {};

  constructor(line: Line, clock: Clock) {
    this.#line = line;
    this.#clock = clock;
    line.attach({ onBytes: (bytes) => this.#take(bytes), onEnd: () => {} });
  }

  #take(bytes: Uint8Array): void {
    this.#bytes.push(...bytes);
    while (this.#bytes.length > 0) {
      if (this.#bytes[0] === ACK) {
        this.#bytes.shift();
        this.#acknowledged();
        continue;
      }
      const [, high = 0, low = 0] = this.#bytes;
      const length = Number(`${high.toString(16)}${low.toString(16).padStart(2, '0')}`);
      if (this.#bytes.length < 3 || this.#bytes.length < length + 5) return;
      const frame = this.#bytes.splice(0, length + 5);
      const isWhole =
        frame[0] === STX && frame[length + 3] === ETX && frame.slice(1).reduce((check, byte) => check ^ byte, 0) === 0;
      if (this.isSilent) continue;
      if (!isWhole || this.naks > 0) {
        this.naks--;
        void this.#line.write(Uint8Array.of(NAK));
        continue;
      }
      void this.#answer(Buffer.from(frame.slice(3, length + 3)));
    }
  }

  async #answer(body: Buffer): Promise<void> {
    const text = body.toString('latin1');
    this.heard.push(text);
    await this.#line.write(Uint8Array.of(ACK));
    await this.#send('I READ CARD');
    await this.#clock.sleep(2000);
    const result = this.#do(text);
    if (result.code === '00') {
      for (const line of ['SLIP', `TOTAL ${result.amount}`, '\f']) await this.#send(`P${line}`);
    }
    const amount = String(this.lies ?? result.amount).padStart(12, '0');
    const number = String(result.voucher).padStart(6, '0');
    await this.#send(
      Buffer.concat([
        Buffer.from(`R${result.code}`),
        Buffer.from(amount, 'hex'),
        Buffer.from(number),
        Buffer.of(0x01, 0x02),
        // 成功, 失败
        result.code === '00' ? Buffer.of(0xb3, 0xc9, 0xb9, 0xa6) : Buffer.of(0xca, 0xa7, 0xb0, 0xdc),
      ]),
    );
  }

  #do(text: string): { code: string; amount: number; voucher: number } {
    const amount = Number(text.slice(9, 21));
    const voucher = Number(text.slice(21, 27));
    const code = this.codes.shift() ?? '00';
    if (text.startsWith('L')) {
      const last = this.stored.at(-1);
      return last ? { code, ...last } : { code: '25', amount: 0, voucher: 0 };
    }
    if (text.startsWith('V')) {
      const found = this.stored.find((one) => one.voucher === voucher);
      if (!found) return { code: '25', amount: 0, voucher };
      if (found.isVoid) return { code: '40', amount: 0, voucher };
      found.isVoid = true;
      return { code, amount: found.amount, voucher };
    }
    if (code !== '00') return { code, amount, voucher: 0 };
    this.stored.push({ amount, voucher: this.stored.length + 1, isVoid: false });
    return { code, amount, voucher: this.stored.length };
  }

  async #send(content: string | Buffer): Promise<void> {
    const body = Buffer.from(content);
    const length = Buffer.from(String(body.length).padStart(4, '0'), 'hex');
    const checked = Buffer.concat([length, body, Buffer.of(ETX)]);
    const acknowledged = new Promise<void>((resolve) => {
      this.#acknowledged = resolve;
    });
    await this.#line.write(Buffer.concat([Buffer.of(STX), checked, Buffer.of(checked.reduce((a, b) => a ^ b, 0))]));
    await acknowledged;
  }
}

import { z } from 'zod';
import { parseAddress } from '../../../ports/address.ts';
import { mapping, oneOf } from '../../../yaml/parts.ts';
import { linePrinter } from '../../zvt/paper/printer.ts';
import { driver } from '../driver.ts';
import { port } from '../options.ts';
import { ZvtRegister } from './register.ts';

const password = 'six digits in quotes, such as "000000"';
const currency = 'a numeric code of ISO 4217, such as 978 for the euro';

const options = mapping({
  port,
  password: z
    .string({ error: password })
    .regex(/^\d{6}$/, { error: password })
    .optional()
    .describe("the register's password; 000000 where it is absent"),
  currency: z
    .int({ error: currency })
    .min(1, { error: currency })
    .max(999, { error: currency })
    .optional()
    .describe('978 where it is absent'),
  prints: oneOf(['terminal', 'lines', 'own'])
    .default('terminal')
    .describe(
      "who prints: the terminal; the bench's printer, from lines that the terminal sends; or the register, slips of its own",
    ),
});

/** The serial line of a ZVT terminal where its address says no other: 9600, two stop bits (transport document). */
const serial = { baud: 9600, stopBits: 2 } as const;

export const zvt = driver(options, async ({ prints, password, currency, port }, bench) => {
  const address = parseAddress(port);
  const { clock, merchant } = bench;
  const register = new ZvtRegister({
    clock,
    merchant,
    password,
    currency,
    transport: address.kind === 'tcp' ? 'tcp' : 'serial',
    dial: () =>
      bench.dial(
        address.kind === 'serial'
          ? { ...address, baud: address.baud ?? serial.baud, stopBits: address.stopBits ?? serial.stopBits }
          : address,
      ),
    // The bench's printer is the bench's to close.
    printer:
      prints !== 'terminal' && bench.printer
        ? Object.assign(linePrinter({ line: bench.printer.line, clock, hasCutter: bench.printer.cutter }), {
            close: async () => {},
          })
        : null,
    slips: prints === 'own' ? 'own' : 'lines',
  });
  try {
    await register.open();
  } catch (error) {
    await register.close();
    throw error;
  }
  return register;
});

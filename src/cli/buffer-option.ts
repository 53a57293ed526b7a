import type { Model } from '../../emulator/models/model.ts';
import { UsageError } from './failure.ts';

/** How `--buffer` is declared. */
export const BUFFER_OPTION = ['--buffer <bytes>', "which of the model's receive buffers its switches select"] as const;

/** A model's receive buffer of so many bytes. Throws a UsageError. */
export function bufferOf({ name, receiveBuffers }: Model, text: string): number {
  const sizes = receiveBuffers.map(({ bytes }) => bytes);
  const bytes = Number(text);
  if (sizes.includes(bytes)) return bytes;
  throw new UsageError(`--buffer ${text}: ${name} has no such receive buffer`, `It has ${sizes.join(' or ')} bytes.`);
}

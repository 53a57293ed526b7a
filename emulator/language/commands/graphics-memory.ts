import type { Machine } from '../../machine/machine.ts';
import type { Source } from '../../machine/slip.ts';
import type { StoredPicture } from '../../machine/stored-picture.ts';
import { forgetGlyphs } from '../../machine/user-defined.ts';

/** Bytes that a picture takes beside its data: in non-volatile memory (TM-T81 specification sheet 87), downloaded. */
export const NV_CONTROL = 24;
export const DOWNLOAD_CONTROL = 16;

const noRoom = ({ size }: StoredPicture, free: number) => `it takes ${size} bytes of memory, of which ${free} are free`;

/** Keeps a picture under a key code in non-volatile memory, or says why not. */
export function keepNv(
  { memory }: Machine,
  key: string,
  picture: StoredPicture,
  { offset }: Source,
): string | undefined {
  const { pictures } = memory;
  return pictures.define(key, picture, offset) ? undefined : noRoom(picture, pictures.free);
}

/** Bytes that downloaded graphics leave. */
export const downloadsFree = ({ model, settings }: Machine) =>
  Object.values(settings.downloads).reduce((free, { size }) => free - size, model.memory.downloads);

/** Keeps a picture under a key code until the printer is reset, or says why not. */
export function keepDownload(machine: Machine, key: string, picture: StoredPicture): string | undefined {
  const { settings } = machine;
  const free = downloadsFree(machine);
  if (picture.size > free + (settings.downloads[key]?.size ?? 0)) return noRoom(picture, free);
  settings.downloads = { ...settings.downloads, [key]: picture };
  settings.downloaded = null;
  forgetGlyphs(settings);
  return undefined;
}

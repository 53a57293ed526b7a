import { carriedPages } from './pages/carried.ts';
import { ibmPages } from './pages/ibm.ts';
import { isoPages } from './pages/iso.ts';
import { windowsPages } from './pages/windows.ts';

/**
 * The characters of bytes 0x80 to 0xFF, 128 UTF-16 units a page in rows of 16; U+FFFD where a page defines none, which
 * includes the C1 controls of the ISO tables. Bytes 0x20 to 0x7E are ASCII on every page, changed by ESC R alone.
 */
export const codePages = { ...ibmPages, ...isoPages, ...windowsPages, ...carriedPages } as const satisfies Readonly<
  Record<string, string>
>;

/** A single-byte code page by the name models know it by. */
export type CodePageName = keyof typeof codePages;

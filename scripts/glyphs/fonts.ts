/** The bitmap fonts the glyph sets are compiled from, as Debian packages install them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PcfFont, readPcf } from './pcf.ts';

/** Where Debian installs the fonts. */
export const DEBIAN_FONT_FOLDER = '/usr/share/fonts/X11/misc';

export const fontPackages = {
  h24: 'xfonts-efont-unicode',
  f24: 'xfonts-efont-unicode',
  gb24st: 'xfonts-base',
  '12x24rk': 'xfonts-base',
  '9x18': 'xfonts-base',
} as const;

export type FontName = keyof typeof fontPackages;

/** Reads `name.pcf.gz` or `name.pcf` in the folder; throws an Error that names the package when there is neither. */
export function openFont(folder: string, name: FontName): PcfFont {
  const file = [`${name}.pcf.gz`, `${name}.pcf`].map((n) => join(folder, n)).find((path) => existsSync(path));
  if (file === undefined) {
    throw new Error(
      `no ${name}.pcf.gz in ${folder}: install it with "apt-get install ${fontPackages[name]}" or name its folder with --fonts`,
    );
  }
  return readPcf(readFileSync(file));
}

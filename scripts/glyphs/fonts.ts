/** The bitmap fonts the glyph sets are compiled from, as Debian packages install them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PcfFont, readPcf } from './pcf.ts';

/** Where Debian installs the fonts. */
export const DEBIAN_FONT_FOLDER = '/usr/share/fonts/X11/misc';

interface FontSource {
  readonly package: string;
  readonly version: string;
  /** SHA-256 of `name.pcf.gz` as that version of the package installs it. */
  readonly sha256: string;
}

const efont = { package: 'xfonts-efont-unicode', version: '0.4.2-12' };
const base = { package: 'xfonts-base', version: '1:1.0.5+nmu1' };

export const fontSources = {
  h24: { ...efont, sha256: 'c0bcfc1d437bf0076285203217102b77ffa983570cab9be8eddb9989f09db6ed' },
  f24: { ...efont, sha256: '1f4e0a9dea597e2bcbb60bbf92ecc057f85964aa14a5cd7c0cc888d8ebf9b924' },
  gb24st: { ...base, sha256: '97ef730dc0d8f630bb0174157349b1eb0a1f5c9227c8410bee089635fe7a9a5e' },
  '12x24rk': { ...base, sha256: '1b3acff33713cb45cd01881c5369de932078b884962c72a9f71e6b0cd61102c4' },
  '9x18': { ...base, sha256: '7a03ec951364007a36adbc840cfa8a4841711b1a18efaf808af88bdeedec6586' },
} as const satisfies Readonly<Record<string, FontSource>>;

export type FontName = keyof typeof fontSources;

/**
 * Reads `name.pcf.gz` (or an unpacked `name.pcf`) in the folder. Throws an Error that names the package when there is
 * neither, or when the packed file is not the one the committed glyph sets are made from.
 */
export function openFont(folder: string, name: FontName): PcfFont {
  const source: FontSource = fontSources[name];
  const packed = join(folder, `${name}.pcf.gz`);
  const plain = join(folder, `${name}.pcf`);
  if (existsSync(packed)) {
    const bytes = readFileSync(packed);
    if (createHash('sha256').update(bytes).digest('hex') !== source.sha256) {
      throw new Error(
        `${packed} is not that of ${source.package} ${source.version}; change scripts/glyphs/fonts.ts to use it`,
      );
    }
    return readPcf(bytes);
  }
  if (existsSync(plain)) return readPcf(readFileSync(plain));
  throw new Error(
    `no ${name}.pcf.gz in ${folder}: install it with "apt-get install ${source.package}" or name its folder with --fonts`,
  );
}

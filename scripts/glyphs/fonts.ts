/** The fonts the glyph sets are compiled from, as Debian packages install them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OutlineFont, readOutlineFont } from './outline/font.ts';
import { type PcfFont, readPcf } from './pcf.ts';

/** Where Debian installs the bitmap fonts and the outline font. */
export const DEBIAN_FONT_FOLDERS: FontFolders = {
  bitmap: '/usr/share/fonts/X11/misc',
  outline: '/usr/share/fonts/opentype/noto',
};

export interface FontFolders {
  readonly bitmap: string;
  readonly outline: string;
}

interface FontSource {
  readonly package: string;
  readonly version: string;
  readonly file: string;
  /** SHA-256 of the file as that version of the package installs it. */
  readonly sha256: string;
}

const efont = { package: 'xfonts-efont-unicode', version: '0.4.2-12' };
const base = { package: 'xfonts-base', version: '1:1.0.5+nmu1' };
const noto = { package: 'fonts-noto-cjk', version: '1:20220127+repack1-1' };

export const bitmapFonts = {
  h24: { ...efont, file: 'h24.pcf.gz', sha256: 'c0bcfc1d437bf0076285203217102b77ffa983570cab9be8eddb9989f09db6ed' },
  f24: { ...efont, file: 'f24.pcf.gz', sha256: '1f4e0a9dea597e2bcbb60bbf92ecc057f85964aa14a5cd7c0cc888d8ebf9b924' },
  gb24st: {
    ...base,
    file: 'gb24st.pcf.gz',
    sha256: '97ef730dc0d8f630bb0174157349b1eb0a1f5c9227c8410bee089635fe7a9a5e',
  },
  '12x24rk': {
    ...base,
    file: '12x24rk.pcf.gz',
    sha256: '1b3acff33713cb45cd01881c5369de932078b884962c72a9f71e6b0cd61102c4',
  },
  '9x18': { ...base, file: '9x18.pcf.gz', sha256: '7a03ec951364007a36adbc840cfa8a4841711b1a18efaf808af88bdeedec6586' },
} as const satisfies Readonly<Record<string, FontSource>>;

export type FontName = keyof typeof bitmapFonts;

export const outlineFont = {
  ...noto,
  file: 'NotoSerifCJK-Regular.ttc',
  sha256: 'a04178ec485dffdff7cc0c0c20e1fce9202d7e2160d805e8e44a4c8841c58481',
} as const satisfies FontSource;

/** Its fonts in the shapes of the mainland, of Japan and of Korea. */
export type OutlineName = 'NotoSerifCJKsc-Regular' | 'NotoSerifCJKjp-Regular' | 'NotoSerifCJKkr-Regular';

/**
 * Over the em of 1000 units: a dot is 40 units, so 25 dots an em, of which the cell takes the 24 in the middle. The
 * ideographs reach from 16 to 984 across and from -92 to 856 up, 99 in 100 of them, and so from edge to edge like those
 * of gb24st. The threshold is the lowest that keeps the white between the strokes of the densest open.
 */
const PLACEMENT = { width: 24, height: 24, unitsPerDot: 40, left: 20, top: 860, threshold: 112 };

/** The fonts, each read when it is first asked for. */
export interface Fonts {
  bitmap(name: FontName): PcfFont;
  outline(name: OutlineName): OutlineFont;
}

/**
 * The fonts in these folders. Asking for one throws an Error that names its package when its file is missing, or is not
 * the one the committed glyph sets are made from.
 */
export function openFonts(folders: FontFolders): Fonts {
  const bitmaps = new Map<string, PcfFont>();
  const outlines = new Map<string, OutlineFont>();
  let outlineFile: Uint8Array | undefined;
  return {
    bitmap(name) {
      const font = bitmaps.get(name) ?? readPcf(readFont(folders.bitmap, bitmapFonts[name], '--bitmap-fonts'));
      bitmaps.set(name, font);
      return font;
    },
    outline(name) {
      outlineFile ??= readFont(folders.outline, outlineFont, '--outline-fonts');
      const font = outlines.get(name) ?? readOutlineFont(outlineFile, name, PLACEMENT);
      outlines.set(name, font);
      return font;
    },
  };
}

function readFont(folder: string, source: FontSource, option: string): Uint8Array {
  const path = join(folder, source.file);
  if (!existsSync(path)) {
    throw new Error(
      `no ${source.file} in ${folder}: install it with "apt-get install ${source.package}" or name its folder with ${option}`,
    );
  }
  const bytes = readFileSync(path);
  if (createHash('sha256').update(bytes).digest('hex') !== source.sha256) {
    throw new Error(
      `${path} is not that of ${source.package} ${source.version}; change scripts/glyphs/fonts.ts to use it`,
    );
  }
  return bytes;
}

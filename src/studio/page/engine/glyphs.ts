import { type GlyphLibrary, readGlyphLibrary } from '../../../../emulator/glyphs/library.ts';
import { Missing } from './missing.ts';

/** Addresses of the glyph files, by name. */
const addresses = Object.fromEntries(
  Object.entries(
    import.meta.glob<string>('../../../../emulator/glyphs/data/*.{glyphs,map}', {
      query: '?url',
      import: 'default',
      eager: true,
    }),
  ).map(([path, address]) => [path.split('/').at(-1)!, address]),
);

const files = new Map<string, Uint8Array>();

let library: GlyphLibrary | undefined;

/** The resident glyphs: each file is fetched when the first character of it is printed. Throws Missing. */
export function glyphs(): GlyphLibrary {
  library ??= readGlyphLibrary((file) => {
    const bytes = files.get(file);
    if (bytes) return bytes;
    throw new Missing(file, async () => {
      const answer = await fetch(addresses[file]!);
      if (!answer.ok) throw new Error(`${file} cannot be fetched (${answer.status})`);
      files.set(file, new Uint8Array(await answer.arrayBuffer()));
    });
  });
  return library;
}

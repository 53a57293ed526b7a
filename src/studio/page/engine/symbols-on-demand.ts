import { Missing } from './missing.ts';

type Library = { raw(options: object): unknown };

let library: Library | undefined;

/** Stands for bwip-js until the first code is drawn. */
export default {
  raw(options: object): unknown {
    if (library) return library.raw(options);
    throw new Missing('the library of symbols', async () => {
      const loaded: { default: Library } = await import('bwip-js-itself');
      library = loaded.default;
    });
  },
};

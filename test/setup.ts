import fc from 'fast-check';

/**
 * The test command tries the same cases on every machine, so that a red run is a change of the code and not of the
 * dice. `npm run fuzz` throws new ones, and says the seed of what it finds.
 */
const FUZZING = process.env.PLATEN_FUZZ_SECONDS !== undefined;
if (!FUZZING) fc.configureGlobal({ seed: 812 });

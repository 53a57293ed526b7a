import { createRequire } from 'node:module';

/** The version in package.json, found by the package's own name from the sources and from dist/ alike. */
export function packageVersion(): string {
  return (createRequire(import.meta.url)('platen/package.json') as { version: string }).version;
}

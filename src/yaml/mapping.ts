/** A value as the mapping that it is; undefined where it is a list, a scalar or nothing. */
export function mappingOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const isMapping = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isMapping ? (value as Readonly<Record<string, unknown>>) : undefined;
}

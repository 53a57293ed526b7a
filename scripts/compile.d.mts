export const root: string;
export function compile(folder: string, ...options: readonly string[]): number;

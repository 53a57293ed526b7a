export const root: string;
export function layData(folder: string): void;
export function compile(folder: string, ...options: readonly string[]): number;

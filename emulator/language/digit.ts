/** The number that an argument stands for: many commands take it as such or as an ASCII digit, 1 or 31h. */
export function digit(n: number): number {
  return n >= 48 ? n - 48 : n;
}

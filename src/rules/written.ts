/** A number with as many digits. */
export function digits(number: number, count: number): string {
  return String(number).padStart(count, '0');
}

/** An amount of the smallest unit with its decimals: `12.85`, `-0.05`. */
export function decimal(amount: number, decimals: number, point: string): string {
  const text = digits(Math.abs(amount), decimals + 1);
  return `${amount < 0 ? '-' : ''}${text.slice(0, -decimals)}${point}${text.slice(-decimals)}`;
}

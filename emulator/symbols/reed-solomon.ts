/** Field of 256 elements by the polynomial x^8 + x^4 + x^3 + x^2 + 1, of which 2 is primitive (ISO/IEC 18004). */
const POLYNOMIAL = 0x11d;
const ORDER = 255;
const POWERS = new Uint8Array(2 * ORDER);
const LOGARITHMS = new Uint8Array(ORDER + 1);
for (let exponent = 0, element = 1; exponent < ORDER; exponent++) {
  POWERS[exponent] = element;
  POWERS[exponent + ORDER] = element;
  LOGARITHMS[element] = exponent;
  element = element & 0x80 ? (element << 1) ^ POLYNOMIAL : element << 1;
}

const times = (a: number, b: number) => (a && b ? POWERS[LOGARITHMS[a]! + LOGARITHMS[b]!]! : 0);

/** The product of x - 2^i for i below `count`, highest power first, without the leading 1. */
function generator(count: number): Uint8Array {
  const polynomial = new Uint8Array(count);
  polynomial[count - 1] = 1;
  for (let i = 0; i < count; i++) {
    for (let power = 0; power < count; power++) {
      polynomial[power] = times(polynomial[power]!, POWERS[i]!) ^ (polynomial[power + 1] ?? 0);
    }
  }
  return polynomial;
}

/** `count` codewords of error correction for a block of data, as QR codes have them (ISO/IEC 18004, Reed-Solomon). */
export function errorCorrection(data: Uint8Array, count: number): Uint8Array {
  const divisor = generator(count);
  const remainder = new Uint8Array(count);
  for (const codeword of data) {
    const factor = codeword ^ remainder[0]!;
    for (let i = 0; i < count; i++) remainder[i] = (remainder[i + 1] ?? 0) ^ times(divisor[i]!, factor);
  }
  return remainder;
}

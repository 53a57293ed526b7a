const CONTROL_PICTURES = 0x2400;
const DELETE = 0x7f;
const DELETE_PICTURE = '\u2421';
const REPLACEMENT = '\ufffd';

/** C0 without tab and line feed, DEL, C1, lone surrogates, noncharacters: what XML 1.0 forbids or a screen would obey. */
const unprintable = /[^\P{Cc}\t\n]|\p{Cs}|[\ufffe\uffff]/gu;

/** The text with every control character made visible (ESC as U+241B), fit for a screen, HTML and XML 1.0. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => {
    const code = character.charCodeAt(0);
    if (code === DELETE) return DELETE_PICTURE;
    return code < 0x20 ? String.fromCharCode(CONTROL_PICTURES + code) : REPLACEMENT;
  });
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** The text, printable and escaped for content and quoted attributes of XML and HTML. */
export function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character]!);
}

/** `1 slip`, `6 slips`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** ms as seconds: `0.42 s`. */
export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** Units from the longest down, in seconds. */
const LONG_UNITS: readonly (readonly [unit: string, seconds: number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
];

/** ms in the unit that suits them: `0.8 ms`, `412 ms`, `1.24 s`, `2 min 05 s`, `26 h` as `1 d 02 h`. */
export function duration(ms: number): string {
  if (ms < 9.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${ms.toFixed(0)} ms`;
  if (ms < 59_995) return seconds(ms);
  const whole = Math.round(ms / 1000);
  const first = LONG_UNITS.findIndex(([, length]) => whole >= length);
  const [[unit, length], [lower, lowerLength]] = LONG_UNITS.slice(first, first + 2) as [
    [string, number],
    [string, number],
  ];
  const rest = Math.floor((whole % length) / lowerLength);
  return `${Math.floor(whole / length)} ${unit} ${String(rest).padStart(2, '0')} ${lower}`;
}

/** What sixels draw, as a terminal draws them: a register number for each dot, -1 where nothing was drawn. */
export interface Sixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue in percent, by register. */
  readonly registers: Readonly<Record<number, readonly number[]>>;
  readonly pixels: readonly number[];
}

/** Draws a device control string of sixels (VT330/VT340 programmer reference manual, volume 2, chapter 14). */
export function unsixel(sequence: string): Sixels {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what terminals are sent.
  const [, data] = /^\u001bP[\d;]*q([^\u001b]*)\u001b\\$/.exec(sequence)!;
  const [, w, h] = /^"1;1;(\d+);(\d+)/.exec(data!)!;
  const [width, height] = [Number(w), Number(h)];
  const pixels = new Array<number>(width * height).fill(-1);
  const registers: Record<number, number[]> = {};
  let [x, top, colour] = [0, 0, 0];
  const commands = data!
    .slice(data!.indexOf('#'))
    .matchAll(/#(\d+)(?:;2;(\d+);(\d+);(\d+))?|!(\d+)([?-~])|([?-~])|([$-])/g);
  for (const [, register, red, green, blue, count, repeated, single, move] of commands) {
    if (register !== undefined) {
      colour = Number(register);
      if (red !== undefined) registers[colour] = [red, green, blue].map(Number);
    } else if (move === '$') x = 0;
    else if (move === '-') {
      x = 0;
      top += 6;
    } else {
      for (let i = 0; i < Number(count ?? 1); i++, x++) {
        const six = (repeated ?? single)!.charCodeAt(0) - 63;
        for (let row = 0; row < 6; row++) if ((six >> row) & 1) pixels[(top + row) * width + x] = colour;
      }
    }
  }
  return { width, height, registers, pixels };
}

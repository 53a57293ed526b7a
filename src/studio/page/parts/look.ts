import { effect, signal } from '@preact/signals';

/** How paper looks: plain black on white; as a thermal head burns it; and curled besides, as it comes from the roll. */
export type Look = 'plain' | 'thermal' | 'curled';
export const looks: readonly Look[] = ['plain', 'thermal', 'curled'];

const KEPT = 'platen.look';

export const look = signal<Look>(looks.find((one) => one === localStorage.getItem(KEPT)) ?? 'plain');

effect(() => {
  document.documentElement.dataset.look = look.value;
  localStorage.setItem(KEPT, look.value);
});

/** The colour of a dot: red, green, blue. A burnt dot is a dark grey. */
export const inks: Readonly<Record<Look, readonly [red: number, green: number, blue: number]>> = {
  plain: [0x1c, 0x1b, 0x1a],
  thermal: [0x45, 0x44, 0x4e],
  curled: [0x45, 0x44, 0x4e],
};

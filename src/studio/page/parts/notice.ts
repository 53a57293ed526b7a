import { signal } from '@preact/signals';

/** What the page has to say, and the way back or on from it. */
export interface Notice {
  readonly text: string;
  readonly isError?: true;
  /** `undo` has a key as well. */
  readonly way?: { readonly kind: 'undo' | 'retry'; readonly go: () => unknown };
}

/** What was said last; null: nothing, or it was closed. */
export const notice = signal<Notice | null>(null);

export function tell(text: string): void {
  notice.value = { text };
}

/** Says what was done, and how it is undone. */
export function tellDone(text: string, undo: () => unknown): void {
  notice.value = { text, way: { kind: 'undo', go: undo } };
}

/** Goes the way that the notice offers. */
export function goWay(): void {
  const way = notice.value?.way;
  notice.value = null;
  way?.go();
}

/** Undoes what was done last, where that can be. */
export function undo(): void {
  if (notice.value?.way?.kind === 'undo') goWay();
}

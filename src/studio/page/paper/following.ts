import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { shown } from '../live/rolls.ts';

/** CSS pixels from the end of the roll at which it still counts as its end. */
const AT_END = 60;

/**
 * Keeps the end of the paper in view, until someone scrolls away from it, or while a slip `isChosen`: returns whether the
 * end is out of view.
 */
export function useFollowing(column: RefObject<HTMLElement | null>, isChosen: boolean): boolean {
  const [hasLeft, setLeft] = useState(false);
  useEffect(() => {
    const element = column.current!;
    const look = () => setLeft(element.scrollHeight - element.scrollTop - element.clientHeight > AT_END);
    element.addEventListener('scroll', look, { passive: true });
    const follow = () => {
      if (element.scrollHeight > element.clientHeight) element.scrollTop = element.scrollHeight;
    };
    const stop = shown.subscribe(hasLeft || isChosen ? look : follow);
    return () => {
      element.removeEventListener('scroll', look);
      stop();
    };
  }, [column, hasLeft, isChosen]);
  return hasLeft;
}

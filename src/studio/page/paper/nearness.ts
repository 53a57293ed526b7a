/** CSS pixels beyond what is seen that are drawn already: a turn of the wheel, and the half of a fast swipe. */
const NEAR = 600;

type Told = (isNear: boolean) => void;

const told = new WeakMap<Element, Told>();

let observer: IntersectionObserver | undefined;

/** Tells whether something is in view or close to it, whenever that changes; returns what ends it. */
export function watchNearness(element: Element, tell: Told): () => void {
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) told.get(target)?.(isIntersecting);
    },
    // Of the window, and of what scrolls within it.
    { rootMargin: `${NEAR}px`, scrollMargin: `${NEAR}px` } as IntersectionObserverInit,
  );
  told.set(element, tell);
  observer.observe(element);
  return () => {
    told.delete(element);
    observer!.unobserve(element);
  };
}

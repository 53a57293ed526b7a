import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

interface LaterProps {
  readonly load: () => Promise<{ readonly default: ComponentType }>;
}

/** A part of the page that comes when it is first looked at. */
export function Later({ load }: LaterProps) {
  const [Part, setPart] = useState<ComponentType | null>(null);
  useEffect(() => {
    let isWanted = true;
    void load().then(({ default: part }) => {
      if (isWanted) setPart(() => part);
    });
    return () => {
      isWanted = false;
    };
  }, [load]);
  return Part && <Part />;
}

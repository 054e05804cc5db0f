import { useEffect, useRef } from 'react';
import type { StripProps } from './types';

/** A row that scrolls sideways and keeps one of its parts in view: the one with that id. */
export function Strip({ shown, className = '', children }: StripProps) {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = strip.current;
    const part = shown === undefined ? null : row?.querySelector<HTMLElement>(`[id="${shown}"]`);
    if (!row || !part) return;
    // By hand: `scrollIntoView` would move the page as well.
    const away = part.getBoundingClientRect().left - row.getBoundingClientRect().left;
    row.scrollLeft += away - (row.clientWidth - part.offsetWidth) / 2;
  }, [shown]);
  return (
    <div ref={strip} className={`${className} u-scroll-x`}>
      {children}
    </div>
  );
}

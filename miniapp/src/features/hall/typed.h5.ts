import { useEffect, useRef } from 'react';

/** A keyboard plugged into the machine does what the keys on its screen do. */
export function useTyped(onKey: (key: string) => void, onDelete: () => void): void {
  const latest = useRef({ onKey, onDelete });
  latest.current = { onKey, onDelete };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key === 'Backspace') latest.current.onDelete();
      else if (event.key.length === 1) latest.current.onKey(event.key.toUpperCase());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

import { useEffect, useRef } from 'react';

/** Ctrl+Enter (⌘ on a Mac) does what the main button of a desk page does, unless a sheet lies over it. */
export function useSendKey(send: (() => void) | undefined): void {
  const latest = useRef(send);
  latest.current = send;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.repeat) return;
      if (document.querySelector('[role="dialog"]') || !latest.current) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

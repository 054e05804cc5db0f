import { useEffect, useRef } from 'react';

/** What a key does; undefined while it does nothing. */
type Act = (() => void) | undefined;

/** Ctrl+Enter (⌘ on a Mac) does what the main button of a desk page does, unless a sheet lies over it. */
export function useSendKey(send: Act): void {
  useWindowKey((event) => (event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? send : undefined));
}

/** A function key (`F2`, `Shift+F8`) of a desk page, wherever the focus is, unless a sheet lies over it. */
export function useKey(key: string, act: Act): void {
  useWindowKey((event) => {
    const pressed = event.shiftKey ? `Shift+${event.key}` : event.key;
    return pressed === key && !(event.ctrlKey || event.metaKey || event.altKey) ? act : undefined;
  });
}

function useWindowKey(actOf: (event: KeyboardEvent) => Act): void {
  const latest = useRef(actOf);
  latest.current = actOf;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const act = latest.current(event);
      if (event.repeat || !act || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

import { type ReactNode, useEffect, useRef } from 'react';

interface SheetFrameProps {
  readonly title: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}

const REACHABLE = 'a[href], button:not([tabindex="-1"]), input, textarea, select, [tabindex="0"]';

/** Keeps the keyboard inside while the sheet is open, and gives it back to where it was. */
export function SheetFrame({ title, onClose, children }: SheetFrameProps) {
  const card = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  // Read while drawing: a field that asks for the focus has it before the effect runs.
  const before = useRef(document.activeElement);
  useEffect(() => {
    if (!card.current?.contains(document.activeElement)) card.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current?.();
      if (event.key === 'Tab') keepInside(event, card.current);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      if (before.current instanceof HTMLElement) before.current.focus();
    };
  }, []);
  return (
    <div className="u-sheet">
      {/* Out of the keyboard's way: Escape does the same. */}
      <button type="button" className="u-press u-sheet__scrim" tabIndex={-1} aria-hidden onClick={onClose} />
      <div ref={card} className="u-sheet__card" role="dialog" aria-modal="true" aria-label={title} tabIndex={-1}>
        {children}
      </div>
    </div>
  );
}

function keepInside(event: KeyboardEvent, card: HTMLElement | null): void {
  const stops = [...(card?.querySelectorAll<HTMLElement>(REACHABLE) ?? [])];
  const first = stops[0];
  const last = stops[stops.length - 1];
  if (!first || !last) return;
  const at = document.activeElement;
  if (event.shiftKey && (at === first || at === card)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && at === last) {
    event.preventDefault();
    first.focus();
  }
}

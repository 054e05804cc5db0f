import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import type { DraggableProps } from './drag-types';

/** So far a press is a press. */
const SLACK = 6;

interface Drag {
  readonly x: number;
  readonly y: number;
}

/** Can be dragged by mouse, pen or finger and dropped on something; whatever it holds can still be pressed. */
export function Draggable({ className, style, onDrop, onto, children }: DraggableProps) {
  const began = useRef<Drag>();
  const dragged = useRef(false);
  const [by, setBy] = useState<Drag>();
  const start = (event: PointerEvent) => {
    dragged.current = false;
    if (onDrop && event.button === 0) began.current = { x: event.clientX, y: event.clientY };
  };
  const move = (event: PointerEvent<HTMLElement>) => {
    if (!began.current) return;
    const way = { x: event.clientX - began.current.x, y: event.clientY - began.current.y };
    if (!dragged.current && Math.hypot(way.x, way.y) < SLACK) return;
    if (!dragged.current) event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = true;
    setBy(way);
  };
  const end = (event: PointerEvent) => {
    if (dragged.current) {
      const under = document.elementsFromPoint(event.clientX, event.clientY);
      const target = under.map((each) => each.closest(`[id^="${onto}"]`)).find((each) => each !== null);
      if (target) onDrop?.(target.id.slice(onto.length));
    }
    cancel();
  };
  const cancel = () => {
    began.current = undefined;
    setBy(undefined);
  };
  const swallow = (event: MouseEvent) => {
    if (!dragged.current) return;
    dragged.current = false;
    event.stopPropagation();
    event.preventDefault();
  };
  const lifted = by && { transform: `translate(${by.x}px, ${by.y}px)` };
  return (
    <div
      className={[className, onDrop && 'is-movable', by && 'is-lifted'].filter(Boolean).join(' ')}
      style={{ ...style, ...lifted }}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onClickCapture={swallow}
    >
      {children}
    </div>
  );
}

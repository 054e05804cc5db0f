import type { ReactNode } from 'react';

export interface DraggableProps {
  readonly className: string;
  readonly style: { readonly left: string; readonly width: string };
  /** Dropped on what has this id; undefined where it may not be dragged. */
  readonly onDrop?: (id: string) => void;
  /** Begins the ids of what it can be dropped on. */
  readonly onto: string;
  readonly children: ReactNode;
}

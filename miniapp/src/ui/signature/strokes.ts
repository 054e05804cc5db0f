import { SIGNATURE_FIELD, type Strokes } from 'shared-types/drawn-signature';

/** Where the pen is, in the box it writes in. */
export interface PenPoint {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** Closer points than this add nothing to see and much to send. */
const LEAST_STEP = 6;

/** A point of the screen as one of the signature's field, kept inside. */
export function inField({ x, y }: PenPoint, box: Box): [x: number, y: number] {
  const scaled = (value: number, from: number, to: number) =>
    Math.round(Math.min(Math.max(value / Math.max(from, 1), 0), 1) * to);
  return [scaled(x, box.width, SIGNATURE_FIELD.width), scaled(y, box.height, SIGNATURE_FIELD.height)];
}

/** A drawing with one more stroke begun; a tap is a dot of two points. */
export function begun(strokes: Strokes, [x, y]: readonly [number, number]): Strokes {
  return [...strokes, [x, y, x, y]];
}

/** The last stroke drawn on to a point; the same drawing where the pen has hardly moved. */
export function drawnOn(strokes: Strokes, [x, y]: readonly [number, number]): Strokes {
  const last = strokes.at(-1);
  if (!last) return strokes;
  const [fromX = 0, fromY = 0] = last.slice(-2);
  if (Math.hypot(x - fromX, y - fromY) < LEAST_STEP) return strokes;
  return [...strokes.slice(0, -1), [...last, x, y]];
}

export const undone = (strokes: Strokes): Strokes => strokes.slice(0, -1);

/** A signature drawn by hand: pure, no imports, so that the pad can judge it while it is being drawn. */

/** The field it is drawn in; points lie within, whatever the screen's size was. */
export const SIGNATURE_FIELD = { width: 1000, height: 400 } as const;

/** Each stroke as its points one after the other: `[x1, y1, x2, y2, …]`, whole numbers inside the field. */
export type Strokes = readonly (readonly number[])[];

export const MOST_STROKES = 60;
export const MOST_NUMBERS = 8000;

/** Shorter than this in all is a slip of the finger. */
const LEAST_LENGTH = 300;
const LEAST_WIDTH = 80;

/** How long a drawing is, and how wide. */
function measure(strokes: Strokes): { length: number; width: number } {
  let length = 0;
  let left: number = SIGNATURE_FIELD.width;
  let right = 0;
  for (const points of strokes) {
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [x = 0, y = 0] = [points[at], points[at + 1]];
      left = Math.min(left, x);
      right = Math.max(right, x);
      if (at >= 2) length += Math.hypot(x - (points[at - 2] ?? x), y - (points[at - 1] ?? y));
    }
  }
  return { length, width: right - left };
}

/** What is wrong with a drawing as a signature, in words for its author; null when it can be one. */
export function drawingFault(strokes: Strokes): string | null {
  if (strokes.length === 0) return '请先在框里写上您的姓名';
  const { length, width } = measure(strokes);
  return length < LEAST_LENGTH || width < LEAST_WIDTH ? '写得太短了，请写上完整的姓名' : null;
}

/** A stroke as the path of an SVG or a PDF. */
export function pathOf(points: readonly number[]): string {
  const pairs: string[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) pairs.push(`${points[at]} ${points[at + 1]}`);
  return pairs.length === 0 ? '' : `M${pairs.join(' L')}`;
}

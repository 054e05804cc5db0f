import { type PointerEvent, useRef } from 'react';
import { pathOf, SIGNATURE_FIELD } from 'shared-types/drawn-signature';
import type { SignaturePadProps } from './signature-props';
import { begun, drawnOn, inField } from './strokes';

const pointOf = (event: PointerEvent<SVGSVGElement>) => {
  const box = event.currentTarget.getBoundingClientRect();
  return inField({ x: event.clientX - box.left, y: event.clientY - box.top }, box);
};

/** The field itself in a browser: by mouse, finger or pen. */
export function PadField({ strokes, onChange, label }: SignaturePadProps) {
  // Between two renders the pen moves several times.
  const drawing = useRef(strokes);
  drawing.current = strokes;
  const pen = useRef<number>();
  const draw = (next: SignaturePadProps['strokes']) => {
    drawing.current = next;
    onChange(next);
  };
  return (
    <svg
      className="u-sign__field"
      viewBox={`0 0 ${SIGNATURE_FIELD.width} ${SIGNATURE_FIELD.height}`}
      role="img"
      aria-label={strokes.length === 0 ? `${label}：还没有写` : `${label}：写了 ${strokes.length} 笔`}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pen.current = event.pointerId;
        draw(begun(drawing.current, pointOf(event)));
      }}
      onPointerMove={(event) => {
        if (pen.current === event.pointerId) draw(drawnOn(drawing.current, pointOf(event)));
      }}
      onPointerUp={() => {
        pen.current = undefined;
      }}
      onPointerCancel={() => {
        pen.current = undefined;
      }}
    >
      {strokes.map((points, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is known by its place alone
        <path key={at} className="u-sign__stroke" d={pathOf(points)} />
      ))}
    </svg>
  );
}

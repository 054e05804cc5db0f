import { Canvas } from '@tarojs/components';
import Taro, { useReady } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { SIGNATURE_FIELD } from 'shared-types/drawn-signature';
import { Box } from '../base/box';
import type { SignaturePadProps } from './signature-props';
import { begun, drawnOn, inField } from './strokes';

const ID = 'signature-field';
const STROKE = 8;

interface Pad {
  readonly context: CanvasRenderingContext2D;
  readonly width: number;
  readonly height: number;
}

interface TouchOnCanvas {
  readonly touches: readonly { readonly x: number; readonly y: number }[];
}

/** The field itself in WeChat: a 2d canvas under the finger. */
export function PadField({ strokes, onChange, label }: SignaturePadProps) {
  const pad = useRef<Pad>();
  const drawing = useRef(strokes);
  drawing.current = strokes;
  const find = () => {
    Taro.createSelectorQuery()
      .select(`#${ID}`)
      .fields({ node: true, size: true })
      .exec(([found]) => {
        if (!found?.node) return;
        const ratio = Taro.getWindowInfo().pixelRatio;
        const { node: canvas, width, height } = found;
        canvas.width = width * ratio;
        canvas.height = height * ratio;
        pad.current = { context: canvas.getContext('2d'), width: canvas.width, height: canvas.height };
        paint(pad.current, drawing.current);
      });
  };
  useReady(find);
  useEffect(() => {
    if (pad.current) paint(pad.current, strokes);
    else find();
  });
  const draw = (next: SignaturePadProps['strokes']) => {
    drawing.current = next;
    onChange(next);
  };
  const pointOf = ({ touches: [touch] }: TouchOnCanvas) => {
    const ratio = Taro.getWindowInfo().pixelRatio;
    const box = { width: (pad.current?.width ?? 0) / ratio, height: (pad.current?.height ?? 0) / ratio };
    return inField(touch ?? { x: 0, y: 0 }, box);
  };
  return (
    <Box role="img" label={strokes.length === 0 ? `${label}：还没有写` : `${label}：写了 ${strokes.length} 笔`}>
      <Canvas
        id={ID}
        type="2d"
        className="u-sign__field"
        disableScroll
        onTouchStart={(event) => draw(begun(drawing.current, pointOf(event as unknown as TouchOnCanvas)))}
        onTouchMove={(event) => draw(drawnOn(drawing.current, pointOf(event as unknown as TouchOnCanvas)))}
      />
    </Box>
  );
}

function paint({ context, width, height }: Pad, strokes: SignaturePadProps['strokes']): void {
  context.clearRect(0, 0, width, height);
  context.lineWidth = (STROKE * width) / SIGNATURE_FIELD.width;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  // Ink on white in every look: it is the same signature at night.
  context.strokeStyle = '#1B2733';
  for (const points of strokes) {
    context.beginPath();
    for (let at = 0; at + 1 < points.length; at += 2) {
      const x = ((points[at] ?? 0) * width) / SIGNATURE_FIELD.width;
      const y = ((points[at + 1] ?? 0) * height) / SIGNATURE_FIELD.height;
      if (at === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
    context.stroke();
  }
}

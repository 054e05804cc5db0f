import { type KeyboardEvent, type MouseEvent, useMemo } from 'react';
import { useLook } from '../preferences';
import { mapColours } from './colours';
import { type MapSite, type Position, planeOf, schematic } from './schematic';

/** Degrees of latitude in about 100 metres: one press of an arrow key. */
const STEP = 0.0009;
const STEPS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowUp: [0, STEP],
  ArrowDown: [0, -STEP],
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
};

export interface PointMapProps {
  readonly boundary: readonly Position[];
  /** What one finds one's way by. */
  readonly landmarks: readonly MapSite[];
  readonly point: Position | null;
  readonly onChange: (point: Position) => void;
  /** What is chosen: 上门地点. */
  readonly label: string;
}

/** A point in the district, chosen by a tap or by the arrow keys; exact enough to know which neighbourhood it is. */
export function PointMap({ boundary, landmarks, point, onChange, label }: PointMapProps) {
  const { night } = useLook();
  const plane = useMemo(() => planeOf(boundary), [boundary]);
  const src = useMemo(() => {
    const chosen = point ? [{ key: 'point', name: label, position: point, open: true, chosen: true }] : [];
    return `data:image/svg+xml,${encodeURIComponent(schematic(boundary, [...chosen, ...landmarks], mapColours(night)))}`;
  }, [boundary, point, label, landmarks, night]);
  const tap = (event: MouseEvent<HTMLButtonElement>) => {
    // A key's click has no place of its own.
    if (event.detail === 0) return;
    const box = event.currentTarget.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * plane.width;
    const y = ((event.clientY - box.top) / box.height) * plane.height;
    onChange(plane.unproject([x, y]));
  };
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const [longitude, latitude] = point ?? plane.unproject([plane.width / 2, plane.height / 2]);
    onChange([longitude + step[0], latitude + step[1]]);
  };
  return (
    <button
      type="button"
      className="u-press u-pointmap"
      aria-label={`${label}：在图上点选，或用方向键移动，每次约 100 米`}
      onClick={tap}
      onKeyDown={move}
    >
      <img className="u-pointmap__image" src={src} alt="" style={{ aspectRatio: `${plane.width} / ${plane.height}` }} />
    </button>
  );
}

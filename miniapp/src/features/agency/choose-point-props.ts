export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

export interface ChoosePointProps {
  readonly point: Point | null;
  /** The point, GCJ-02, and its address where the map knew it. */
  readonly onChange: (point: Point, address?: string) => void;
}

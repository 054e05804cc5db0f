import { useMemo } from 'react';
import { Box } from '../base/box';
import { Picture } from '../base/image';
import { useLook } from '../preferences';
import { type MapColours, type MapSite, type Position, schematic } from './schematic';

const DAY: MapColours = { ground: '#E6F2F3', edge: '#0A6B75', open: '#0A6B75', closed: '#5F6E7D', words: '#1B2733' };
const NIGHT: MapColours = { ground: '#17333A', edge: '#6CC7CF', open: '#6CC7CF', closed: '#9DABB9', words: '#E8EDF2' };

export interface SchematicMapProps {
  /** The district's outer ring. */
  readonly boundary: readonly Position[];
  readonly sites: readonly MapSite[];
  /** What the drawing shows, in words; the sites themselves stand in a list beside it. */
  readonly alt: string;
}

/** Where the sites lie in the district: a drawing to find one's way by, no street map. Always beside a list. */
export function SchematicMap({ boundary, sites, alt }: SchematicMapProps) {
  const { night } = useLook();
  const src = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(schematic(boundary, sites, night ? NIGHT : DAY))}`,
    [boundary, sites, night],
  );
  return (
    <Box className="u-map">
      <Picture className="u-map__image" src={src} alt={alt} />
      <Box className="u-map__key">示意图，实心为开放中，空心为未开放；位置以列表中的地址为准</Box>
    </Box>
  );
}

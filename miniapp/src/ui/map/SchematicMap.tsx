import { useMemo } from 'react';
import { Box } from '../base/box';
import { Picture } from '../base/image';
import { useLook } from '../preferences';
import { mapColours } from './colours';
import { type MapSite, type Position, schematic } from './schematic';

export interface SchematicMapProps {
  /** The district's outer ring. */
  readonly boundary: readonly Position[];
  readonly sites: readonly MapSite[];
  /** What the drawing shows, in words; the sites themselves stand in a list beside it. */
  readonly alt: string;
}

/** Where the sites lie in the district: a drawing to find one's way by, no street map. Always beside a list. */
export function SchematicMap({ boundary, sites, alt }: SchematicMapProps) {
  const { night, scale } = useLook();
  const src = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(schematic(boundary, sites, mapColours(night), scale))}`,
    [boundary, sites, night, scale],
  );
  return (
    <Box className="u-map">
      <Picture className="u-map__image" src={src} alt={alt} />
      <Box className="u-map__key">示意图，实心为开放中，空心为未开放；位置以列表中的地址为准</Box>
    </Box>
  );
}

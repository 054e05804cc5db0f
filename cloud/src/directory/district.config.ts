import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { text } from '../kernel/config/scalars';

/** `[longitude, latitude]` in GCJ-02; the range is China's, so that a swapped pair is refused. */
const position = z.tuple([z.number().min(73).max(136), z.number().min(3).max(54)]);

const ring = z
  .array(position)
  .min(4)
  .superRefine((points, ctx) => {
    const [first, last] = [points[0], points.at(-1)];
    if (first && last && first[0] === last[0] && first[1] === last[1]) return;
    const expected = `the ring closed: its last point equal to its first, ${JSON.stringify(first)}`;
    ctx.addIssue({ code: 'custom', path: [points.length - 1], message: expected, input: last });
  });
const polygon = z.array(ring).min(1);

/** `district.geojson`: the outline of the district, one GeoJSON feature. */
export const districtSchema = z.strictObject({
  type: z.literal('Feature'),
  properties: traced({
    name: text,
    coordinateSystem: z.literal('GCJ-02'),
    /** Whether the outline is only a sketch, and so may not be used to settle where somebody belongs. */
    approximate: z.boolean(),
    note: text.optional(),
  }),
  geometry: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('Polygon'), coordinates: polygon }),
    z.strictObject({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
  ]),
});

export type District = z.output<typeof districtSchema>;

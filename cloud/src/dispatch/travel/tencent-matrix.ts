import { z } from 'zod';
import type { Gcj02Point } from '../../directory/district.rules';
import { askMap, type Durations, inShape, type MapService, MapServiceError } from './map-service';

const element = z.object({ duration: z.number().min(0), status: z.number().int().optional() });
const answer = z.object({
  status: z.number().int(),
  result: z.object({ rows: z.array(z.object({ elements: z.array(element) })) }).optional(),
});

/** Tencent's distance matrix (`/ws/distance/v1/matrix`), in the coordinates of our own maps. */
export class TencentMatrix implements MapService {
  /** 625 pairs a request. */
  readonly side = 25;

  constructor(
    private readonly url: string,
    private readonly key: string,
    private readonly mode: 'driving' | 'bicycling',
    private readonly timeoutMs: number,
  ) {}

  async durations(from: readonly Gcj02Point[], to: readonly Gcj02Point[]): Promise<Durations> {
    const address = new URL(`${this.url}/ws/distance/v1/matrix`);
    address.search = new URLSearchParams({
      mode: this.mode,
      from: from.map(pair).join(';'),
      to: to.map(pair).join(';'),
      key: this.key,
    }).toString();
    const read = answer.safeParse(await askMap(address, this.timeoutMs));
    if (!read.success) throw new MapServiceError('unreadable');
    const { status, result } = read.data;
    if (status !== 0 || !result) throw new MapServiceError('refused');
    // An element of its own status has no way, and its duration means nothing.
    const table = result.rows.map(({ elements }) =>
      elements.map((each) => ((each.status ?? 0) === 0 ? each.duration : null)),
    );
    return inShape(table, from.length, to.length);
  }
}

const pair = ({ longitude, latitude }: Gcj02Point): string => `${latitude.toFixed(6)},${longitude.toFixed(6)}`;

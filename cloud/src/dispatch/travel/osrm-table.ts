import gcoord from 'gcoord';
import { z } from 'zod';
import type { Gcj02Point } from '../../directory/district.rules';
import { askMap, type Durations, inShape, type MapService, MapServiceError } from './map-service';

const answer = z.discriminatedUnion('code', [
  z.object({ code: z.literal('Ok'), durations: z.array(z.array(z.number().min(0).nullable())) }),
  z.object({ code: z.enum(['InvalidUrl', 'InvalidService', 'InvalidOptions', 'InvalidQuery', 'NoTable', 'TooBig']) }),
]);

/** A server that speaks OSRM's table service (`/table/v1`): OSRM itself, Valhalla's and others' doubles of it. */
export class OsrmTable implements MapService {
  /** Its own limit is a hundred points a request, unless it was started with another. */
  readonly side = 50;

  constructor(
    private readonly url: string,
    /** What the server's data were made for: `driving`, `bike`. */
    private readonly profile: string,
    private readonly timeoutMs: number,
  ) {}

  async durations(from: readonly Gcj02Point[], to: readonly Gcj02Point[]): Promise<Durations> {
    const points = [...from, ...to].map(wgs84).join(';');
    const address = new URL(`${this.url}/table/v1/${this.profile}/${points}`);
    address.searchParams.set('annotations', 'duration');
    address.searchParams.set('sources', from.map((_, i) => i).join(';'));
    address.searchParams.set('destinations', to.map((_, i) => from.length + i).join(';'));
    const read = answer.safeParse(await askMap(address, this.timeoutMs));
    if (!read.success) throw new MapServiceError('unreadable');
    if (read.data.code !== 'Ok') throw new MapServiceError('refused');
    return inShape(read.data.durations, from.length, to.length);
  }
}

/** OpenStreetMap's ways lie in WGS-84, some hundred metres from where our maps show them. */
function wgs84({ longitude, latitude }: Gcj02Point): string {
  const [x, y] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return `${x.toFixed(6)},${y.toFixed(6)}`;
}

import type { Gcj02Point } from '../../directory/district.rules';

/** Seconds from each of the first points to each of the second; null where there is no way. */
export type Durations = readonly (readonly (number | null)[])[];

/** A map service that tells how long ways take. */
export interface MapService {
  /** Rows and columns of the largest table it answers at once. */
  readonly side: number;
  /** @throws MapServiceError */
  durations(from: readonly Gcj02Point[], to: readonly Gcj02Point[]): Promise<Durations>;
}

/** A map service did not tell. The message holds no point and no key. */
export class MapServiceError extends Error {
  constructor(readonly fault: 'unreachable' | 'timeout' | 'http' | 'unreadable' | 'refused') {
    super(`map service: ${fault}`);
    this.name = 'MapServiceError';
  }
}

/** Asks an address for JSON. Points are personal: they go to the host that is configured and to no other. */
export async function askMap(address: URL, timeoutMs: number): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(timeoutMs) });
    // OSRM answers 400 with a code of its own to what it refuses.
    if (response.status >= 500) throw new MapServiceError('http');
    return await response.json();
  } catch (error) {
    if (error instanceof MapServiceError) throw error;
    const name = (error as { name?: unknown } | null)?.name;
    if (name === 'TimeoutError') throw new MapServiceError('timeout');
    throw new MapServiceError(name === 'SyntaxError' ? 'unreadable' : 'unreachable');
  }
}

/** The table if it has the shape that was asked for. @throws MapServiceError `unreadable` */
export function inShape(table: Durations, rows: number, columns: number): Durations {
  if (table.length !== rows || table.some((row) => row.length !== columns)) throw new MapServiceError('unreadable');
  return table;
}

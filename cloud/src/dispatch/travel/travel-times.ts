import { type ILogger, Init, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import pLimit from 'p-limit';
import type { Gcj02Point } from '../../directory/district.rules';
import { now } from '../../kernel/clock';
import type { DispatchRules } from '../dispatch.config';
import type { MapService } from './map-service';
import { OsrmTable } from './osrm-table';
import { TencentMatrix } from './tencent-matrix';
import { type Block, blocksOf, estimatedSeconds, placeKey, type TravelTable } from './travel.rules';
import type { TravelSettings } from './travel.settings';

/** A way is the same for so long. */
const KEPT_MS = 6 * 3600_000;
const MOST_KEPT = 200_000;
/** A service that failed is left alone for so long. */
const REST_MS = 60_000;
const AT_ONCE = 4;

interface Known {
  readonly seconds: number;
  readonly until: number;
}

/**
 * How long ways take, for whoever plans. A map service tells where one is configured; what it does not tell in time is
 * estimated, so that nobody who plans ever waits for a map or fails with one.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class TravelTimes {
  @Inject('settings')
  settings!: TravelSettings;

  @Inject('dispatch')
  rules!: DispatchRules;

  @Logger()
  logger!: ILogger;

  private service: MapService | null = null;
  /** Oldest first. */
  private readonly known = new Map<string, Known>();
  private restsUntil = 0;

  @Init()
  protected prepare(): void {
    const { TRAVEL_OSRM_URL, TRAVEL_OSRM_PROFILE, TRAVEL_TENCENT_URL, TRAVEL_TENCENT_KEY, TRAVEL_TIMEOUT_MS } =
      this.settings;
    if (TRAVEL_OSRM_URL) this.service = new OsrmTable(TRAVEL_OSRM_URL, TRAVEL_OSRM_PROFILE, TRAVEL_TIMEOUT_MS);
    else if (TRAVEL_TENCENT_KEY) {
      const { tencentMode } = this.rules.travel;
      this.service = new TencentMatrix(TRAVEL_TENCENT_URL, TRAVEL_TENCENT_KEY, tencentMode, TRAVEL_TIMEOUT_MS);
    }
  }

  /** Seconds from each place to each other; 0 from a place to itself. Never fails. */
  async table(places: readonly Gcj02Point[]): Promise<TravelTable> {
    const keys = places.map(placeKey);
    const at = now().getTime();
    const missing = (from: number, to: number) =>
      keys[from] !== keys[to] && (this.known.get(`${keys[from]} ${keys[to]}`)?.until ?? 0) <= at;
    if (this.service && at >= this.restsUntil) await this.ask(this.service, places, keys, missing);
    return places.map((from, a) => places.map((to, b) => this.seconds(from, to, `${keys[a]} ${keys[b]}`, at)));
  }

  /** Seconds from one place to another. Never fails. */
  async between(from: Gcj02Point, to: Gcj02Point): Promise<number> {
    const [[, seconds = 0] = []] = await this.table([from, to]);
    return seconds;
  }

  private seconds(from: Gcj02Point, to: Gcj02Point, leg: string, at: number): number {
    const known = this.known.get(leg);
    if (known && known.until > at) return known.seconds;
    return estimatedSeconds(this.rules.travel, from, to);
  }

  private async ask(
    service: MapService,
    places: readonly Gcj02Point[],
    keys: readonly string[],
    missing: (from: number, to: number) => boolean,
  ): Promise<void> {
    const limit = pLimit(AT_ONCE);
    const blocks = blocksOf(places.length, service.side, missing);
    const asked = blocks.map((block) => limit(() => this.askBlock(service, places, keys, block)));
    await Promise.all(asked).catch((error: unknown) => {
      // The others would only wait as long for the same answer.
      limit.clearQueue();
      this.restsUntil = now().getTime() + REST_MS;
      this.logger.warn('travel is estimated for a while: %s', error instanceof Error ? error.message : error);
    });
  }

  private async askBlock(
    service: MapService,
    places: readonly Gcj02Point[],
    keys: readonly string[],
    { from, to }: Block,
  ): Promise<void> {
    const pick = (indices: readonly number[]) => indices.map((i) => places[i] as Gcj02Point);
    const durations = await service.durations(pick(from), pick(to));
    const until = now().getTime() + KEPT_MS;
    from.forEach((a, row) => {
      to.forEach((b, column) => {
        const seconds = durations[row]?.[column];
        if (seconds !== null && seconds !== undefined) {
          this.keep(`${keys[a]} ${keys[b]}`, { seconds: Math.round(seconds), until });
        }
      });
    });
  }

  private keep(leg: string, known: Known): void {
    this.known.delete(leg);
    this.known.set(leg, known);
    if (this.known.size <= MOST_KEPT) return;
    const [oldest] = this.known.keys();
    if (oldest !== undefined) this.known.delete(oldest);
  }
}

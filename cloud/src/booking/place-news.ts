import { Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CivilDate } from '../kernel/time/civil-date';
import type { BookingRow } from './booking.entity';

/** Where places have become free, within the transaction that frees them. */
export interface FreedPlaces {
  readonly siteKey: string;
  readonly date: CivilDate;
  /** Minutes of the day, the end not included; absent for the whole day. */
  readonly between?: { readonly from: number; readonly to: number };
}

/** How an offered place ended. */
export type OfferOutcome = 'TAKEN' | 'PASSED';

type OnFreed = (places: FreedPlaces) => Promise<void>;
type OnDecided = (booking: BookingRow, outcome: OfferOutcome) => Promise<void>;

/** Whoever waits for places registers here, so that those who free them need not know of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class PlaceNews {
  private onFreed: OnFreed | null = null;
  private onDecided: OnDecided | null = null;

  register(onFreed: OnFreed, onDecided: OnDecided): void {
    this.onFreed = onFreed;
    this.onDecided = onDecided;
  }

  async freed(places: FreedPlaces): Promise<void> {
    await this.onFreed?.(places);
  }

  /** What was kept for somebody on the waiting list has been taken, or passed on. */
  async decided(booking: BookingRow, outcome: OfferOutcome): Promise<void> {
    if (booking.channel === 'WAITLIST') await this.onDecided?.(booking, outcome);
  }
}

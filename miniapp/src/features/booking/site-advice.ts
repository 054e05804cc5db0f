import type { SiteQueue } from 'shared-types/site-queues.contract';
import { distanceWords } from '../directory/distance';
import { type BookableSite, openingWords } from './booking-choice';

/** What is known of a site by somebody who decides where to go. */
export interface SiteSeen {
  readonly site: BookableSite;
  readonly queue: SiteQueue | undefined;
  /** Straight distance; null while one has not said where one is. */
  readonly metres: number | null;
}

/** A site with the quickest way to be served there; null when there is none in sight. */
export interface AdvisedSite extends SiteSeen {
  readonly way: 'NOW' | 'BOOK' | null;
}

/** Roads are longer than the straight line, and a city's traffic slow: only to compare sites by, never shown. */
const DETOUR = 1.4;
const METRES_A_MINUTE = 300;

/**
 * Sites by how soon one would be served: the way there, then whoever waits now, or the first free time. Equally soon,
 * the nearer comes first; a site where nothing is in sight comes last.
 */
export function advise(sites: readonly SiteSeen[], counterMinutes: number, now: number): AdvisedSite[] {
  return sites
    .map((seen) => {
      const walkIn = minutesNow(seen, counterMinutes);
      const booked = minutesBooked(seen, now);
      const minutes = Math.min(walkIn, booked);
      const way: AdvisedSite['way'] = minutes === Number.POSITIVE_INFINITY ? null : walkIn <= booked ? 'NOW' : 'BOOK';
      return { ...seen, minutes, way };
    })
    .sort((a, b) => compare(a.minutes, b.minutes) || compare(a.metres ?? 0, b.metres ?? 0))
    .map(({ minutes: _, ...advised }) => advised);
}

/** 现在 3 人在等，开 2 个窗口; nothing where nobody can take a number now. */
export function queueWords(queue: SiteQueue | undefined): string | null {
  if (!queue?.open || queue.windowsOpen === 0) return null;
  const waiting = queue.waiting === 0 ? '现在没有人在等' : `现在 ${queue.waiting} 人在等`;
  return `${waiting}，开 ${queue.windowsOpen} 个窗口`;
}

/** All that helps to compare a site, on one line. */
export function siteWords({ site, queue, metres }: SiteSeen): string {
  const earliest = site.earliest ? `最早可约${openingWords(site.earliest)}` : '近几天已约满';
  return [metres === null ? null : distanceWords(metres), queueWords(queue), earliest].filter(Boolean).join(' · ');
}

function minutesNow({ queue, metres }: SiteSeen, counterMinutes: number): number {
  if (!queue?.open || queue.windowsOpen === 0) return Number.POSITIVE_INFINITY;
  return travel(metres) + (queue.waiting * counterMinutes) / queue.windowsOpen;
}

function minutesBooked({ site: { earliest }, metres }: SiteSeen, now: number): number {
  if (!earliest) return Number.POSITIVE_INFINITY;
  const start = Date.parse(`${earliest.date}T${earliest.from}:00+08:00`);
  return Math.max(travel(metres), (start - now) / 60_000);
}

const travel = (metres: number | null): number => (metres === null ? 0 : (metres * DETOUR) / METRES_A_MINUTE);

const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

import type { AvailabilityView, BookableOpening } from 'shared-types/booking.contract';
import type { DayState } from 'shared-types/booking.states';
import type { StripDay } from '@/ui/choice/DayStrip';
import { dayWords } from '@/ui/words/dates';

export type BookableSite = AvailabilityView['sites'][number];

/** A place and a time; empty where not chosen. */
export interface Place {
  readonly siteKey: string;
  readonly date: string;
  readonly from: string;
}

/** What somebody has chosen so far. */
export interface Wanted extends Place {
  /** A key of `peopleToBookFor`. */
  readonly forWhom: string;
}

export interface Settled {
  readonly site: BookableSite | undefined;
  /** A day that is free there; undefined when none is. */
  readonly date: string | undefined;
}

/** Where and on which day one stands: as chosen, as far as it can still be had; else the soonest there is. */
export function settle({ sites }: AvailabilityView, wanted: Pick<Wanted, 'siteKey' | 'date'>): Settled {
  const site = sites.find(({ key }) => key === wanted.siteKey) ?? soonest(sites);
  const free = site?.days.some(({ date, state }) => date === wanted.date && state === 'FREE');
  return { site, date: free ? wanted.date : site?.earliest?.date };
}

function soonest(sites: readonly BookableSite[]): BookableSite | undefined {
  const when = ({ earliest }: BookableSite) => (earliest ? `${earliest.date} ${earliest.from}` : 'never');
  return [...sites].sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0))[0];
}

/** The advice to go elsewhere: only where that is earlier than every free time of this site, on whichever day. */
export function earlierElsewhere({ earliest }: BookableSite, sooner: BookableOpening | null): BookableOpening | null {
  if (!sooner || !earliest) return sooner;
  return `${sooner.date} ${sooner.from}` < `${earliest.date} ${earliest.from}` ? sooner : null;
}

/** The days of a site as a strip shows them. */
export const stripDays = ({ days }: BookableSite): StripDay[] =>
  days.map(({ date, state, free }) => ({ date, open: state === 'FREE', word: wordFor(state, free) }));

const SHORT: Readonly<Record<Exclude<DayState, 'FREE'>, string>> = {
  FULL: '已约满',
  OVER: '已过',
  CLOSED: '不开放',
  NOT_YET: '未放号',
};

const wordFor = (state: DayState, free: number): string => (state === 'FREE' ? `余 ${free}` : SHORT[state]);

/** 明天（周二）09:00. */
export const openingWords = ({ date, from }: Pick<BookableOpening, 'date' | 'from'>, today?: string): string =>
  `${dayWords(date, today)}${from}`;

import type { DayPlanView, LeftOutVisit, MovePreview, PlanStop } from 'shared-types/day-plan.contract';
import { dayWords, shanghaiDate, timeWords } from '@/ui/words/dates';

/** 20 分钟, 1 小时 5 分钟. */
export function travelWords(seconds: number): string {
  const minutes = Math.round(Math.abs(seconds) / 60);
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} 分钟`;
  return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分钟`;
}

/** The marks a visit carries besides its title. */
export const marksOf = ({ urgent, late, asCompanion }: PlanStop): readonly string[] => [
  ...(late ? ['来不及'] : []),
  ...(urgent ? ['急'] : []),
  ...(asCompanion ? ['同行'] : []),
];

/** The first line of a bar: 09:00 急. */
export const headOf = (stop: PlanStop): string => [timeWords(stop.begin), ...marksOf(stop)].join(' ');

/** What a bar says to those who do not see it: all that it shows, and how firm it is and until when. */
export const stopWords = (stop: PlanStop): string =>
  `${headOf(stop)} ${stop.title}，到 ${timeWords(stop.end)}，${stop.standingLabel}`;

/** 约定 14:00—16:00. */
export const windowOf = ({ window }: Pick<PlanStop, 'window'>): string =>
  `约定 ${timeWords(window.from)}—${timeWords(window.to)}`;

export function totalsWords({ agents, totals }: DayPlanView): string {
  const visits = agents.reduce((sum, { stops }) => sum + stops.filter((stop) => !stop.asCompanion).length, 0);
  return [`${agents.length} 位代办员`, `${visits} 单`, `路上共 ${travelWords(totals.travelSeconds)}`].join(' · ');
}

/** What comes of a supposed move, in one line. */
export function outcomeWords({ begin, late, travelSeconds }: MovePreview): string {
  const when = begin === null ? '这天排不进' : `${timeWords(begin)} 开始${late ? '，来不及' : ''}`;
  if (Math.abs(travelSeconds) < 60) return `${when} · 路程差不多`;
  return `${when} · 路上${travelSeconds > 0 ? '多' : '少'} ${travelWords(travelSeconds)}`;
}

/** A visit of the plan, wherever it stands. */
export interface Found {
  readonly visit: PlanStop | LeftOutVisit;
  /** Who has it in this plan. */
  readonly workNo: string | null;
  readonly name: string | null;
}

export function findVisit({ agents, unplaced }: DayPlanView, number: string | undefined): Found | undefined {
  for (const { workNo, name, stops } of agents) {
    const visit = stops.find((stop) => stop.number === number && !stop.asCompanion);
    if (visit) return { visit, workNo, name };
  }
  const left = unplaced.find((visit) => visit.number === number);
  return left && { visit: left, workNo: left.holder?.workNo ?? null, name: left.holder?.name ?? null };
}

/** The days that can be looked at: today and so many after it. */
export function planDays(ahead: number, today: string, plus: (date: string, days: number) => string) {
  return Array.from({ length: ahead }, (_, i) => plus(today, i)).map((date) => ({
    key: date,
    title: dayWords(date, today),
  }));
}

export const isToday = (date: string): boolean => date === shanghaiDate();

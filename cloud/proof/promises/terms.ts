import { instantOf } from '../../src/kernel/time/civil-date';

/** What one run simulates. */
export interface Terms {
  readonly seed: number;
  /** The first day, and how many there are. */
  readonly from: string;
  readonly days: number;
  /** Matters that begin on a day, on average. */
  readonly perDay: number;
  /** Simulated minutes between two rounds of the house's own work, at least and at most: by day, and otherwise. */
  readonly workMinutes: readonly [number, number];
  readonly nightMinutes: readonly [number, number];
  /** How often a replica is killed in the midst of work, and how often both are and stay away for hours or days. */
  readonly kills: number;
  readonly standstills: number;
  /** Notices of the year that an administrator loads. */
  readonly notices: readonly { readonly at: Date; readonly year: number; readonly text: string }[];
}

// Not the State Council's: its arrangement of 2027 is not known. These move dates both ways.
const LATE_NOTICE = `元旦：1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。
春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月14日（周日）上班。
清明节：4月3日（周六）至5日（周一）放假，共3天。
劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。
端午节：6月9日（周三）放假。
中秋节：9月15日（周三）放假。
国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。`;

const NOTICES = [
  { at: instantOf('2026-12-30', '15:20'), year: 2027, text: LATE_NOTICE },
  {
    at: instantOf('2027-01-20', '10:40'),
    year: 2027,
    text: LATE_NOTICE.replace('至11日（周四）放假调休，共7天', '至9日（周二）放假调休，共5天'),
  },
  {
    at: instantOf('2027-04-29', '16:10'),
    year: 2027,
    text: LATE_NOTICE.replace('至5日（周三）放假调休，共5天', '至6日（周四）放假调休，共6天'),
  },
];

/** A whole year over two calendars. */
export const yearOf = (seed: number): Terms => ({
  seed,
  from: '2026-06-01',
  days: 365,
  perDay: 6,
  workMinutes: [10, 60],
  nightMinutes: [60, 120],
  kills: 50,
  standstills: 10,
  notices: NOTICES,
});

/** The stretch in which the calendar changes, in little: what the whole test suite has time for. */
export const sampleOf = (seed: number): Terms => ({
  seed,
  from: '2026-12-12',
  days: 60,
  perDay: 0.8,
  workMinutes: [60, 240],
  nightMinutes: [400, 720],
  kills: 1,
  standstills: 1,
  notices: NOTICES.slice(0, 2),
});

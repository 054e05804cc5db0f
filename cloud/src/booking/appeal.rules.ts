import { BOOKING_APPEAL_STATES } from 'shared-types/booking-marks.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { addDays, type CivilDate } from '../kernel/time/civil-date';
import type { Mark } from './marks.rules';

/** Those who decide: nobody who stands at a window judges what a window noted. */
export const APPEAL_DESK = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** What the guards of an appeal look at. */
export interface AppealFacts {
  /** Whoever acts is the one who appeals, or acts for them. */
  readonly own: boolean;
}

const NOT_ONES_OWN = ({ own }: AppealFacts): Refusal | null =>
  own ? ruledOut('own_appeal', '这是您自己的申诉，请由另一位主管处理') : null;

/**
 * 爽约申诉: a decision made by rule alone is looked at again by a person, who says why (PIPL 24); answered within 5
 * working days.
 */
export const appealLifecycle = defineLifecycle<AppealFacts>()({
  type: 'BOOKING_APPEAL',
  states: BOOKING_APPEAL_STATES,
  closed: ['GRANTED', 'DISMISSED', 'WITHDRAWN'],
  desk: APPEAL_DESK,
  openings: {
    appeal: { to: 'SUBMITTED', who: ['OWNER'], label: '您提出了申诉', starts: ['BOOKING_APPEAL'] },
  },
  actions: {
    grant: {
      from: ['SUBMITTED'],
      to: 'GRANTED',
      who: APPEAL_DESK,
      label: '申诉成立，已撤销这次记录',
      guard: NOT_ONES_OWN,
      finishes: ['BOOKING_APPEAL'],
    },
    dismiss: {
      from: ['SUBMITTED'],
      to: 'DISMISSED',
      who: APPEAL_DESK,
      label: '已核实并答复，记录保留',
      guard: NOT_ONES_OWN,
      finishes: ['BOOKING_APPEAL'],
    },
    withdraw: { from: ['SUBMITTED'], to: 'WITHDRAWN', who: ['OWNER'], label: '您撤回了申诉' },
  },
});

/** The last day on which a mark can be appealed against (config/booking.yaml noShow.appealWithinDays). */
export const appealUntil = ({ date }: Pick<Mark, 'date'>, appealWithinDays: number): CivilDate =>
  addDays(date, appealWithinDays);

/** How the last appeal against a mark stands. */
export type LastAppeal = { readonly state: string } | null;

/** Why no appeal can be made against a mark; null when one can. */
export function appealRefusal(
  mark: Pick<Mark, 'date' | 'erased'> | null,
  last: LastAppeal,
  appealWithinDays: number,
  today: CivilDate,
): Refusal | null {
  if (mark === null || mark.erased) return ruledOut('nothing_to_appeal', '这次预约没有留下记录，不用申诉');
  if (last?.state === 'SUBMITTED') return ruledOut('appealed_already', '这次记录已经申诉，正等主管核实');
  if (last !== null && last.state !== 'WITHDRAWN') {
    return ruledOut('appeal_decided', '这次记录已经申诉并答复过了；仍有意见的，可以投诉');
  }
  if (today > appealUntil(mark, appealWithinDays)) {
    return ruledOut('appeal_too_late', `申诉要在预约当天起 ${appealWithinDays} 天内提出，现在已经过了`);
  }
  return null;
}

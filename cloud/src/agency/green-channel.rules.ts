import { GREEN_CHANNEL_STATES } from 'shared-types/green-channel.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { addDays, type CivilDate } from '../kernel/time/civil-date';

const DESK = ['DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

export interface GreenChannelFacts {
  readonly to: CivilDate;
  readonly today: CivilDate;
}

/** 绿色通道 (SPECIFICATION 3.2.4(5)C): proposed by agent or desk, granted by the centre alone, ended by its own last day. */
export const greenChannelLifecycle = defineLifecycle<GreenChannelFacts>()({
  type: 'GREEN_CHANNEL',
  states: GREEN_CHANNEL_STATES,
  closed: ['REFUSED', 'EXPIRED'],
  desk: DESK,
  overseers: ['QUALITY_INSPECTOR', 'PURCHASER'],
  openings: { propose: { to: 'PROPOSED', who: ['PROXY_AGENT', ...DESK], label: '提请开启绿色通道' } },
  actions: {
    grant: {
      from: ['PROPOSED'],
      to: 'GRANTED',
      who: ['PURCHASER'],
      label: '中心批准绿色通道',
      guard: ({ to, today }) => (to < today ? periodOver() : null),
    },
    refuse: { from: ['PROPOSED'], to: 'REFUSED', who: ['PURCHASER'], label: '中心未批准绿色通道' },
    expire: { from: ['PROPOSED', 'GRANTED'], to: 'EXPIRED', who: ['HOUSE'], label: '绿色通道到期结束' },
  },
});

const periodOver = () => ruledOut('period_over', '提请的期限已过，不能再批准');

/** Why a period cannot be asked for, naming nothing where it can: not in the past, in order, and no longer than allowed. */
export function periodRefusal(
  { from, to }: { readonly from: CivilDate; readonly to: CivilDate },
  today: CivilDate,
  mostDays: number,
): Refusal | null {
  if (from < today) return ruledOut('period_past', '开始日期不能早于今天');
  if (to < from) return ruledOut('period_reversed', '结束日期不能早于开始日期');
  if (to >= addDays(from, mostDays)) return ruledOut('period_too_long', `绿色通道一次最多 ${mostDays} 天`);
  return null;
}

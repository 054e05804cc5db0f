import { TICKET_STATES, type TicketState } from 'shared-types/queue.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import type { QueueRules } from './queue.config';

const FRONT_STAFF = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const CLERKS = ['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** What the guards of a ticket look at. */
export interface TicketFacts {
  readonly calls: number;
  readonly calledAt: Date | null;
  readonly passedAt: Date | null;
  readonly requeues: number;
  readonly at: Date;
  readonly rules: QueueRules;
}

/** When a ticket may be called again, or passed, after its last call. */
export function recallFrom({ calledAt, rules }: Pick<TicketFacts, 'calledAt' | 'rules'>): Date {
  return new Date((calledAt?.getTime() ?? 0) + rules.calls.secondsApart * SECOND_MS);
}

/** Until when a passed ticket can be put back. */
export function requeueUntil(passedAt: Date, { requeue }: QueueRules): Date {
  return new Date(passedAt.getTime() + requeue.withinMinutes * MINUTE_MS);
}

const NOT_TOO_SOON = (facts: TicketFacts): Refusal | null => {
  if (facts.calls >= facts.rules.calls.most) {
    return ruledOut('called_enough', `已经叫了 ${facts.calls} 次，可以过号叫下一位`);
  }
  const left = Math.ceil((recallFrom(facts).getTime() - facts.at.getTime()) / SECOND_MS);
  return left > 0 ? ruledOut('call_too_soon', `刚叫过，${left} 秒后可以再叫`) : null;
};

const CALLED_ENOUGH = (facts: TicketFacts): Refusal | null => {
  const { most } = facts.rules.calls;
  if (facts.calls < most) return ruledOut('call_again', `叫满 ${most} 次还没来才能过号，再叫一次吧`);
  const left = Math.ceil((recallFrom(facts).getTime() - facts.at.getTime()) / SECOND_MS);
  return left > 0 ? ruledOut('call_too_soon', `刚叫过，再等 ${left} 秒`) : null;
};

const NOT_TOO_LATE = ({ passedAt, requeues, at, rules }: TicketFacts): Refusal | null => {
  if (requeues >= rules.requeue.times) return ruledOut('requeued_already', '这个号已经重排过一次，请重新取号');
  const late = passedAt !== null && at > requeueUntil(passedAt, rules);
  return late ? ruledOut('requeue_too_late', `过号超过 ${rules.requeue.withinMinutes} 分钟了，请重新取号`) : null;
};

const OPEN_STATES: readonly TicketState[] = [
  'WAITING',
  'CALLED',
  'SERVING',
  'PARKED',
  'TRANSFERRED',
  'PASSED',
  'REQUEUED',
];

/** 排队号: taken, called, served; or passed, parked, sent on, given up, carried over to another day. It promises no date. */
export const ticketLifecycle = defineLifecycle<TicketFacts>()({
  type: 'TICKET',
  states: TICKET_STATES,
  closed: ['DONE', 'ABANDONED', 'CARRIED_OVER'],
  desk: [],
  overseers: FRONT_STAFF,
  openings: {
    take: { to: 'WAITING', who: ['DEVICE', ...FRONT_STAFF], label: '现场取号' },
    checkIn: { to: 'WAITING', who: ['DEVICE', ...FRONT_STAFF], label: '凭预约取号' },
    goOn: { to: 'WAITING', who: ['DEVICE', ...FRONT_STAFF], label: '上次没有办完，优先取号' },
  },
  actions: {
    call: { from: ['WAITING', 'REQUEUED', 'TRANSFERRED'], to: 'CALLED', who: CLERKS, label: '叫号' },
    recall: { from: ['CALLED'], to: 'SAME', who: CLERKS, label: '再次叫号', guard: NOT_TOO_SOON },
    start: { from: ['CALLED'], to: 'SERVING', who: CLERKS, label: '开始办理' },
    pass: { from: ['CALLED'], to: 'PASSED', who: CLERKS, label: '过号', guard: CALLED_ENOUGH },
    requeue: {
      from: ['PASSED'],
      to: 'REQUEUED',
      who: ['DEVICE', ...FRONT_STAFF],
      label: '过号后重新排队',
      guard: NOT_TOO_LATE,
    },
    park: { from: ['SERVING'], to: 'PARKED', who: CLERKS, label: '暂离窗口' },
    unpark: { from: ['PARKED'], to: 'SERVING', who: CLERKS, label: '回到窗口，接着办理' },
    transfer: { from: ['CALLED', 'SERVING', 'PARKED'], to: 'TRANSFERRED', who: CLERKS, label: '转到别的窗口' },
    finish: { from: ['SERVING'], to: 'DONE', who: CLERKS, label: '办理结束' },
    abandon: {
      from: ['WAITING', 'CALLED', 'TRANSFERRED', 'PASSED', 'REQUEUED'],
      to: 'ABANDONED',
      who: ['OWNER'],
      label: '您把号让了出来',
    },
    close: { from: OPEN_STATES, to: 'ABANDONED', who: ['HOUSE', ...FRONT_STAFF], label: '没有办理' },
    carryOver: { from: OPEN_STATES, to: 'CARRIED_OVER', who: FRONT_STAFF, label: '改天优先办' },
  },
});

export type TicketAction = keyof (typeof ticketLifecycle)['actions'];

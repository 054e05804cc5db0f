export type TicketState =
  | 'WAITING'
  | 'CALLED'
  | 'SERVING'
  | 'PARKED'
  | 'TRANSFERRED'
  | 'PASSED'
  | 'REQUEUED'
  | 'DONE'
  | 'ABANDONED'
  | 'CARRIED_OVER';

/** Each state with its label and who acts next. */
export const TICKET_STATES: Readonly<Record<TicketState, { label: string; next: string }>> = {
  WAITING: { label: '等候中', next: '请留意叫号，快到您时会提醒您' },
  CALLED: { label: '正在叫您', next: '请带好材料到叫号的窗口' },
  SERVING: { label: '办理中', next: '正在为您办理' },
  PARKED: { label: '暂离窗口', next: '准备好了请回到原来的窗口，不用重新排队' },
  TRANSFERRED: { label: '已转窗口', next: '已为您转到合适的窗口，请留意叫号，不用重新排队' },
  PASSED: { label: '过号', next: '叫号时您不在；请到导办台或取号机扫一下号票，重新排一次' },
  REQUEUED: { label: '重新排队', next: '隔几位后再叫您，请不要走远' },
  DONE: { label: '已办理', next: '这次已经办理' },
  ABANDONED: { label: '没有办理', next: '这个号没有办理；需要时请重新取号' },
  CARRIED_OVER: { label: '改天优先办', next: '今天没有办完，下一个开放日凭这个号优先办理' },
};

/** In which order a ticket is called. */
export const TICKET_CLASSES = ['PRIORITY', 'BOOKED', 'WALK_IN'] as const;
export type TicketClass = (typeof TICKET_CLASSES)[number];

/** States in which a ticket waits to be called. */
export const WAITING_STATES = ['WAITING', 'REQUEUED', 'TRANSFERRED'] as const satisfies readonly TicketState[];

/** Who may go first (优先), seen at the counter by a card or with one's own eyes; nothing is uploaded. */
export const PRIORITY_KINDS = ['ELDERLY', 'PREGNANT_OR_INFANT', 'DISABLED', 'MILITARY', 'URGENT'] as const;
export type PriorityKind = (typeof PRIORITY_KINDS)[number];
export const PRIORITY_KIND_LABELS: Readonly<Record<PriorityKind, string>> = {
  ELDERLY: '65 岁以上老人，或陪同老人',
  PREGNANT_OR_INFANT: '孕妇，或带着婴儿',
  DISABLED: '残障人士',
  MILITARY: '军人、退役军人、消防救援人员、烈属',
  URGENT: '有凭证的急事',
};

/** What a window is at the moment. */
export type WindowState = 'OPEN' | 'PAUSED' | 'CLOSED';
export const WINDOW_STATE_LABELS: Readonly<Record<WindowState, string>> = {
  OPEN: '开放',
  PAUSED: '暂停',
  CLOSED: '未开',
};

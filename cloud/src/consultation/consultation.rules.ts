import { CONSULTATION_STATES } from 'shared-types/consultation.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import {
  type DraftFacts,
  REPLY_REVIEWERS,
  returnRefusal,
  reviewRefusal,
  sendingRefusal,
} from '../reply/reply-draft.rules';

/** What the guards of a consultation look at. */
export interface ConsultationFacts {
  readonly reopenings: number;
  readonly draft: DraftFacts;
}

/** 追问 beyond this is a conversation, better held by telephone. */
export const MOST_REOPENINGS = 3;

const REPLIERS = ['WINDOW_CLERK', 'RECEPTIONIST', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

const STILL_WELCOME = ({ reopenings }: ConsultationFacts): Refusal | null =>
  reopenings < MOST_REOPENINGS
    ? null
    : ruledOut('reopened_too_often', `这个问题已经追问了 ${MOST_REOPENINGS} 次，请拨打咨询电话，由专人为您解答`);

/** 咨询 (SPECIFICATION 五.5): on site answered at once, by telephone the same day, online within 5 working days, sent on from above within its order's own limit too; a transfer never resets the clock, a reopening starts a new one. */
export const consultationLifecycle = defineLifecycle<ConsultationFacts>()({
  type: 'CONSULTATION',
  states: CONSULTATION_STATES,
  closed: ['ANSWERED', 'REPLIED', 'RATED'],
  desk: REPLIERS,
  overseers: ['QUALITY_INSPECTOR'],
  openings: {
    submit: { to: 'SUBMITTED', who: ['ANYONE'], label: '您提交了问题', starts: ['CONSULT_ONLINE'] },
    register: { to: 'SUBMITTED', who: REPLIERS, label: '中心登记了您的问题', starts: ['CONSULT_ONLINE'] },
    registerPhone: { to: 'PENDING', who: REPLIERS, label: '中心登记了您的来电', starts: ['CONSULT_PHONE'] },
    registerOrder: {
      to: 'SUBMITTED',
      who: REPLIERS,
      label: '收到上级转办的问题',
      starts: ['CONSULT_TRANSFERRED'],
    },
    answerAtOnce: { to: 'ANSWERED', who: REPLIERS, label: '当场答复' },
  },
  actions: {
    assign: {
      from: ['SUBMITTED', 'PENDING', 'REOPENED', 'ASSIGNED'],
      to: 'ASSIGNED',
      who: REPLIERS,
      label: '已有专人负责答复',
    },
    reply: {
      from: ['SUBMITTED', 'PENDING', 'ASSIGNED', 'REOPENED'],
      to: 'REPLIED',
      who: REPLIERS,
      label: '中心已答复',
      guard: ({ draft }) => sendingRefusal(draft),
      finishes: ['CONSULT_ONLINE', 'CONSULT_PHONE', 'CONSULT_TRANSFERRED'],
    },
    requestReview: {
      from: ['SUBMITTED', 'PENDING', 'ASSIGNED', 'REOPENED'],
      to: 'SAME',
      who: REPLIERS,
      label: '答复已送审',
      internal: true,
      guard: ({ draft }) => reviewRefusal(draft),
    },
    returnDraft: {
      from: ['SUBMITTED', 'PENDING', 'ASSIGNED', 'REOPENED'],
      to: 'SAME',
      who: ['HOLDER', ...REPLY_REVIEWERS],
      label: '答复退回修改',
      internal: true,
      guard: ({ draft }) => returnRefusal(draft),
    },
    correct: { from: ['ANSWERED', 'REPLIED', 'RATED'], to: 'SAME', who: REPLIERS, label: '中心更正了答复' },
    reopen: {
      from: ['REPLIED'],
      to: 'REOPENED',
      who: ['OWNER'],
      label: '您追问了这个问题',
      guard: STILL_WELCOME,
      starts: ['CONSULT_ONLINE'],
    },
    rate: { from: ['REPLIED'], to: 'RATED', who: ['OWNER'], label: '您评价了这次答复' },
  },
});

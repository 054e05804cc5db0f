import {
  COMPLAINT_STATES,
  type ComplaintChannel,
  type ComplaintKind,
  type ComplaintOutcome,
} from 'shared-types/complaint.states';
import { type Refusal, ruledOut } from '../kernel/errors/refusal';
import { defineLifecycle } from '../kernel/lifecycle/lifecycle.rules';
import { type DraftFacts, returnRefusal, reviewRefusal, sendingRefusal } from '../reply/reply-draft.rules';

/** What the guards of a complaint look at. */
export interface ComplaintFacts {
  readonly channel: ComplaintChannel;
  /** True while an on-site complaint has not been turned into one with a limit of days. */
  readonly onSpot: boolean;
  readonly reopenings: number;
  readonly draft: DraftFacts;
}

/** Beyond this somebody from the centre talks to the complainant instead. */
export const MOST_REOPENINGS = 3;

const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const HANDLERS = ['QUALITY_INSPECTOR', ...SUPERVISORS] as const;
const REGISTRARS = ['RECEPTIONIST', 'WINDOW_CLERK', ...HANDLERS] as const;
const ANY_REPLY = [
  'COMPLAINT_REMOTE',
  'COMPLAINT_ONSITE_SIMPLE',
  'COMPLAINT_ONSITE_CONVERTED',
  'COMPLAINT_TRANSFERRED',
] as const;

const ON_SPOT = ({ onSpot }: ComplaintFacts): Refusal | null =>
  onSpot ? null : ruledOut('not_on_spot', '只有现场投诉可以当场处置，这一件请交办后限时答复');

const NOT_ON_SPOT = ({ onSpot }: ComplaintFacts): Refusal | null =>
  onSpot ? ruledOut('on_spot', '这是现场投诉，请当场处置；当场处置不了的，先转为限时办理') : null;

const STILL_WELCOME = ({ reopenings }: ComplaintFacts): Refusal | null =>
  reopenings < MOST_REOPENINGS
    ? null
    : ruledOut('reopened_too_often', `已经再次办理了 ${MOST_REOPENINGS} 次，请拨打投诉电话，由专人当面听您说`);

/**
 * 投诉与意见建议 (SPECIFICATION 五.7): a simple one on site is settled the same day, every other answered within 5
 * working days; one that cannot be settled on the spot keeps its first day as day 0.
 */
export const complaintLifecycle = defineLifecycle<ComplaintFacts>()({
  type: 'COMPLAINT',
  states: COMPLAINT_STATES,
  closed: ['REPLIED', 'CONFIRMED', 'CLOSED', 'REFERRED_OUT', 'WITHDRAWN'],
  desk: HANDLERS,
  openings: {
    submit: { to: 'RECEIVED', who: ['ANYONE'], label: '您提交了投诉建议', starts: ['COMPLAINT_REMOTE'] },
    register: { to: 'RECEIVED', who: REGISTRARS, label: '中心登记了您的投诉建议', starts: ['COMPLAINT_REMOTE'] },
    registerOnSite: {
      to: 'RECEIVED',
      who: REGISTRARS,
      label: '现场登记了您的投诉',
      starts: ['COMPLAINT_ONSITE_SIMPLE'],
    },
    registerOrder: {
      to: 'RECEIVED',
      who: REGISTRARS,
      label: '收到上级转办的投诉建议',
      starts: ['COMPLAINT_TRANSFERRED'],
    },
  },
  actions: {
    handleOnSpot: {
      from: ['RECEIVED'],
      to: 'CLOSED',
      who: ['HOLDER', ...HANDLERS],
      label: '已当场处置并告知您结果',
      guard: ON_SPOT,
      finishes: ['COMPLAINT_ONSITE_SIMPLE'],
    },
    convert: {
      from: ['RECEIVED'],
      to: 'SAME',
      who: ['HOLDER', ...HANDLERS],
      label: '当场处置不了，转为限时办理，期限仍从当天算起',
      guard: ON_SPOT,
      cancels: ['COMPLAINT_ONSITE_SIMPLE'],
      starts: ['COMPLAINT_ONSITE_CONVERTED'],
    },
    assign: {
      from: ['RECEIVED', 'ASSIGNED', 'INVESTIGATING', 'REOPENED'],
      to: 'ASSIGNED',
      who: SUPERVISORS,
      label: '已交专人承办',
      guard: NOT_ON_SPOT,
    },
    investigate: { from: ['ASSIGNED'], to: 'INVESTIGATING', who: ['HOLDER'], label: '承办人开始核实' },
    reply: {
      from: ['ASSIGNED', 'INVESTIGATING'],
      to: 'REPLIED',
      who: ['HOLDER', ...SUPERVISORS],
      label: '中心已答复',
      guard: ({ draft }) => sendingRefusal(draft),
      finishes: ANY_REPLY,
    },
    requestReview: {
      from: ['ASSIGNED', 'INVESTIGATING'],
      to: 'SAME',
      who: ['HOLDER', ...SUPERVISORS],
      label: '答复已送审',
      internal: true,
      guard: ({ draft }) => reviewRefusal(draft),
    },
    returnDraft: {
      from: ['ASSIGNED', 'INVESTIGATING'],
      to: 'SAME',
      who: ['HOLDER', ...SUPERVISORS],
      label: '答复退回修改',
      internal: true,
      guard: ({ draft }) => returnRefusal(draft),
    },
    correct: {
      from: ['REPLIED', 'CONFIRMED', 'CLOSED'],
      to: 'SAME',
      who: ['HOLDER', ...SUPERVISORS],
      label: '中心更正了答复',
    },
    referOut: {
      from: ['RECEIVED', 'ASSIGNED', 'INVESTIGATING', 'REOPENED'],
      to: 'REFERRED_OUT',
      who: SUPERVISORS,
      label: '不属于中心受理范围，已转送并告知您',
      finishes: ANY_REPLY,
    },
    confirm: { from: ['REPLIED'], to: 'CONFIRMED', who: ['OWNER'], label: '您认可了答复' },
    reopen: {
      from: ['REPLIED'],
      to: 'REOPENED',
      who: ['OWNER'],
      label: '您要求再次办理',
      guard: STILL_WELCOME,
      starts: ['COMPLAINT_REMOTE'],
    },
    close: { from: ['REPLIED', 'CONFIRMED'], to: 'CLOSED', who: HANDLERS, label: '已回访，办结' },
    withdraw: {
      from: ['RECEIVED', 'ASSIGNED', 'INVESTIGATING', 'REOPENED'],
      to: 'WITHDRAWN',
      who: ['OWNER'],
      label: '您撤回了投诉建议',
    },
  },
});

/** Why a reply may not go out as it is: what an investigation of a complaint found belongs to the answer. */
export function replyRefusal(kind: ComplaintKind, outcome: ComplaintOutcome | undefined): Refusal | null {
  if (kind === 'COMPLAINT' && outcome === undefined) return ruledOut('outcome_missing', '答复投诉须写明核实结论');
  return null;
}

import { CLERK } from './case-actors.rules';
import { resultOwed } from './case-guards.rules';

/** The promise to the province that a decision starts (陕政办函〔2020〕25号); it is owed even when the case is over. */
export const OWED_TO_PROVINCE = ['RESULT_PUSH'] as const;

/** 结果信息推送: what was decided reaches the province's platform, by itself or by a clerk's hand. */
export const resultActions = {
  pushResult: {
    from: [
      'DECIDED_APPROVED',
      'DECIDED_TOLERANCE',
      'DECIDED_REJECTED',
      'NOTIFIED',
      'DELIVERED',
      'RETURNED',
      'ARCHIVED',
    ],
    to: 'SAME',
    who: [...CLERK, 'HOUSE'],
    label: '结果信息已推送省级平台',
    internal: true,
    guard: resultOwed,
    finishes: OWED_TO_PROVINCE,
  },
} as const;

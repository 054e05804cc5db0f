import { CLERK, OPEN, REVIEWER, SUPERVISORS } from './case-actors.rules';

/** 移交: a case stays with whoever has it until a colleague has accepted it (首接负责). */
export const handoverActions = {
  offerHandover: { from: OPEN, to: 'SAME', who: [...CLERK, ...SUPERVISORS], label: '请同事接手', internal: true },
  acceptHandover: { from: OPEN, to: 'SAME', who: [...CLERK, ...REVIEWER], label: '同事已接手', internal: true },
  declineHandover: { from: OPEN, to: 'SAME', who: [...CLERK, ...REVIEWER], label: '同事没有接手', internal: true },
  returnHandover: { from: OPEN, to: 'SAME', who: ['HOUSE'], label: '没有按时接手，退回原来的人', internal: true },
} as const;

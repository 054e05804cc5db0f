/** How the agent made sure that whoever took the result is the client. */
export const IDENTITY_CHECKS = ['ID_CARD', 'PICK_UP_CODE'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];
export const IDENTITY_CHECK_LABELS: Readonly<Record<IdentityCheck, string>> = {
  ID_CARD: '核对身份证件',
  PICK_UP_CODE: '核对客户手机上的领取码',
};

/** What came of a call back: the client was reached, was not, or is not tried any more. */
export const CALLBACK_OUTCOMES = ['REACHED', 'NOT_REACHED', 'GIVEN_UP'] as const;
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];
export const CALLBACK_OUTCOME_LABELS: Readonly<Record<CallbackOutcome, string>> = {
  REACHED: '联系上了',
  NOT_REACHED: '没有联系上',
  GIVEN_UP: '多次没有联系上，结束回访',
};

/** What of the service the client speaks of. */
export const CALLBACK_ASPECTS = ['SPEED', 'ATTITUDE', 'CLARITY', 'MATERIALS'] as const;
export type CallbackAspect = (typeof CALLBACK_ASPECTS)[number];
export const CALLBACK_ASPECT_LABELS: Readonly<Record<CallbackAspect, string>> = {
  SPEED: '办理时间',
  ATTITUDE: '服务态度',
  CLARITY: '讲解清楚',
  MATERIALS: '材料交接',
};

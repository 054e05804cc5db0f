export type KeyProjectState = 'NOMINATED' | 'SCREENED' | 'CONFIRMED' | 'REJECTED' | 'CLOSED';

/** Each state with its label and who acts next. */
export const KEY_PROJECT_STATES: Readonly<Record<KeyProjectState, { label: string; next: string }>> = {
  NOMINATED: { label: '已提名', next: '等主管初筛，并指定项目代办专员' },
  SCREENED: { label: '已初筛', next: '等中心确认' },
  CONFIRMED: { label: '已确认', next: '企业的帮办代办由专员优先承办，按重点项目的时限办理' },
  REJECTED: { label: '未列入', next: '没有列为重点项目，企业仍可正常申请帮办代办' },
  CLOSED: { label: '已结束', next: '不再按重点项目办理' },
};

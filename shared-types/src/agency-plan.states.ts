/** How one version of a service plan stands. */
export type PlanState = 'DRAFT' | 'SENT' | 'RECALLED' | 'RETURNED' | 'CONFIRMED' | 'SUPERSEDED';
export const PLAN_STATES = ['DRAFT', 'SENT', 'RECALLED', 'RETURNED', 'CONFIRMED', 'SUPERSEDED'] as const;
export const PLAN_STATE_LABELS: Readonly<Record<PlanState, string>> = {
  DRAFT: '草稿',
  SENT: '等待确认',
  RECALLED: '已撤回修改',
  RETURNED: '已退回修改',
  CONFIRMED: '已确认',
  SUPERSEDED: '已被新方案取代',
};

/** Who brings a material that a plan asks for. */
export const MATERIAL_BRINGERS = ['CLIENT', 'AGENT'] as const;
export type MaterialBringer = (typeof MATERIAL_BRINGERS)[number];
export const MATERIAL_BRINGER_LABELS: Readonly<Record<MaterialBringer, string>> = {
  CLIENT: '您准备',
  AGENT: '代办员准备',
};

/** How one permit of a plan stands. */
export type PermitStage =
  | 'WAITING'
  | 'PREPARING'
  | 'FILED'
  | 'IN_APPROVAL'
  | 'SUPPLEMENTING'
  | 'APPROVED'
  | 'REJECTED'
  | 'ENDED';
export const PERMIT_STAGES = [
  'WAITING',
  'PREPARING',
  'FILED',
  'IN_APPROVAL',
  'SUPPLEMENTING',
  'APPROVED',
  'REJECTED',
  'ENDED',
] as const;
/** Each with its word and with who acts now. */
export const PERMIT_STAGE_WORDS: Readonly<Record<PermitStage, { label: string; acts: string }>> = {
  WAITING: { label: '等前面的事项', acts: '前面的事项有结果后开始' },
  PREPARING: { label: '准备材料', acts: '您和代办员备齐材料后递交' },
  FILED: { label: '已递交', acts: '窗口核对材料' },
  IN_APPROVAL: { label: '审批中', acts: '审批部门审查' },
  SUPPLEMENTING: { label: '补正中', acts: '请您按告知单补齐材料' },
  APPROVED: { label: '已批准', acts: '已有结果' },
  REJECTED: { label: '未批准', acts: '已有结果' },
  ENDED: { label: '已结束', acts: '没有办成，可以重新递交' },
};

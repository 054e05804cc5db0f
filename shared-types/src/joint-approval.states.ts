export type JointApprovalState = 'RUNNING' | 'CONCLUDED';

export const JOINT_APPROVAL_STATES: Readonly<Record<JointApprovalState, { label: string; next: string }>> = {
  RUNNING: { label: '并联审批中', next: '各部门正在同时审查，每一件的进度见下' },
  CONCLUDED: { label: '各件都有结果', next: '各件都有结果了，请按每一件的通知领取' },
};

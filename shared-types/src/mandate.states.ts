/** A mandate's life; VOID is a draft given up before it took effect. */
export type MandateState = 'DRAFT' | 'SIGNED_BY_CLIENT' | 'EFFECTIVE' | 'EXPIRED' | 'REVOKED' | 'FULFILLED' | 'VOID';

/** Each state with its label and who acts next. */
export const MANDATE_STATES: Readonly<Record<MandateState, { label: string; next: string }>> = {
  DRAFT: { label: '待签署', next: '请委托人看过后签署' },
  SIGNED_BY_CLIENT: { label: '委托人已签', next: '等待中心复核签署' },
  EFFECTIVE: { label: '已生效', next: '代办员在委托的事项、权限和期限内办理' },
  EXPIRED: { label: '已到期', next: '委托期限已满，继续办理需要续办' },
  REVOKED: { label: '已撤销', next: '委托已撤销，代办员不再以委托人名义办理' },
  FULFILLED: { label: '已办结', next: '事项办结，委托随之结束' },
  VOID: { label: '已作废', next: '这份委托没有生效' },
};

/** What an agent may be authorised to do; nothing else is (民法典 art. 165: the authority is named). */
export const MANDATE_ACTS = ['SUBMIT', 'SUPPLEMENT', 'INQUIRE', 'RECEIVE_NOTICES', 'COLLECT', 'TAKE_BACK'] as const;
export type MandateAct = (typeof MANDATE_ACTS)[number];
export const MANDATE_ACT_LABELS: Readonly<Record<MandateAct, string>> = {
  SUBMIT: '递交申请材料',
  SUPPLEMENT: '签收补正通知、递交补正材料',
  INQUIRE: '查询办理进度',
  RECEIVE_NOTICES: '签收受理、不予受理等通知',
  COLLECT: '领取审批结果和文书',
  TAKE_BACK: '取回交存的材料原件',
};

/** By what right somebody acts under a mandate (民法典 art. 165 and 169). */
export const AGENT_BASES = ['NAMED', 'CLAUSE', 'CONSENT'] as const;
export type AgentBasis = (typeof AGENT_BASES)[number];
export const AGENT_BASIS_LABELS: Readonly<Record<AgentBasis, string>> = {
  NAMED: '委托书写明的经办人',
  CLAUSE: '按委托书的转委托约定更换',
  CONSENT: '经委托人同意更换',
};

export const MANDATE_ACTIONS = [
  'prepare',
  'discard',
  'refuse',
  'countersign',
  'substitute',
  'consent',
  'revoke',
  'renew',
] as const;
export type MandateAction = (typeof MANDATE_ACTIONS)[number];

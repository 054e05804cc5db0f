/** By what right somebody acts for an enterprise. */
export const AUTHORITIES = ['LEGAL_REPRESENTATIVE', 'AUTHORISED_HANDLER'] as const;
export type Authority = (typeof AUTHORITIES)[number];
export const AUTHORITY_LABELS: Readonly<Record<Authority, string>> = {
  LEGAL_REPRESENTATIVE: '法定代表人（负责人）',
  AUTHORISED_HANDLER: '经办人',
};

/**
 * How a binding stands today. Only an ACTIVE one lets a person see and do anything for the enterprise; a PENDING one
 * waits for its legal representative or for the centre; NOT_YET and OVER lie outside the authorised dates.
 */
export const BINDING_STATES = ['PENDING', 'NOT_YET', 'ACTIVE', 'OVER'] as const;
export type BindingState = (typeof BINDING_STATES)[number];
export const BINDING_LABELS: Readonly<Record<BindingState, string>> = {
  PENDING: '待确认：请法定代表人在“我的企业”中确认，或携带营业执照到大厅核验',
  NOT_YET: '授权还没开始',
  ACTIVE: '已绑定',
  OVER: '授权已到期',
};

/** Which side of a paper somebody signs for. */
export const SIGNING_PARTIES = ['CLIENT', 'CENTRE'] as const;
export type SigningParty = (typeof SIGNING_PARTIES)[number];
export const SIGNING_PARTY_LABELS: Readonly<Record<SigningParty, string>> = { CLIENT: '委托人', CENTRE: '中心' };

/** By what right: for oneself, for an enterprise, or for the centre. */
export const SIGNING_CAPACITIES = ['SELF', 'LEGAL_REPRESENTATIVE', 'AUTHORISED_HANDLER', 'CENTRE'] as const;
export type SigningCapacity = (typeof SIGNING_CAPACITIES)[number];
export const SIGNING_CAPACITY_LABELS: Readonly<Record<SigningCapacity, string>> = {
  SELF: '本人',
  LEGAL_REPRESENTATIVE: '法定代表人（负责人）',
  AUTHORISED_HANDLER: '经办人',
  CENTRE: '中心经办负责人',
};

/**
 * How: by a code sent to the verified phone of somebody whose identity card was checked, with a drawn signature; by one
 * of the staff at their desk.
 */
export const SIGNING_METHODS = ['SMS_DRAWING', 'DESK'] as const;
export type SigningMethod = (typeof SIGNING_METHODS)[number];
export const SIGNING_METHOD_LABELS: Readonly<Record<SigningMethod, string>> = {
  SMS_DRAWING: '实名核验、短信验证码、手写签名',
  DESK: '工作台登录签署',
};

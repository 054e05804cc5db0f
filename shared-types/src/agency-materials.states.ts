/** Which way a 材料交接清单 goes: from the client to the agent, or back (返还). */
export const HANDOVER_DIRECTIONS = ['IN', 'OUT'] as const;
export type HandoverDirection = (typeof HANDOVER_DIRECTIONS)[number];
export const HANDOVER_DIRECTION_LABELS: Readonly<Record<HandoverDirection, string>> = {
  IN: '客户交给代办员',
  OUT: '代办员返还客户',
};

/** How a list stands: waiting for both signatures, signed by both, or given up before it was. */
export const HANDOVER_STATES = ['OPEN', 'SIGNED', 'VOID'] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];
export const HANDOVER_STATE_LABELS: Readonly<Record<HandoverState, string>> = {
  OPEN: '等双方签字',
  SIGNED: '双方已签字',
  VOID: '已作废',
};

/** How the client signed: on the agent's screen, by the code on their own phone, or on their own phone. */
export const CLIENT_SIGNINGS = ['SCREEN', 'CODE', 'OWN_PHONE'] as const;
export type ClientSigning = (typeof CLIENT_SIGNINGS)[number];
export const CLIENT_SIGNING_LABELS: Readonly<Record<ClientSigning, string>> = {
  SCREEN: '在代办员的屏幕上手写签名',
  CODE: '出示本人手机上的交接码',
  OWN_PHONE: '在本人手机上手写签名',
};

/** In whose hands a paper of the client's is. */
export const PAPER_KEEPERS = ['AGENT', 'VAULT', 'WINDOW', 'DEPARTMENT', 'CLIENT'] as const;
export type PaperKeeper = (typeof PAPER_KEEPERS)[number];
export const PAPER_KEEPER_LABELS: Readonly<Record<PaperKeeper, string>> = {
  AGENT: '代办员',
  VAULT: '保管柜',
  WINDOW: '窗口',
  DEPARTMENT: '审批部门',
  CLIENT: '客户',
};

/** Where a paper can be moved inside the house; back to its client it goes on a signed list alone. */
export const MOVE_TARGETS = ['AGENT', 'VAULT', 'WINDOW', 'DEPARTMENT'] as const;
export type MoveTarget = (typeof MOVE_TARGETS)[number];

/** How one move stands: on its way to whoever has to accept it, accepted, or not taken. */
export const MOVE_STATES = ['PENDING', 'ACCEPTED', 'REFUSED'] as const;
export type MoveState = (typeof MOVE_STATES)[number];

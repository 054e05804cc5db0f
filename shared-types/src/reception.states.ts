/** What somebody in the hall calls for. */
export const CALL_KINDS = ['HELP', 'FAULT'] as const;
export type CallKind = (typeof CALL_KINDS)[number];
export const CALL_KIND_LABELS: Readonly<Record<CallKind, string>> = { HELP: '请人帮忙', FAULT: '报修' };

/** How far a call is: nobody yet, somebody on the way, over. */
export const CALL_STATES = ['WAITING', 'TAKEN', 'DONE'] as const;
export type CallState = (typeof CALL_STATES)[number];

/** What is wrong with a machine, chosen from a list: nothing is written by the public, so nothing personal. */
export const FAULTS = ['SCREEN', 'PRINTER', 'SCANNER', 'NETWORK', 'OTHER'] as const;
export type Fault = (typeof FAULTS)[number];
export const FAULT_LABELS: Readonly<Record<Fault, string>> = {
  SCREEN: '屏幕不亮或没反应',
  PRINTER: '打不出纸',
  SCANNER: '扫不上码、读不出证件',
  NETWORK: '网络不通',
  OTHER: '其他问题',
};

/** What reception did for a visitor; the last is help at a self-service machine. */
export const RECEPTION_KINDS = ['RECEIVE', 'CONSULT', 'DIRECT', 'ESCORT', 'SELF_SERVICE'] as const;
export type ReceptionKind = (typeof RECEPTION_KINDS)[number];
export const RECEPTION_KIND_LABELS: Readonly<Record<ReceptionKind, string>> = {
  RECEIVE: '接待',
  CONSULT: '咨询',
  DIRECT: '指引',
  ESCORT: '引领',
  SELF_SERVICE: '自助终端指导',
};

/** Minutes offered to whoever logs a reception: one tap, nobody counts exactly. */
export const RECEPTION_MINUTES = [1, 3, 5, 10, 20] as const;

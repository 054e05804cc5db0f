/** The steps of the ladder, lowest first. */
export const ESCALATION_LEVELS = ['REMINDER', 'SUPERVISION', 'BULLETIN'] as const;
export type EscalationLevel = (typeof ESCALATION_LEVELS)[number];
export const ESCALATION_LABELS: Readonly<Record<EscalationLevel, string>> = {
  REMINDER: '催办',
  SUPERVISION: '督办',
  BULLETIN: '通报',
};

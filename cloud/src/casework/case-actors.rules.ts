/** Whose work a case is, as the tables of its life name them. */
export const CLERK = ['WINDOW_CLERK'] as const;
export const REVIEWER = ['BACK_OFFICE_REVIEWER'] as const;
/** A department decides through its reviewer at the desk, or through its own system. */
export const DEPARTMENT = [...REVIEWER, 'BACK_OFFICE'] as const;
export const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

/** Every state of a case that is not over. */
export const OPEN = [
  'RECEIVED',
  'SUPPLEMENT_REQUESTED',
  'SUPPLEMENT_PENDING',
  'SUPPLEMENT_EXPIRED',
  'SUPPLEMENTED',
  'ACCEPTED',
  'PUSHED',
  'UNDER_REVIEW',
  'SPECIAL_PROCEDURE',
  'DECIDED_APPROVED',
  'DECIDED_TOLERANCE',
  'DECIDED_REJECTED',
  'NOTIFIED',
] as const;

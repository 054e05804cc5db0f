/** What shows a case to the desk, and is stale after a step of it. */
export const CASE_REFRESH = ['GET /desk/inbox', 'GET /cases/:number', 'GET /desk/promises'] as const;

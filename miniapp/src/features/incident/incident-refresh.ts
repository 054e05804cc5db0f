/** What every step makes stale. */
export const INCIDENT_REFRESH = ['GET /incidents', 'GET /incidents/:number'] as const;

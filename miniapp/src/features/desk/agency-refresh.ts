/** What the desk reads anew after it did something with an agency case. */
export const AGENCY_REFRESH = [
  'GET /desk/inbox',
  'GET /agency-cases/:number',
  'GET /agency-cases/:number/plans',
  'GET /agency-cases/:number/chart',
  'GET /agency-cases/:number/agents',
  'GET /agency-cases/:number/materials',
  'GET /agency-cases/:number/archive',
  'GET /desk/promises',
  'GET /dispatch/visits',
] as const;

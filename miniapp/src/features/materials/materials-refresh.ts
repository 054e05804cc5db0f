/** What is read anew after something was done with the papers of a case. */
export const MATERIALS_REFRESH = [
  'GET /agency-cases/:number/materials',
  'GET /agency-cases/:number',
  'GET /agency-papers',
  'GET /desk/inbox',
] as const;

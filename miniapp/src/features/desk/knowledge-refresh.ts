/** What a change of the knowledge base makes stale. */
export const KNOWLEDGE_REFRESH = [
  'GET /knowledge',
  'GET /knowledge/:key',
  'GET /desk/knowledge',
  'GET /desk/knowledge/:key',
] as const;

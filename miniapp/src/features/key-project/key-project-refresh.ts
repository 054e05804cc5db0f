/** What every step makes stale. */
export const PROJECT_REFRESH = ['GET /key-projects', 'GET /key-projects/:number', 'GET /desk/inbox'] as const;
export const CHANNEL_REFRESH = ['GET /green-channels', 'GET /green-channels/:number', 'GET /desk/inbox'] as const;

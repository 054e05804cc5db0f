export { call } from './call';
export { clearDrafts, type Draft, useDraft } from './drafts';
export { ApiProblem, asProblem } from './problem';
export { type PagedReading, type Reading, usePages, useRead } from './reads';
export { currentSession, type Session, useSession } from './session';
export { useWrite, type Writing } from './writes';

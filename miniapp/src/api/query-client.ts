import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query';
import { connection } from '@/ui/page/connection';
import { watchConnection, watchForeground } from './device';
import { asProblem } from './problem';
import { currentSession, onSessionChange } from './session';

const FRESH_MS = 15_000;
const TRIES = 2;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      retry: (count, error) => count < TRIES && asProblem(error).passing,
      // A read is tried even when the phone says it is offline: some say so wrongly, and the refusal is clear.
      networkMode: 'always',
    },
    mutations: { retry: false, networkMode: 'always' },
  },
});

/** Lets queries follow the phone: refetched on return to the app and to the network, forgotten with the person. */
export function wireQueries(): void {
  focusManager.setEventListener((setFocused) => {
    watchForeground(setFocused);
    return () => undefined;
  });
  onlineManager.setEventListener(() => () => undefined);
  watchConnection((connected) => {
    connection.set(connected);
    onlineManager.setOnline(connected);
  });
  let wasPerson = currentSession().status === 'person';
  onSessionChange(() => {
    const isPerson = currentSession().status === 'person';
    if (isPerson === wasPerson) return;
    wasPerson = isPerson;
    // What one person saw is not shown to the next.
    if (isPerson) void queryClient.invalidateQueries();
    else queryClient.clear();
  });
}

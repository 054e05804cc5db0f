import type { NoticeKind } from 'shared-types/notification.states';
import { useRead } from '@/api';
import { askConsent } from './consent';

/** Gives what a tap calls first, so that the person is told of these by a message of WeChat; at most three kinds. */
export function useConsent(...kinds: readonly NoticeKind[]): () => Promise<void> {
  const { data } = useRead('GET /notice-templates');
  return () => askConsent(data?.items ?? [], kinds);
}

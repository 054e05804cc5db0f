import Taro from '@tarojs/taro';
import { call } from '@/api';
import { acceptGrant } from '@/api/session';

const PENDING = 'sign-in';

interface Pending {
  readonly kind: 'WECHAT_BROWSER' | 'DESK';
  readonly ticket: string;
}

const inWechat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** Leaves for WeChat's sign-in page: authorisation inside WeChat, the scan page on a PC. Comes back to `returnTo`. */
export async function signIn(returnTo: string): Promise<void> {
  const kind = inWechat() ? 'WECHAT_BROWSER' : 'DESK';
  const { address, ticket } = await call('GET /sessions/web-address', { query: { kind, returnTo } });
  // The ticket stays in this tab: a code caught elsewhere is worth nothing without it.
  sessionStorage.setItem(PENDING, JSON.stringify({ kind, ticket } satisfies Pending));
  window.location.assign(address);
}

/** Takes up what WeChat sent back. Returns the page to go on with; null when nothing fitting was sent. */
export async function finishSignIn(query: { code?: string; state?: string }): Promise<string | null> {
  const stored = sessionStorage.getItem(PENDING);
  sessionStorage.removeItem(PENDING);
  if (stored === null || !query.code || !query.state) return null;
  const { kind, ticket } = JSON.parse(stored) as Pending;
  const { code, state } = query;
  const { returnTo, ...grant } = await call('POST /sessions/web', { body: { kind, code, state, ticket } });
  await acceptGrant(grant);
  return returnTo;
}

/** The address of the page one is on, to come back to. */
export function presentPage(): string {
  const { path, params } = Taro.getCurrentInstance().router ?? { path: '/pages/home/index', params: {} };
  const query = Object.entries(params ?? {})
    .filter(([name]) => !['stamp', '$taroTimestamp'].includes(name))
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');
  const page = path.split('?')[0] ?? path;
  const rooted = page.startsWith('/') ? page : `/${page}`;
  return query === '' ? rooted : `${rooted}?${query}`;
}

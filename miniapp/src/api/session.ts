import Taro from '@tarojs/taro';
import type { Me, SessionGrant } from 'shared-types/identity.contract';
import { createStore, useStore } from '@/ui/store';
import { exclusively } from './device';
import { ApiProblem } from './problem';
import { keepTokens, readTokens, rereadTokens, type Tokens } from './tokens';
import { send } from './transport';

/** Who is using the app. `unknown` until storage was read; then a visitor, or a person. */
export type Session =
  | { readonly status: 'unknown' | 'visitor'; readonly me: null }
  | { readonly status: 'person'; readonly me: Me };

/** Renewed this long before the server would refuse it, in milliseconds. */
const MARGIN_MS = 10_000;
const ME_KEY = 'me';

const session = createStore<Session>({ status: 'unknown', me: null });
let renewing: Promise<Tokens | null> | null = null;

export const useSession = (): Session => useStore(session);
export const currentSession = (): Session => session.get();
export const onSessionChange = session.subscribe;

/** Finds out who was signed in on the last visit. Call once at launch; never asks anybody to sign in. */
export async function restoreSession(): Promise<void> {
  const [tokens, me] = await Promise.all([readTokens(), Taro.getStorage<Me>({ key: ME_KEY }).catch(() => undefined)]);
  if (session.get().status !== 'unknown') return;
  if (tokens && me?.data) session.set({ status: 'person', me: me.data });
  else session.set({ status: 'visitor', me: null });
}

/** Takes in what a login gave. */
export async function acceptGrant(grant: SessionGrant): Promise<void> {
  await keepGrant(grant);
}

/** Takes in a newer picture of the person: a phone was bound, a second factor given. */
export async function acceptMe(me: Me): Promise<void> {
  session.set({ status: 'person', me });
  await Taro.setStorage({ key: ME_KEY, data: me });
}

/** Forgets the person on this device. The server's session is ended by `DELETE /sessions/current` before. */
export async function forgetSession(): Promise<void> {
  await keepTokens(null);
  await Taro.removeStorage({ key: ME_KEY }).catch(() => undefined);
  session.set({ status: 'visitor', me: null });
}

/** An access token that is good for a while yet; undefined for a visitor. */
export async function accessToken(): Promise<string | undefined> {
  const tokens = await readTokens();
  if (!tokens) return undefined;
  if (tokens.accessUntil - MARGIN_MS > Date.now()) return tokens.accessToken;
  return (await renewSession(tokens.accessToken))?.accessToken;
}

/**
 * Exchanges the refresh token, once however many calls ask at the same time, in however many tabs.
 * @returns null when the session is over; it is then forgotten.
 * @throws ApiProblem when the server could not be asked: the session is kept.
 */
export function renewSession(staleToken: string): Promise<Tokens | null> {
  renewing ??= exclusively('session', () => exchange(staleToken)).finally(() => {
    renewing = null;
  });
  return renewing;
}

async function exchange(staleToken: string): Promise<Tokens | null> {
  const tokens = await rereadTokens();
  if (tokens === null) return null;
  if (tokens.accessToken !== staleToken) return tokens;
  try {
    const body = { refreshToken: tokens.refreshToken };
    return await keepGrant((await send({ method: 'POST', path: '/sessions/refresh', body })) as SessionGrant);
  } catch (error) {
    if (!(error instanceof ApiProblem) || (error.status !== 401 && error.status !== 400)) throw error;
    await forgetSession();
    return null;
  }
}

async function keepGrant(grant: SessionGrant): Promise<Tokens> {
  const tokens: Tokens = {
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    accessUntil: Date.now() + grant.expiresIn * 1000,
  };
  await keepTokens(tokens);
  await acceptMe(grant.me);
  return tokens;
}

import Taro from '@tarojs/taro';
import { call } from '@/api';
import { acceptGrant } from '@/api/session';

/** Signs in where one stands: the mini-program leaves no page for it. */
export async function signIn(_returnTo: string): Promise<void> {
  const { code } = await Taro.login();
  await acceptGrant(await call('POST /sessions/mini-program', { body: { code } }));
}

/** WeChat sends nobody back to a page of the mini-program. */
export async function finishSignIn(_query: { code?: string; state?: string }): Promise<string | null> {
  return null;
}

export const presentPage = (): string => '';

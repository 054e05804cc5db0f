import Taro from '@tarojs/taro';

const KEY = 'session';

/** What opens the server's doors; kept in the phone's storage, read once, then held in memory. */
export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Milliseconds since 1970 by this phone's clock: when the access token is over. */
  readonly accessUntil: number;
}

let held: Tokens | null | undefined;

/** The tokens held, read from storage on first use; null for a visitor. */
export async function readTokens(): Promise<Tokens | null> {
  if (held === undefined) held = await stored();
  return held;
}

/** The tokens as they stand in storage now: another tab of the browser may have changed them. */
export async function rereadTokens(): Promise<Tokens | null> {
  held = await stored();
  return held;
}

export async function keepTokens(tokens: Tokens | null): Promise<void> {
  held = tokens;
  if (tokens) await Taro.setStorage({ key: KEY, data: tokens });
  else await Taro.removeStorage({ key: KEY }).catch(() => undefined);
}

async function stored(): Promise<Tokens | null> {
  const found = await Taro.getStorage<Tokens>({ key: KEY }).catch(() => undefined);
  return found?.data?.refreshToken ? found.data : null;
}

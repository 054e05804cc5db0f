/** Where the mini-program finds its server when the build is not told: a name that cannot resolve (RFC 2606). */
const UNSET = 'https://server.invalid';

/**
 * The server's origin compiled into a build: empty on H5 (same origin), else `TARO_APP_API_ORIGIN` such as
 * `https://bangban.example.gov.cn`.
 * @throws when it is not an origin, or plain http outside development.
 */
export function apiOrigin(platform: string, env: NodeJS.ProcessEnv): string {
  if (platform === 'h5') return '';
  const origin = env.TARO_APP_API_ORIGIN ?? UNSET;
  if (!/^https?:\/\/[^/]+$/.test(origin)) {
    throw new Error(`TARO_APP_API_ORIGIN: expected an origin like https://host, got ${origin}`);
  }
  if (origin.startsWith('http:') && env.NODE_ENV === 'production') {
    throw new Error('TARO_APP_API_ORIGIN: WeChat allows https only; use npm run dev:weapp against a local server');
  }
  return origin;
}

import type { Context } from '@midwayjs/koa';

/**
 * The caller's network address. Behind `trustedProxies` proxies it is that many entries from the right of
 * X-Forwarded-For; entries further left are the caller's own claim and are not believed.
 */
export function callerAddress(ctx: Pick<Context, 'get' | 'req'>, trustedProxies: number): string {
  const direct = ctx.req.socket.remoteAddress ?? 'unknown';
  if (trustedProxies === 0) return direct;
  const forwarded = ctx
    .get('x-forwarded-for')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return forwarded.at(-trustedProxies) ?? direct;
}

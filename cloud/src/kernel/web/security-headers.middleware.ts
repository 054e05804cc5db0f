import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import type { Settings } from '../settings';

const HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(self)',
  // The H5 writes styles at run time (Taro's components); scripts come from here alone.
  'Content-Security-Policy':
    "default-src 'self'; img-src 'self' data: blob:; font-src 'self' data:; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:; frame-ancestors 'none'; base-uri 'self'",
};

/** Headers every answer carries; nothing personal may stay in a shared cache. */
@Middleware()
export class SecurityHeadersMiddleware {
  @Inject('settings')
  settings!: Settings;

  resolve() {
    const secure = this.settings.PUBLIC_URL.startsWith('https://');
    return async (ctx: Context, next: NextFunction): Promise<unknown> => {
      ctx.set(HEADERS);
      if (secure) ctx.set('Strict-Transport-Security', 'max-age=31536000');
      if (ctx.path.startsWith('/api/')) ctx.set('Cache-Control', 'no-store');
      return next();
    };
  }

  static getName(): string {
    return 'security-headers';
  }
}

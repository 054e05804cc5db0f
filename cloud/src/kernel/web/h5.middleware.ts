import { existsSync } from 'node:fs';
import { Inject, Middleware } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import type { ParameterizedContext } from 'koa';
import send from 'koa-send';
import type { Settings } from '../settings';

const SERVER_PATHS = /^\/(api|docs|healthz|readyz|live)(\/|$)/;
// Webpack writes a content hash into every file it names itself: such a file never changes.
const HASHED = /\.[0-9a-f]{8,}\.\w+$|\/chunk\//;
const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Serves the built H5; a path that is no file is a page of the app and gets its index. */
@Middleware()
export class H5Middleware {
  @Inject('settings')
  settings!: Settings;

  resolve() {
    const root = this.settings.H5_DIR;
    return async (ctx: Context, next: NextFunction): Promise<unknown> => {
      const readable = ctx.method === 'GET' || ctx.method === 'HEAD';
      if (!readable || SERVER_PATHS.test(ctx.path) || !existsSync(root)) return next();
      const hashed = HASHED.test(ctx.path);
      const plain = ctx as unknown as ParameterizedContext;
      const options = { root, maxage: hashed ? YEAR_MS : 0, immutable: hashed, hidden: false };
      const sent = /\.\w+$/.test(ctx.path) ? await send(plain, ctx.path, options).catch(missing) : undefined;
      if (!sent && ctx.accepts('html')) {
        await send(plain, 'index.html', { root });
        ctx.set('Cache-Control', 'no-cache');
      }
      return undefined;
    };
  }

  static getName(): string {
    return 'h5';
  }
}

function missing(error: { status?: number }): undefined {
  if (error.status !== 404) throw error;
  return undefined;
}

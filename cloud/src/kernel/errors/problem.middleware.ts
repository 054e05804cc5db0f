import { randomUUID } from 'node:crypto';
import { type ILogger, Logger, Middleware, MidwayHttpError } from '@midwayjs/core';
import type { Context, NextFunction } from '@midwayjs/koa';
import type { Problem } from 'shared-types/problem';
import { isUnreachable } from '../database/database-faults';
import { databaseUnavailable, notFound, Refusal } from './refusal';

/** Turns whatever is thrown into a problem document; an unexpected fault says nothing of the inside, only its trace id. */
@Middleware()
export class ProblemMiddleware {
  @Logger()
  logger!: ILogger;

  resolve() {
    return async (ctx: Context, next: NextFunction): Promise<unknown> => {
      try {
        const result = await next();
        if (ctx.status === 404 && ctx.body === undefined && result === undefined) throw notFound();
        return result;
      } catch (error) {
        const refusal = asRefusal(error);
        const problem = refusal ? refusal.toProblem() : this.fault(ctx, error);
        ctx.status = problem.status;
        ctx.type = 'application/problem+json';
        if (refusal?.details.retryAfter) ctx.set('Retry-After', String(refusal.details.retryAfter));
        ctx.body = JSON.stringify(problem);
        return undefined;
      }
    };
  }

  static getName(): string {
    return 'problem';
  }

  private fault(ctx: Context, error: unknown): Problem {
    const traceId = randomUUID();
    this.logger.error('fault %s at %s %s: %s', traceId, ctx.method, ctx.path, stackOf(error));
    return {
      type: 'about:blank#internal_fault',
      code: 'internal_fault',
      title: '系统出错了，您的内容没有写入。请稍后再试，或凭编号联系我们',
      status: 500,
      traceId,
    };
  }
}

function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof MidwayHttpError && error.status === 404) return notFound();
  return isUnreachable(error) ? databaseUnavailable() : null;
}

/** A driver's error carries the statement with its values: only the message and the stack are logged, never those. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return 'a non-error was thrown';
  const { code } = error as { code?: string };
  if (code?.startsWith('ER_')) return `${code} ${(error.stack ?? '').split('\n').slice(1).join('\n')}`;
  return error.stack ?? error.message;
}

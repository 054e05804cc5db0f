import { readFileSync } from 'node:fs';
import { Controller, Get, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';

/** One route and nothing else: what Midway itself costs for an answer of these bytes. */
@Controller('/')
@Scope(ScopeEnum.Singleton)
export class BareController {
  private readonly bytes = readFileSync(process.env.BARE_ANSWER ?? '');

  @Get('/bare')
  async answer(ctx: Context): Promise<Buffer> {
    ctx.type = 'application/json';
    return this.bytes;
  }
}

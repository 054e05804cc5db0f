import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, Inject, Scope, ScopeEnum } from '@midwayjs/core';
import type { Context } from '@midwayjs/koa';
// The package itself would run its whole page, a megabyte, at every start.
import absolutePath from 'swagger-ui-dist/absolute-path';
import { notFound } from '../errors/refusal';
import { openApiDocument } from './openapi';

const ASSETS: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'start.js': 'text/javascript; charset=utf-8',
};

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>接口文档</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/docs/swagger-ui.css">
</head><body><div id="docs"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script>
</body></html>`;

const START = `SwaggerUIBundle({ url: '/docs/openapi.json', dom_id: '#docs', deepLinking: true });`;

/** The contract, readable: as a page and as OpenAPI. It holds nothing that the mini-program does not show anyway. */
@Controller('/docs')
@Scope(ScopeEnum.Request)
export class DocsController {
  @Inject()
  ctx!: Context;

  @Get('/')
  page(): string {
    this.ctx.type = 'text/html; charset=utf-8';
    return PAGE;
  }

  @Get('/openapi.json')
  document(): object {
    return openApiDocument('政＋帮办');
  }

  @Get('/:asset')
  async asset(): Promise<Buffer | string> {
    const name = this.ctx.params.asset as string;
    const type = ASSETS[name];
    if (!type) throw notFound();
    this.ctx.type = type;
    return name === 'start.js' ? START : readFile(join(absolutePath(), name));
  }
}

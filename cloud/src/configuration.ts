import type { Server } from 'node:http';
import { App, Configuration, HTTP_SERVER_KEY, type ILifeCycle, type IMidwayContainer } from '@midwayjs/core';
import * as koa from '@midwayjs/koa';
import * as orm from '@midwayjs/typeorm';
import { z } from 'zod';
import { ItemVersions } from './directory/item-versions';
import { HouseWork } from './house-work';
import { CalendarInForce } from './kernel/deadline/calendar-in-force';
import { ProblemMiddleware } from './kernel/errors/problem.middleware';
import { Jobs } from './kernel/jobs/jobs';
import { LiveFeed } from './kernel/outbox/live-feed';
import { H5Middleware } from './kernel/web/h5.middleware';
import { Readiness } from './kernel/web/health.controller';
import { SecurityHeadersMiddleware } from './kernel/web/security-headers.middleware';

const STOP_WITHIN_MS = 20_000;

/** The composition of the house: components, middleware in order, timed work, and an orderly end. */
@Configuration({ imports: [koa, orm] })
export class MainConfiguration implements ILifeCycle {
  @App('koa')
  app!: koa.Application;

  async onReady(container: IMidwayContainer): Promise<void> {
    z.config(z.locales.zhCN());
    this.app.useMiddleware([ProblemMiddleware, SecurityHeadersMiddleware, H5Middleware]);
    const work = await container.getAsync(HouseWork);
    work.assign();
    await (await container.getAsync(CalendarInForce)).follow();
    await (await container.getAsync(ItemVersions)).keepCurrent();
  }

  /** Finishes what is in flight: no new work, then the sockets, then the requests, within a hard limit. */
  async onStop(container: IMidwayContainer): Promise<void> {
    const server = container.get<Server>(HTTP_SERVER_KEY);
    (await container.getAsync(Readiness)).stopping = true;
    const closed = new Promise<void>((done) => server.close(() => done()));
    (await container.getAsync(LiveFeed)).close();
    server.closeIdleConnections();
    const idle = setInterval(() => server.closeIdleConnections(), 100);
    const limit = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS);
    await closed;
    clearInterval(idle);
    clearTimeout(limit);
    await (await container.getAsync(Jobs)).stop();
  }
}

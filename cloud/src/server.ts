import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  destroyGlobalApplicationContext,
  HTTP_SERVER_KEY,
  type IMidwayContainer,
  initializeGlobalApplicationContext,
  MidwayContainer,
} from '@midwayjs/core';
import { loggers } from '@midwayjs/logger';
import * as configuration from './configuration';
import { dataSourceOptions } from './kernel/database/data-source';
import { Jobs } from './kernel/jobs/jobs';
import { LiveFeed } from './kernel/outbox/live-feed';
import type { Settings } from './kernel/settings';
import { LIFECYCLES } from './lifecycles';
import { loadConfig } from './load-config';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly container: IMidwayContainer;
  stop(): Promise<void>;
}

const CONSOLE_ONLY = { console: {}, file: false, error: false, json: false } as const;

/**
 * Starts the house: reads and checks `config/`, connects, listens.
 * @throws ConfigError when a file of `config/` is wrong, and whatever listening or connecting fails with.
 */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const container = new MidwayContainer();
  container.registerObject('settings', settings);
  for (const [name, value] of Object.entries(loadConfig(settings.CONFIG_DIR))) container.registerObject(name, value);
  container.registerObject('lifecycles', LIFECYCLES);
  await initializeGlobalApplicationContext({
    applicationContext: container,
    appDir: join(__dirname, '..'),
    baseDir: __dirname,
    imports: [configuration],
    ignore: ['**/bootstrap.*', '**/migrate.*', '**/seed*', '**/*.test.*'],
    loggerFactory: loggers,
    globalConfig: {
      keys: settings.TOKEN_KEY.toString('hex'),
      koa: {},
      bodyParser: { enable: false },
      siteFile: { enable: false },
      session: { enable: false },
      typeorm: {
        dataSource: { default: { ...dataSourceOptions(settings.DATABASE_URL, settings.DATABASE_POOL), logging: false } },
      },
      midwayLogger: {
        default: { transports: CONSOLE_ONLY, level: settings.NODE_ENV === 'test' ? 'error' : 'info' },
      },
    },
  });
  const server = container.get<Server>(HTTP_SERVER_KEY);
  container.get(LiveFeed).attach(server);
  server.listen(settings.PORT, settings.HOST);
  await once(server, 'listening');
  container.get(Jobs).start();
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, container, stop: () => destroyGlobalApplicationContext(container) };
}

import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
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
import { listSamples, loadConfig } from './load-config';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly container: IMidwayContainer;
  stop(): Promise<void>;
}

const CONSOLE_ONLY = { console: {}, file: false, error: false, json: false } as const;

/**
 * Puts the house together without listening: reads and checks `config/`, connects to the database.
 * @throws ConfigError when a file of `config/` is wrong, and whatever connecting fails with.
 */
export async function openHouse(settings: Settings): Promise<IMidwayContainer> {
  // Midway asks for a folder of logs even where none is written, and a service may have no HOME.
  process.env.MIDWAY_LOGGER_WRITEABLE_DIR ??= tmpdir();
  const container = new MidwayContainer();
  container.registerObject('settings', settings);
  const config = loadConfig(settings.CONFIG_DIR);
  for (const [name, value] of Object.entries(config)) container.registerObject(name, value);
  container.registerObject('unconfirmedValues', listSamples(config));
  container.registerObject('lifecycles', LIFECYCLES);
  return initializeGlobalApplicationContext({
    applicationContext: container,
    appDir: join(__dirname, '..'),
    baseDir: __dirname,
    imports: [configuration],
    ignore: ['**/*.test.*'],
    loggerFactory: loggers,
    globalConfig: midwayConfig(settings),
  });
}

/** Opens the house and listens. @throws what `openHouse` throws, and what listening fails with. */
export async function startServer(settings: Settings): Promise<RunningServer> {
  const container = await openHouse(settings);
  const server = container.get<Server>(HTTP_SERVER_KEY);
  container.get(LiveFeed).attach(server);
  server.listen(settings.PORT, settings.HOST);
  await once(server, 'listening');
  container.get(Jobs).start();
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, container, stop: () => closeHouse(container) };
}

/** Finishes what is in flight and lets go of everything. */
export const closeHouse = (container: IMidwayContainer): Promise<void> => destroyGlobalApplicationContext(container);

function midwayConfig(settings: Settings) {
  return {
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
  };
}

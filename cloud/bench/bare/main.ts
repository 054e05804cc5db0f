import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTP_SERVER_KEY, initializeGlobalApplicationContext, MidwayContainer } from '@midwayjs/core';
import { loggers } from '@midwayjs/logger';
import * as configuration from './configuration';

const CONSOLE_ONLY = { console: {}, file: false, error: false, json: false } as const;

/** A bare Midway server in a process of its own; says where it listens. */
async function main(): Promise<void> {
  const container = new MidwayContainer();
  await initializeGlobalApplicationContext({
    applicationContext: container,
    appDir: __dirname,
    baseDir: __dirname,
    imports: [configuration],
    loggerFactory: loggers,
    globalConfig: {
      keys: 'bare',
      koa: {},
      bodyParser: { enable: false },
      siteFile: { enable: false },
      session: { enable: false },
      midwayLogger: { default: { transports: CONSOLE_ONLY, level: 'error' } },
    },
  });
  const server = container.get<Server>(HTTP_SERVER_KEY);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.stdout.write(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
}

if (require.main === module) void main();

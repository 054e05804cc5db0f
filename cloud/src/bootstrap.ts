import { readSettings } from './kernel/settings';
import { type RunningServer, startServer } from './server';

function end(server: RunningServer): void {
  const stop = () => {
    server.stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`stopping failed: ${error}\n`);
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

async function main(): Promise<void> {
  const server = await startServer(readSettings(process.env));
  end(server);
  process.stdout.write(`listening at ${server.url}\n`);
}

// Midway reads every file below its base folder: only being run starts a server.
if (require.main === module)
  main().catch((error: Error) => {
    process.stderr.write(`${error.name === 'Error' ? (error.stack ?? error.message) : error.message}\n`);
    process.exit(1);
  });

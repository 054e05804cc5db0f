// npm run serve [-- --migrate]: the server as in production. Settings and secrets come from the environment alone.
import { spawn } from 'node:child_process';
import { inRoot } from './lib/paths.mjs';
import { migrate } from './lib/prepare.mjs';

const env = { NODE_ENV: 'production', ...process.env };

try {
  // Several replicas start at once: only the one that is told to changes the schema.
  if (process.argv.includes('--migrate')) process.stdout.write(await migrate(env));
  const server = spawn(process.execPath, [inRoot('cloud/dist/src/bootstrap.js')], { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
  server.on('close', (code) => process.exit(code ?? 1));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

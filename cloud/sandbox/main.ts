import { startSandbox } from './server';

/**
 * The outside world on this machine: WeChat's server API, web authorisation and scan login, WeChat Pay, and Tencent Cloud SMS, with
 * the wire protocols of the real ones. `SANDBOX_PORT` says where it listens, on the loopback interface only.
 */
async function main(): Promise<void> {
  const port = Number(process.env.SANDBOX_PORT ?? 7002);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('SANDBOX_PORT: expected a port number');
  const sandbox = await startSandbox({ port });
  process.stdout.write(`sandbox ${sandbox.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      sandbox.close().then(() => process.exit(0));
    });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`sandbox: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

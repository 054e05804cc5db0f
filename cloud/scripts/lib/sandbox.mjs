import { randomBytes } from 'node:crypto';
import { inRoot } from './paths.mjs';

const key = () => randomBytes(32).toString('base64');

/** Keys nobody else has, for a house that lives no longer than its run. */
export const passingKeys = () => ({ TOKEN_KEY: key(), DATA_KEY: key(), LOOKUP_KEY: key() });

/**
 * Starts the sandbox among these children, on a free port unless one is given.
 * @returns {Promise<{ url: string, environment: Record<string, string> }>} where it is, and what a server must know of it
 */
export async function startSandbox(children, port = '0') {
  const env = { ...process.env, SANDBOX_PORT: String(port) };
  const said = await children.start('sandbox', [inRoot('cloud/dist/sandbox/main.js')], env, 'sandbox http');
  const url = said.match(/http:\S+/)[0];
  const { backOfficeEnvironment, provinceEnvironment, sandboxEnvironment, wecomEnvironment } = await import(
    inRoot('cloud/dist/sandbox/demo-account.js')
  );
  const merchant = await (await fetch(`${url}/sandbox/merchant`)).json();
  return {
    url,
    environment: {
      ...sandboxEnvironment(url),
      ...backOfficeEnvironment(url),
      ...wecomEnvironment(url),
      ...provinceEnvironment(url),
      ...merchant,
    },
  };
}

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
/** What a run leaves on this machine; never committed. */
export const DATA = join(ROOT, '.data');

export const inRoot = (...parts) => join(ROOT, ...parts);

export function inData(...parts) {
  mkdirSync(DATA, { recursive: true, mode: 0o700 });
  return join(DATA, ...parts);
}

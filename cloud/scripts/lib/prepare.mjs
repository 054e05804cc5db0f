import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run } from './apt.mjs';
import { onChange } from './fingerprint.mjs';
import { inData, inRoot, ROOT } from './paths.mjs';

const MANIFESTS = [
  'package-lock.json',
  'package.json',
  'cloud/package.json',
  'miniapp/package.json',
  'shared-types/package.json',
];
const H5_SOURCES = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'miniapp/babel.config.js',
  'shared-types/src',
];

/** Installs the dependencies of the lock file, when it changed since the last time. */
export const installDependencies = () =>
  onChange(
    'dependencies',
    MANIFESTS.map((file) => inRoot(file)),
    inRoot('node_modules'),
    () => run('npm', ['install', '--no-audit', '--no-fund'], { cwd: ROOT }),
  );

/** Compiles contract and server; does nothing when they are up to date. */
export const compile = () => run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-b'], { cwd: ROOT });

/** Builds the H5 when its sources changed. */
export const buildH5 = () =>
  onChange(
    'h5',
    H5_SOURCES.map((path) => inRoot(path)),
    inRoot('miniapp/dist/h5/index.html'),
    () => run('npm', ['run', 'build:h5', '-w', 'miniapp'], { cwd: ROOT }),
  );

/** Keys for this machine, made once at random and kept outside the repository's history. */
export function localKeys() {
  const file = inData('keys.json');
  const make = () => randomBytes(32).toString('base64');
  if (!existsSync(file)) {
    const keys = { TOKEN_KEY: make(), DATA_KEY: make(), LOOKUP_KEY: make() };
    writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Applies missing migrations. */
export const migrate = (env) => run(process.execPath, [inRoot('cloud/dist/src/migrate.js'), 'up'], { env });

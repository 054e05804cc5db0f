import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { aptInstall, canInstall, findProgram, run } from './apt.mjs';

const PACKAGES = ['mariadb-server-core', 'mariadb-client-core'];
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 30_000;

/** Finds MariaDB's programs, installing the binaries (no system service) where that is possible without asking. */
export async function ensureMariadb(say = () => {}) {
  if (!findProgram('mariadbd') || !findProgram('mariadb-install-db')) {
    if (!canInstall()) {
      throw new Error(
        `MariaDB is missing: install ${PACKAGES.join(' and ')}, or set DATABASE_URL to a MySQL 8 or MariaDB 10.11 database`,
      );
    }
    say(`installing ${PACKAGES.join(', ')}`);
    await aptInstall(PACKAGES);
  }
  return {
    mariadbd: findProgram('mariadbd'),
    install: findProgram('mariadb-install-db'),
    client: findProgram('mariadb'),
  };
}

/**
 * Starts a private MariaDB as the calling user: own data, own socket, a free loopback port; a system one is never
 * touched. `volatile` trades durability for speed, for tests.
 * @param {{ dataDir: string, volatile?: boolean, say?: (line: string) => void, port?: number }} options
 * @returns {Promise<{ url(database: string): string, port: number, child: import('node:child_process').ChildProcess,
 *   sql(statement: string): Promise<string>, stop(): Promise<void> }>}
 */
export async function startMariadb({ dataDir, volatile = false, say = () => {}, port: wanted }) {
  const programs = await ensureMariadb(say);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  await stopOrphan(dataDir);
  const fresh = !existsSync(join(dataDir, 'mysql'));
  if (fresh) await initialise(programs.install, dataDir, say);
  // A socket's path may have 107 characters at most, and a data folder may be deep.
  const socketDir = mkdtempSync(join(tmpdir(), 'mariadb-'));
  const socket = join(socketDir, 's');
  const port = wanted ?? (await freePort());
  const child = spawn(programs.mariadbd, serverOptions({ dataDir, socket, port, volatile }), {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Ctrl-C reaches the whole process group; the database has to outlive the server that uses it.
    detached: true,
  });
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-8000);
  });
  const sql = (statement) =>
    run(programs.client, ['--no-defaults', '-uroot', `-S${socket}`, '--batch', '-N', '-e', statement]);
  await ready(child, sql, () => log);
  writeFileSync(join(dataDir, 'private.pid'), String(child.pid));
  const password = await givePassword(dataDir, sql);
  return {
    port,
    child,
    sql,
    url: (database) => `mysql://house:${password}@127.0.0.1:${port}/${database}`,
    stop: () => stopChild(child, socketDir, dataDir),
  };
}

function serverOptions({ dataDir, socket, port, volatile }) {
  return [
    '--no-defaults',
    `--datadir=${dataDir}`,
    `--socket=${socket}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--default-time-zone=+00:00',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--max-connections=400',
    '--innodb-buffer-pool-size=256M',
    ...(userInfo().uid === 0 ? ['--user=root'] : []),
    ...(volatile
      ? [
          '--innodb-flush-log-at-trx-commit=0',
          '--innodb-doublewrite=0',
          '--innodb-flush-method=nosync',
          '--sync-binlog=0',
        ]
      : ['--innodb-flush-log-at-trx-commit=1']),
  ];
}

async function initialise(install, dataDir, say) {
  say('creating the database files');
  const user = userInfo().uid === 0 ? ['--user=root'] : [];
  await run(install, [
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    `--datadir=${dataDir}`,
    ...user,
  ]);
}

async function ready(child, sql, log) {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) break;
    if (
      await sql('SELECT 1').then(
        () => true,
        () => false,
      )
    )
      return;
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error(`MariaDB did not start:\n${log().trim().split('\n').slice(-15).join('\n')}`);
}

/** The house's own account; its password is made once and kept beside the data. */
async function givePassword(dataDir, sql) {
  const file = join(dataDir, 'house.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('hex'), { mode: 0o600 });
  const password = readFileSync(file, 'utf8');
  await sql(
    `CREATE USER IF NOT EXISTS house@'127.0.0.1' IDENTIFIED BY '${password}'; GRANT ALL ON *.* TO house@'127.0.0.1'`,
  );
  return password;
}

/** A database that outlived a killed start still owns its files: it is asked to stop before another opens them. */
async function stopOrphan(dataDir) {
  const file = join(dataDir, 'private.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  if (commandOf(pid).includes(dataDir)) {
    process.kill(pid, 'SIGTERM');
    const until = Date.now() + STOP_WITHIN_MS;
    while (Date.now() < until && commandOf(pid).includes(dataDir)) await pause(100);
  }
  rmSync(file, { force: true });
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

async function stopChild(child, socketDir, dataDir) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((done) => child.once('close', done));
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await gone;
    clearTimeout(late);
  }
  rmSync(socketDir, { recursive: true, force: true });
  rmSync(join(dataDir, 'private.pid'), { force: true });
}

/** A loopback port nobody listens on. */
export function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

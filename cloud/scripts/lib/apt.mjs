import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const SYSTEM_PATHS = ['/usr/sbin', '/usr/local/sbin', '/sbin'];

/** The full path of a program on PATH (system folders included), or null. */
export function findProgram(name) {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_PATHS]) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not here
    }
  }
  return null;
}

/** True where packages can be installed without asking anybody: root on Debian. */
export const canInstall = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get');

/** Installs Debian packages, refreshing the package list first. Throws with apt's last lines. */
export async function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { env });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
}

/** Runs a command quietly; throws with its last lines when it fails. */
export function run(command, args, options = {}) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done(output);
      else
        failed(
          new Error(
            `${command} ${args.join(' ')} failed (${code}):\n${output.trim().split('\n').slice(-30).join('\n')}`,
          ),
        );
    });
  });
}

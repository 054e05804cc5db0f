import { spawn } from 'node:child_process';

/** A stage that hangs is a failure, not a reason to wait for ever. */
const LONGEST_MS = 12 * 60_000;

/**
 * Runs one stage of the tests, prints its seconds, and its whole output when it fails.
 * @param {(output: string) => { passed: number, failed: number }} count how to read what it tested
 */
export async function stage(
  name,
  tally,
  command,
  args,
  { env = {}, cwd, count = () => ({ passed: 1, failed: 0 }) } = {},
) {
  const began = Date.now();
  const { code, output } = await collect(command, args, { cwd, env: { ...process.env, ...env } });
  const counts = countsOf(code, output, count);
  tally.add(counts);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (counts.failed > 0) console.log(`${output.trim()}\n✗ ${name}: ${counts.failed} failed (${seconds} s)`);
  else console.log(`✓ ${name}: ${counts.passed} passed (${seconds} s)`);
}

function countsOf(code, output, count) {
  try {
    const counts = count(output);
    return code === 0 ? counts : { passed: counts.passed, failed: Math.max(1, counts.failed) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function collect(command, args, options) {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], timeout: LONGEST_MS });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });
}

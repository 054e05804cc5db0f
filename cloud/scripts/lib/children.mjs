import { spawn } from 'node:child_process';

const STOP_WITHIN_MS = 30_000;

/** The processes of one start: ended together, the last started first; one that dies takes the others with it. */
export class Children {
  #running = [];
  #onDeath;
  #ending = false;

  /** @param {(name: string, lastLines: string) => void} onDeath called when one ends by itself */
  constructor(onDeath) {
    this.#onDeath = onDeath;
  }

  /** Starts a Node program and waits for a line that contains `until`. */
  async start(name, args, env, until) {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.stderr.pipe(process.stderr);
    const gone = new Promise((done) => child.once('close', done));
    this.#running.unshift({ name, stop: () => stop(child, gone) });
    gone.then(() => !this.#ending && this.#onDeath(name, output));
    await new Promise((ready, failed) => {
      const look = () => output.includes(until) && ready();
      child.stdout.on('data', look);
      gone.then(() => failed(new Error(`${name} ended:\n${output.trim()}`)));
    });
    return output;
  }

  /** Adds something that is stopped another way. */
  add(name, stopIt) {
    this.#running.unshift({ name, stop: stopIt });
  }

  async stop() {
    this.#ending = true;
    for (const { stop: end } of this.#running.splice(0)) await end();
  }
}

async function stop(child, gone) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
  await gone;
  clearTimeout(late);
}

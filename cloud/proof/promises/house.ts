import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Word } from './replica';

const READY_WITHIN_MS = 60_000;
const WORK_WITHIN_MS = 60_000;

type Asked = Order extends infer O ? (O extends Order ? Omit<O, 'id'> : never) : never;

/** It was killed before it answered. */
export class Gone extends Error {}

/** One server process over the shared database, killed and started again at will. */
export class Replica {
  private child: ChildProcess | null = null;
  private readonly awaited = new Map<number, { done(failed: readonly string[]): void; lost(): void }>();
  private last = 0;
  private address = '';
  kills = 0;

  constructor(
    readonly name: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  get up(): boolean {
    return this.address !== '';
  }

  get url(): string {
    if (!this.up) throw new Gone(this.name);
    return this.address;
  }

  /** Starts it at an instant; resolves when it listens. */
  async start(at: number): Promise<void> {
    const child = fork(join(__dirname, 'replica.js'), [String(at)], { env: this.env });
    this.child = child;
    const patience = AbortSignal.timeout(READY_WITHIN_MS);
    await new Promise<void>((ready, failed) => {
      child.on('message', (word: Word) => {
        if ('url' in word) {
          this.address = word.url;
          ready();
        } else this.awaited.get(word.id)?.done(word.failed);
      });
      child.on('exit', () => failed(new Error(`replica ${this.name} ended before it listened`)));
      patience.addEventListener('abort', () => failed(new Error(`replica ${this.name} was not ready in time`)));
    });
  }

  /** Ends it where it stands, whatever it was doing. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    this.address = '';
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    this.child = null;
    this.kills += 1;
    for (const { lost } of this.awaited.values()) lost();
  }

  setClock(at: number): Promise<readonly string[]> {
    return this.ask({ do: 'CLOCK', at });
  }

  /** Does everything the house does by itself once. Resolves with the names of the jobs that failed. @throws Gone */
  work(): Promise<readonly string[]> {
    return this.ask({ do: 'WORK' });
  }

  private ask(order: Asked): Promise<readonly string[]> {
    if (!this.up || !this.child) return Promise.reject(new Gone(this.name));
    const id = ++this.last;
    const { child } = this;
    return new Promise<readonly string[]>((done, failed) => {
      const late = setTimeout(() => failed(new Error(`replica ${this.name} hangs at ${order.do}`)), WORK_WITHIN_MS);
      const over = () => {
        clearTimeout(late);
        this.awaited.delete(id);
      };
      this.awaited.set(id, {
        done: (names) => {
          over();
          done(names);
        },
        lost: () => {
          over();
          failed(new Gone(this.name));
        },
      });
      child.send({ ...order, id }, () => undefined);
    });
  }
}

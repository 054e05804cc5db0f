import { setTimeout as pause } from 'node:timers/promises';
import { Gone, Replica } from './house';
import type { Chances } from './random';

/** Batches of events a killed replica may be away for; then it is waited for. */
const MOST_AWAY = 25;
/** Real milliseconds after which a blow falls, at most: about what a round of work takes. */
const BLOW_WITHIN_MS = 60;

/** Two replicas over one database, moved through time together. */
export class Crew {
  private readonly replicas: readonly Replica[];
  /** Those whose clock stands where it should. */
  private readonly ready = new Set<Replica>();
  private readonly coming = new Map<Replica, { readonly started: Promise<void>; away: number }>();
  private waiting: (() => void)[] = [];
  private at = 0;
  /** Replicas killed at work, once the run is over. */
  kills = 0;
  /** Jobs that failed, by name; their next round mends it. */
  readonly failures = new Map<string, number>();

  constructor(env: NodeJS.ProcessEnv) {
    this.replicas = [new Replica('A', env), new Replica('B', env)];
  }

  async start(at: number): Promise<void> {
    this.at = at;
    for (const replica of this.replicas) this.recall(replica);
    await this.allBack();
  }

  async end(): Promise<void> {
    await Promise.allSettled([...this.coming.values()].map(({ started }) => started));
    this.kills = this.replicas.reduce((sum, { kills }) => sum + kills, 0);
    for (const replica of this.replicas) await replica.kill();
  }

  /** Sets every clock to an instant, taking in whoever has come back meanwhile. */
  async moveTo(at: number): Promise<void> {
    this.at = at;
    for (const [replica, coming] of this.coming) {
      coming.away += 1;
      if (coming.away > MOST_AWAY) await coming.started;
      if (replica.up) this.coming.delete(replica);
    }
    const present = this.replicas.filter((replica) => replica.up && !this.coming.has(replica));
    for (const replica of present) {
      await replica.setClock(at);
      this.ready.add(replica);
    }
    if (this.ready.size > 0) for (const go of this.waiting.splice(0)) go();
  }

  /** Waits until nobody is away. */
  async allBack(): Promise<void> {
    await Promise.all([...this.coming.values()].map(({ started }) => started));
    await this.moveTo(this.at);
  }

  /** One that answers; waits while there is none. */
  async one(chances: Chances): Promise<Replica> {
    while (this.ready.size === 0) await new Promise<void>((go) => this.waiting.push(go));
    return chances.of([...this.ready]);
  }

  /** Lets every replica do the house's own work at once. Resolves with whether one of them did all of it. */
  async work(): Promise<boolean> {
    const done = await Promise.all([...this.ready].map((replica) => this.workOf(replica)));
    return done.includes(true);
  }

  /** Kills a replica in the midst of what it does, and calls it back. */
  async strike(chances: Chances): Promise<void> {
    const [replica] = this.ready;
    if (!replica || this.coming.size > 0) return;
    const victim = chances.of([...this.ready]);
    await pause(chances.next() * BLOW_WITHIN_MS);
    await this.fell(victim);
    this.recall(victim);
  }

  /** Kills all of them, the second a little after the first; they are started again at another instant. */
  async strikeAll(chances: Chances): Promise<void> {
    for (const replica of [...this.ready]) {
      await pause(chances.next() * BLOW_WITHIN_MS);
      await this.fell(replica);
    }
  }

  async resumeAt(at: number): Promise<void> {
    this.at = at;
    for (const replica of this.replicas) if (!replica.up && !this.coming.has(replica)) this.recall(replica);
    await this.allBack();
  }

  private async fell(replica: Replica): Promise<void> {
    this.ready.delete(replica);
    await replica.kill();
  }

  private recall(replica: Replica): void {
    const started = replica.start(this.at);
    started.catch(() => undefined);
    this.coming.set(replica, { started, away: 0 });
  }

  private async workOf(replica: Replica): Promise<boolean> {
    try {
      const failed = await replica.work();
      for (const name of failed) this.failures.set(name, (this.failures.get(name) ?? 0) + 1);
      return failed.length === 0;
    } catch (error) {
      if (error instanceof Gone) return false;
      throw error;
    }
  }
}

import { type ILogger, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { isUnreachable } from '../database/database-faults';

interface Job {
  readonly name: string;
  readonly everyMs: number;
  /** Nudged work rests so long after each run: what comes meanwhile is done in one go. */
  readonly restMs: number;
  readonly work: () => Promise<unknown>;
  timer: NodeJS.Timeout | null;
  running: Promise<void> | null;
  /** Nudged, and not run since. */
  nudged: boolean;
  endedAt: number;
}

/**
 * Runs timed work in this process. Every replica runs every job, so a job must claim what it does in the database. One
 * job never overlaps itself; `nudge` runs it at once, or as soon as it has rested.
 */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Jobs {
  @Logger()
  logger!: ILogger;

  private readonly jobs = new Map<string, Job>();
  private stopped = true;

  add(name: string, everyMs: number, work: () => Promise<unknown>, restMs = 0): void {
    const idle = { timer: null, running: null, nudged: false, endedAt: Number.NEGATIVE_INFINITY };
    this.jobs.set(name, { name, everyMs, restMs, work, ...idle });
  }

  start(): void {
    this.stopped = false;
    for (const job of this.jobs.values()) this.schedule(job, job.everyMs * Math.random());
  }

  /** Lets running work finish and starts no more. */
  async stop(): Promise<void> {
    this.stopped = true;
    for (const job of this.jobs.values()) if (job.timer) clearTimeout(job.timer);
    await Promise.all([...this.jobs.values()].map((job) => job.running));
  }

  /**
   * Does every job once more, whatever the timetable says, for whoever keeps the time themselves. Resolves when all are
   * over, with the names of those that failed.
   */
  async doAll(): Promise<string[]> {
    const outcomes = [...this.jobs.values()].map(async (job) => {
      while (job.running) await job.running;
      return (await this.begin(job)) ? [] : [job.name];
    });
    return (await Promise.all(outcomes)).flat();
  }

  nudge(name: string): void {
    const job = this.jobs.get(name);
    if (!job || this.stopped || job.nudged) return;
    job.nudged = true;
    if (job.running) return;
    const rest = job.endedAt + job.restMs - performance.now();
    if (rest > 0) this.schedule(job, rest);
    else this.run(job);
  }

  private schedule(job: Job, delay: number): void {
    if (this.stopped) return;
    if (job.timer) clearTimeout(job.timer);
    job.timer = setTimeout(() => this.run(job), delay);
  }

  private run(job: Job): void {
    if (!this.stopped && !job.running) void this.begin(job);
  }

  private begin(job: Job): Promise<boolean> {
    job.nudged = false;
    const work = this.guarded(job);
    job.running = work.then(() => {
      job.running = null;
      job.endedAt = performance.now();
      this.schedule(job, job.nudged ? job.restMs : job.everyMs);
    });
    return work;
  }

  private async guarded(job: Job): Promise<boolean> {
    try {
      await job.work();
      return true;
    } catch (error) {
      const reason = isUnreachable(error)
        ? 'database unreachable'
        : String(error instanceof Error ? error.stack : error);
      this.logger.warn('job %s failed, next try in %d ms: %s', job.name, job.everyMs, reason);
      return false;
    }
  }
}

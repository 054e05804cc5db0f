import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';

/** Delivers one piece of news; must be idempotent by `eventId`, since it may be called again after a lost answer. */
export type Handler = (payload: never, eventId: number) => Promise<void>;

interface Pending {
  id: number;
  topic: string;
  payload: string | object;
  attempts: number;
}

const BATCH = 50;
/** The most positions given in one go. */
export const POSITIONS = 500;
const CLAIM_MS = 60_000;
const MOST_ATTEMPTS = 12;

/** Moves news out of the outbox: gives feed positions, and calls the handler of each pending row. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Relay {
  @Inject()
  database!: Database;

  @Logger()
  logger!: ILogger;

  private readonly handlers = new Map<string, Handler>();
  private readonly listeners = new Set<(pending: boolean) => void>();

  /** Registers the handler of a topic; done once, when the house starts. */
  register(topic: string, handler: Handler): void {
    if (this.handlers.has(topic)) throw new Error(`topic ${topic} has a handler already`);
    this.handlers.set(topic, handler);
  }

  handles(topic: string): boolean {
    return this.handlers.has(topic);
  }

  /**
   * Calls `listener` whenever news was written by this process, so that nobody here waits for the next poll; `pending`
   * says that some of it is to be delivered.
   */
  onWake(listener: (pending: boolean) => void): void {
    this.listeners.add(listener);
  }

  wake(pending: boolean): void {
    for (const listener of this.listeners) listener(pending);
  }

  /** Gives positions to committed news, one relay at a time, and returns how many it gave. */
  async position(): Promise<number> {
    const waiting = await this.database.row('SELECT 1 FROM outbox WHERE position IS NULL LIMIT 1');
    if (!waiting) return 0;
    return this.database.transaction(async () => {
      const cursor = await this.database.row<{ last: number }>(
        'SELECT last_position AS last FROM feed_cursor WHERE id = 1 FOR UPDATE',
      );
      const rows = await this.database.rows<{ id: number }>(
        `SELECT id FROM outbox WHERE position IS NULL ORDER BY id LIMIT ${POSITIONS}`,
      );
      if (!cursor || rows.length === 0) return 0;
      const ids = rows.map(({ id }) => id);
      await this.database.write('UPDATE outbox SET position = ? + FIND_IN_SET(id, ?) WHERE id IN (?)', [
        cursor.last,
        ids.join(','),
        ids,
      ]);
      await this.database.write('UPDATE feed_cursor SET last_position = ? WHERE id = 1', [cursor.last + ids.length]);
      return ids.length;
    });
  }

  /** Delivers one batch of pending news and returns how many rows it took. Safe on any number of replicas. */
  async deliver(): Promise<number> {
    const batch = await this.claim();
    for (const event of batch) await this.deliverOne(event);
    return batch.length;
  }

  private claim(): Promise<Pending[]> {
    return this.database.transaction(async () => {
      const at = now();
      const batch = await this.database.rows<Pending>(
        `SELECT id, topic, payload, attempts FROM outbox
          WHERE pending = 1 AND attempt_at <= ? ORDER BY attempt_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        [at],
      );
      if (batch.length > 0) {
        await this.database.write('UPDATE outbox SET attempt_at = ?, attempts = attempts + 1 WHERE id IN (?)', [
          new Date(at.getTime() + CLAIM_MS),
          batch.map(({ id }) => id),
        ]);
      }
      return batch;
    });
  }

  private async deliverOne(event: Pending): Promise<void> {
    const payload = typeof event.payload === 'string' ? JSON.parse(event.payload) : event.payload;
    try {
      await this.handlers.get(event.topic)?.(payload as never, event.id);
      await this.database.write('UPDATE outbox SET pending = 0, last_error = NULL WHERE id = ?', [event.id]);
    } catch (error) {
      await this.postpone(event, error);
    }
  }

  private async postpone(event: Pending, error: unknown): Promise<void> {
    const attempt = event.attempts + 1;
    const last = attempt >= MOST_ATTEMPTS;
    const reason = (error instanceof Error ? error.message : 'a non-error was thrown').slice(0, 200);
    this.logger[last ? 'error' : 'warn']('outbox %d %s attempt %d failed: %s', event.id, event.topic, attempt, reason);
    const next = new Date(now().getTime() + Math.min(3_600_000, 1000 * 2 ** attempt));
    await this.database.write('UPDATE outbox SET pending = ?, attempt_at = ?, last_error = ? WHERE id = ?', [
      !last,
      next,
      reason,
      event.id,
    ]);
  }
}

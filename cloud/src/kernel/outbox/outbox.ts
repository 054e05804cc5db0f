import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import { Relay } from './relay';

/** Where news is written, in the transaction that makes it true. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Outbox {
  @Inject()
  database!: Database;

  @Inject()
  relay!: Relay;

  /**
   * Writes one piece of news. A topic with a registered handler is delivered to it at least once; every topic reaches
   * the live feed. `payload` must hold no personal data beyond ids.
   */
  async publish(topic: string, payload: object): Promise<void> {
    const at = now();
    const pending = this.relay.handles(topic);
    await this.database.write(
      'INSERT INTO outbox (topic, payload, created_at, pending, attempt_at) VALUES (?, ?, ?, ?, ?)',
      [topic, JSON.stringify(payload), at, pending, at],
    );
    this.database.afterCommit(() => this.relay.wake(pending));
  }
}

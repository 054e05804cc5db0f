import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Init, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { InjectDataSource } from '@midwayjs/typeorm';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryRunner,
  type Repository,
} from 'typeorm';
import { useReadCommitted } from './data-source';
import { isRetryable } from './database-faults';

interface Unit {
  readonly manager: EntityManager;
  readonly beforeCommit: (() => Promise<void>)[];
  readonly afterCommit: (() => void | Promise<void>)[];
}

const current = new AsyncLocalStorage<Unit>();

const MOST_ATTEMPTS = 6;

/** The result of a statement that writes. */
export interface Written {
  readonly affectedRows: number;
  readonly insertId: number;
}

/** The one way to the database. Inside `transaction` every call joins it; outside, each statement stands alone. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Database {
  @InjectDataSource()
  dataSource!: DataSource;

  @Init()
  protected prepare(): void {
    useReadCommitted(this.dataSource);
  }

  get manager(): EntityManager {
    return current.getStore()?.manager ?? this.dataSource.manager;
  }

  repository<T extends ObjectLiteral>(entity: EntityTarget<T>): Repository<T> {
    return this.manager.getRepository(entity);
  }

  /** Reads rows with plain SQL. */
  async rows<T>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
    return this.manager.query(sql, [...values]);
  }

  /** Reads the first row, or null. */
  async row<T>(sql: string, values: readonly unknown[] = []): Promise<T | null> {
    const [first] = await this.rows<T>(sql, values);
    return first ?? null;
  }

  /** Executes one writing statement. */
  async write(sql: string, values: readonly unknown[] = []): Promise<Written> {
    return this.manager.query(sql, [...values]);
  }

  /**
   * Runs `work` in one transaction, joining the current one. Only the outermost retries a deadlock, a lock wait that
   * ran out or a failed certification, with jitter and a bounded number of times, so `work` must be repeatable: no
   * network call, nothing kept outside the database.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (current.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= MOST_ATTEMPTS || !isRetryable(error)) throw error;
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /**
   * Runs `work` as the last of the current transaction, after everything else in it and in the order of asking; what it
   * throws undoes the transaction. For the row that everybody wants: so its lock is held for the commit alone.
   */
  beforeCommit(work: () => Promise<void>): void {
    const unit = current.getStore();
    if (!unit) throw new Error('beforeCommit outside a transaction');
    unit.beforeCommit.push(work);
  }

  /**
   * Runs `callback` once the current transaction has committed (at once when there is none). The transaction is answered
   * when a promise of it is done: what was changed may be looked for at once. What it rejects with is ignored.
   */
  afterCommit(callback: () => void | Promise<void>): void {
    const unit = current.getStore();
    if (unit) unit.afterCommit.push(callback);
    else void settled([callback]);
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const unit: Unit = { manager: runner.manager, beforeCommit: [], afterCommit: [] };
    const result = await this.within(runner, unit, work);
    await settled(unit.afterCommit);
    return result;
  }

  private async within<T>(runner: QueryRunner, unit: Unit, work: () => Promise<T>): Promise<T> {
    try {
      await runner.startTransaction();
      const result = await current.run(unit, async () => {
        const answer = await work();
        for (const last of unit.beforeCommit) await last();
        return answer;
      });
      await runner.commitTransaction();
      return result;
    } catch (error) {
      // A rollback fails only with its connection, and then the server rolls back by itself.
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

const settled = (callbacks: Unit['afterCommit']) => Promise.allSettled(callbacks.map(async (callback) => callback()));

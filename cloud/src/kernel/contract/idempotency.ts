import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import { Refusal } from '../errors/refusal';
import type { Caller } from '../session/actor';

const KEY = /^[\w-]{8,64}$/;

interface KeptAnswer {
  requestHash: string;
  answer: string | null;
}

export interface Repeatable {
  readonly caller: Caller;
  /** Network address, by which visitors' keys are kept apart. */
  readonly address: string;
  readonly route: string;
  readonly key: string | undefined;
  readonly input: unknown;
}

/** Makes a write that is sent twice happen once: key, rows and answer commit together. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Idempotency {
  @Inject()
  database!: Database;

  /**
   * Runs `work` in one transaction unless the same caller already did with the same key; then gives the kept answer.
   * A concurrent duplicate waits on the key's row until the first has committed or failed.
   * @throws 400 `idempotency_key_missing`, 422 `idempotency_key_reused` when the key came with another input.
   */
  async once(request: Repeatable, work: () => Promise<unknown>): Promise<unknown> {
    const key = keyOf(request);
    const scope = scopeOf(request.caller, request.address);
    const requestHash = hash([request.route, request.input]);
    return this.database.transaction(async () => {
      const { affectedRows } = await this.database.write(
        'INSERT IGNORE INTO idempotency (scope, idempotency_key, request_hash, created_at) VALUES (?, ?, ?, ?)',
        [scope, key, requestHash, now()],
      );
      if (affectedRows === 0) return this.kept(scope, key, requestHash);
      const result = await work();
      await this.database.write('UPDATE idempotency SET answer = ? WHERE scope = ? AND idempotency_key = ?', [
        JSON.stringify(result ?? null),
        scope,
        key,
      ]);
      return result;
    });
  }

  /**
   * The answer kept for this request, or null: for work that counts something before it begins.
   * @throws what `once` throws.
   */
  async answered(request: Repeatable): Promise<{ readonly answer: unknown } | null> {
    const { caller, address, route, input } = request;
    const key = keyOf(request);
    const scope = scopeOf(caller, address);
    const known = await this.database.row('SELECT 1 FROM idempotency WHERE scope = ? AND idempotency_key = ?', [
      scope,
      key,
    ]);
    return known === null ? null : { answer: await this.kept(scope, key, hash([route, input])) };
  }

  private async kept(scope: string, key: string, requestHash: string): Promise<unknown> {
    const kept = await this.database.row<KeptAnswer>(
      'SELECT request_hash AS requestHash, answer FROM idempotency WHERE scope = ? AND idempotency_key = ?',
      [scope, key],
    );
    if (kept?.requestHash !== requestHash) {
      throw new Refusal(422, 'idempotency_key_reused', '同一个防重复标识提交了不同的内容，没有写入任何内容');
    }
    return JSON.parse(kept.answer ?? 'null');
  }
}

function keyOf({ key }: Repeatable): string {
  if (key !== undefined && KEY.test(key)) return key;
  throw new Refusal(400, 'idempotency_key_missing', '请求缺少防重复标识（Idempotency-Key，8 至 64 位字母、数字）');
}

function scopeOf(caller: Caller, address: string): string {
  if (caller.kind === 'PERSON') return `person:${caller.personId}`;
  if (caller.kind === 'DEVICE') return `device:${caller.deviceId}`;
  if (caller.kind === 'BACK_OFFICE') return 'back-office';
  return `visitor:${hash(address).slice(0, 32)}`;
}

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

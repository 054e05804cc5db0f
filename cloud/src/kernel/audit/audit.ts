import { createHash } from 'node:crypto';
import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { now } from '../clock';
import { Database } from '../database/database';
import type { Actor } from '../session/actor';

export interface AuditEntry {
  readonly action: string;
  /** What it was done to: a record number, a work number, a person's public mark; never personal data. */
  readonly subject: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
  readonly address?: string;
}

interface AuditLine {
  id: number;
  at: Date;
  personId: number | null;
  staffId: number | null;
  address: string | null;
  action: string;
  subject: string;
  detail: string;
  previousHash: string;
  hash: string;
}

type Content = Omit<AuditLine, 'id' | 'hash'>;

/** Append-only log of sensitive acts; each row carries the hash of the one before, so that a changed row shows. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Audit {
  @Inject()
  database!: Database;

  /** Appends one entry in the current transaction; appenders wait for each other on the head of the chain. */
  async append(actor: Actor, entry: AuditEntry): Promise<void> {
    await this.database.transaction(async () => {
      const head = await this.database.row<{ hash: string }>('SELECT hash FROM audit_head WHERE id = 1 FOR UPDATE');
      const content: Content = {
        at: now(),
        personId: actor.kind === 'PERSON' ? actor.personId : null,
        staffId: actor.kind === 'PERSON' ? (actor.staff?.id ?? null) : null,
        address: entry.address ?? null,
        action: entry.action,
        subject: entry.subject,
        detail: JSON.stringify(entry.detail ?? {}),
        previousHash: head?.hash ?? '',
      };
      const hash = hashOf(content);
      await this.database.write(
        `INSERT INTO audit (at, person_id, staff_id, address, action, subject, detail, previous_hash, hash)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [...Object.values(content), hash],
      );
      await this.database.write('UPDATE audit_head SET hash = ? WHERE id = 1', [hash]);
    });
  }

  /** The id of the first row that was changed or removed from the chain, or null when it is whole. */
  async firstBreak(): Promise<number | null> {
    let previous = '0'.repeat(64);
    for (let after = 0; ; ) {
      const lines = await this.database.rows<AuditLine>(
        `SELECT id, at, person_id AS personId, staff_id AS staffId, address, action, subject, detail,
                previous_hash AS previousHash, hash
           FROM audit WHERE id > ? ORDER BY id LIMIT 1000`,
        [after],
      );
      const [broken] = lines.filter(
        (line, i) => line.previousHash !== (lines[i - 1]?.hash ?? previous) || changed(line),
      );
      if (broken) return broken.id;
      const last = lines.at(-1);
      if (!last) return null;
      after = last.id;
      previous = last.hash;
    }
  }
}

function changed({ id: _, hash, ...content }: AuditLine): boolean {
  return hashOf(content) !== hash;
}

function hashOf(content: Content): string {
  const { at, personId, staffId, address, action, subject, detail, previousHash } = content;
  const text = JSON.stringify([at.toISOString(), personId, staffId, address, action, subject, detail, previousHash]);
  return createHash('sha256').update(text).digest('hex');
}

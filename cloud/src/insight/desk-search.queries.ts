import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { DeskLine } from 'shared-types/record.contract';
import { In } from 'typeorm';
import { Audit } from '../kernel/audit/audit';
import { Database } from '../kernel/database/database';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import type { Staff } from '../kernel/session/actor';
import { type Sought, soughtBy } from './search.rules';

const MOST = 20;
/** Looked at for each way of finding; those the reader may not see fall out. */
const LOOKED_AT = 200;

/** Finds records at the desk by what people bring: a number, a phone, a name. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DeskSearch {
  @Inject()
  database!: Database;

  @Inject()
  cipher!: Cipher;

  @Inject()
  views!: RecordViews;

  @Inject()
  audit!: Audit;

  /** The newest that the reader may work on, at most 20. That somebody was looked for, and how, is kept in the audit log. */
  async find(staff: Staff, words: string): Promise<DeskLine[]> {
    const sought = soughtBy(words);
    const ids = await this.idsOf(sought);
    await this.audit.append(staff, { action: 'desk.search', subject: sought.by, detail: { found: ids.length } });
    if (ids.length === 0) return [];
    const records = await this.database
      .repository(RecordRow)
      .find({ where: { id: In(ids) }, order: { id: 'DESC' }, take: LOOKED_AT });
    const readable: RecordRow[] = [];
    for (const record of records) {
      if (readable.length < MOST && (await this.views.mayWorkOn(record, staff))) readable.push(record);
    }
    return this.views.deskLines(readable);
  }

  private async idsOf(sought: Sought): Promise<number[]> {
    const { sql, values } = this.queryOf(sought);
    const rows = await this.database.rows<{ id: number }>(`${sql} ORDER BY id DESC LIMIT ${LOOKED_AT}`, values);
    return rows.map(({ id }) => id);
  }

  private queryOf(sought: Sought): { sql: string; values: unknown[] } {
    switch (sought.by) {
      case 'NUMBER':
        return { sql: 'SELECT id FROM record WHERE number = ?', values: [sought.number] };
      case 'PHONE': {
        const hash = this.cipher.lookup('phone', sought.phone);
        const sql = `SELECT id FROM case_file WHERE phone_hash = ? UNION
                     SELECT r.id FROM person p JOIN record r ON r.owner_person_id = p.id WHERE p.phone_lookup = ?`;
        return { sql, values: [hash, hash] };
      }
      case 'CREDIT_CODE': {
        const sql = `SELECT id FROM case_file WHERE credit_code = ? UNION
                     SELECT r.id FROM enterprise e JOIN record r ON r.owner_enterprise_id = e.id WHERE e.credit_code = ?`;
        return { sql, values: [sought.code, sought.code] };
      }
      default: {
        const hash = this.cipher.lookup('name', sought.name);
        const sql = `SELECT id FROM case_file WHERE name_hash = ? UNION
                     SELECT r.id FROM enterprise e JOIN record r ON r.owner_enterprise_id = e.id WHERE e.name = ?`;
        return { sql, values: [hash, sought.name] };
      }
    }
  }
}

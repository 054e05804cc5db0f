import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { Database } from '../kernel/database/database';
import { notFound, Refusal } from '../kernel/errors/refusal';
import { RecordRow } from '../kernel/lifecycle/record.entity';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';

/** Who may read a visit: whoever may read its record, and the second agent, who goes along and takes no step of it. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class VisitReaders {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  /** @throws 404 for everybody else, as if it did not exist. */
  async read(number: string, person: Person): Promise<ReadRecord> {
    try {
      return await this.views.read('VISIT_ORDER', number, person);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error;
      const record = await this.accompanied(number, person);
      if (record) return { record, capacities: [], asStaff: true };
      throw error;
    }
  }

  /** The visit somebody makes, as its agent or along with him. @throws 404 for everybody else. */
  async ofTeam(number: string, person: Person): Promise<RecordRow> {
    const record = await this.database.repository(RecordRow).findOneBy({ number, type: 'VISIT_ORDER' });
    const leads = record !== null && person.staff !== null && record.holderStaffId === person.staff.id;
    const found = leads ? record : await this.accompanied(number, person);
    if (!found) throw notFound();
    return found;
  }

  private async accompanied(number: string, { staff }: Person): Promise<RecordRow | null> {
    if (staff === null) return null;
    const row = await this.database.row<{ id: number }>(
      `SELECT r.id FROM record r JOIN visit_order v ON v.id = r.id WHERE r.number = ? AND v.companion_staff_id = ?`,
      [number, staff.id],
    );
    return row && this.database.repository(RecordRow).findOneBy({ id: row.id });
  }
}

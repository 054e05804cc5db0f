import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { LeaveView } from 'shared-types/leave.contract';
import { LEAVE_KIND_LABELS } from 'shared-types/leave.states';
import { Database } from '../kernel/database/database';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { LeaveRow } from './leave.entity';
import { leaveLifecycle } from './leave.rules';
import { LeaveImpacts } from './leave-impact';

/** What the screens of leave read: one's own, or what a supervisor decides about. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class LeaveQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  impacts!: LeaveImpacts;

  @Inject()
  cipher!: Cipher;

  /** One leave, for who asked for it or for those who decide. @throws 404. */
  async view(number: string, person: Person): Promise<LeaveView> {
    const read = await this.views.read('LEAVE', number, person);
    const leave = await this.database.repository(LeaveRow).findOneByOrFail({ id: read.record.id });
    const staff = await this.staffOf(leave.staffId);
    const view = await this.views.view(read);
    const own = leave.staffId === person.staff?.id;
    const decides = !own && view.state === 'SUBMITTED';
    return {
      ...view,
      actions: unguarded(leaveLifecycle, view.actions, { own }),
      staff,
      kind: leave.kind,
      kindLabel: LEAVE_KIND_LABELS[leave.kind],
      startsAt: leave.startsAt.toISOString(),
      endsAt: leave.endsAt.toISOString(),
      reason: this.cipher.open(leave.reason),
      impact: decides ? await this.impacts.of(leave, staff.workNo) : null,
    };
  }

  /** One's own, the newest first. */
  async mine(actor: Staff): Promise<{ items: LeaveView[] }> {
    const rows = await this.database.rows<{ number: string }>(
      `SELECT r.number FROM leave_request l JOIN record r ON r.id = l.id
        WHERE l.staff_id = ? ORDER BY l.id DESC LIMIT 20`,
      [actor.staff.id],
    );
    const items = [];
    for (const { number } of rows) items.push(await this.view(number, actor));
    return { items };
  }

  private async staffOf(id: number): Promise<LeaveView['staff']> {
    const row = await this.database.row<LeaveView['staff']>('SELECT work_no AS workNo, name FROM staff WHERE id = ?', [
      id,
    ]);
    return row ?? { workNo: '', name: '' };
  }
}

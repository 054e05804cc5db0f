import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { conflict, invalidInput } from '../kernel/errors/refusal';
import type { House, Staff } from '../kernel/session/actor';
import { instantOf } from '../kernel/time/civil-date';
import { RosterDayRow, ShiftRow } from './roster.entity';
import { shiftFaults } from './roster.rules';

type Publication = InputOf<'PUT /roster/:date'>['body'];

/** Publishes who is on duty. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Roster {
  @Inject()
  database!: Database;

  /**
   * Publishes a day's shifts, replacing those it had.
   * @throws 400 for an unknown work number or impossible times, 409 `roster_changed` when somebody else published since.
   */
  async publish(actor: Staff | House, date: string, { version, shifts }: Publication): Promise<void> {
    const faults = shiftFaults(shifts);
    if (faults.length > 0) {
      throw invalidInput(faults.map(({ at, field, message }) => ({ path: `body.shifts.${at}.${field}`, message })));
    }
    await this.database.transaction(async () => {
      const day = await this.lockDay(date);
      if (day.version !== version) throw conflict('roster_changed', '这一天的排班已被他人更新，请刷新后再发布');
      const staffIds = await this.staffIds(shifts.map(({ workNo }) => workNo));
      const table = this.database.repository(ShiftRow);
      await table.delete({ date });
      const rows = shifts.map(({ workNo, post, from, to }) => ({
        staffId: staffIds.get(workNo) as number,
        date,
        post,
        startsAt: instantOf(date, from),
        endsAt: instantOf(date, to),
      }));
      if (rows.length > 0) await table.insert(rows);
      const publishedBy = actor.kind === 'HOUSE' ? null : actor.staff.id;
      await this.database
        .repository(RosterDayRow)
        .update({ date }, { version: day.version + 1, publishedAt: now(), publishedBy });
    });
  }

  private async lockDay(date: string): Promise<RosterDayRow> {
    await this.database.write('INSERT IGNORE INTO roster_day (date, version) VALUES (?, 0)', [date]);
    return this.database
      .repository(RosterDayRow)
      .findOneOrFail({ where: { date }, lock: { mode: 'pessimistic_write' } });
  }

  private async staffIds(workNos: readonly string[]): Promise<Map<string, number>> {
    const wanted = [...new Set(workNos)];
    if (wanted.length === 0) return new Map();
    const rows = await this.database.rows<{ id: number; workNo: string }>(
      'SELECT id, work_no AS workNo FROM staff WHERE active = 1 AND work_no IN (?)',
      [wanted],
    );
    const found = new Map(rows.map(({ id, workNo }) => [workNo, id]));
    const faults = workNos.flatMap((workNo, at) => {
      if (found.has(workNo)) return [];
      return [{ path: `body.shifts.${at}.workNo`, message: `没有工号为 ${workNo} 的在职人员` }];
    });
    if (faults.length > 0) throw invalidInput(faults);
    return found;
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { openMinutesAfter } from '../directory/opening.rules';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { conflict, invalidInput, notAllowed, notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Staff } from '../kernel/session/actor';
import { CaseFiles } from './case-files';
import { CaseHandoverRow } from './case-handover.entity';
import type { CaseworkRules } from './casework.config';
import { caseLifecycle } from './casework.rules';

interface Colleague {
  readonly id: number;
  readonly workNo: string;
  readonly name: string;
}

const BATCH = 100;
/** Who may hold a case: those whose work it is. */
const HOLDERS = `FIND_IN_SET('WINDOW_CLERK', roles) + FIND_IN_SET('BACK_OFFICE_REVIEWER', roles) > 0`;

/** 首接负责: a case stays with whoever has it until a colleague has accepted it (2.5). */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Handovers {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  files!: CaseFiles;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('casework')
  rules!: CaseworkRules;

  /** Colleagues who can take a case over. */
  async colleagues(staff: Staff): Promise<ResultOf<'GET /case-colleagues'>> {
    const items = await this.database.rows<{ workNo: string; name: string }>(
      `SELECT work_no AS workNo, name FROM staff WHERE active = 1 AND id <> ? AND ${HOLDERS} ORDER BY work_no LIMIT 200`,
      [staff.staff.id],
    );
    return { items };
  }

  /** What this member of staff is asked to take over, the first to go back first. */
  async asked(staff: Staff): Promise<ResultOf<'GET /case-handovers'>> {
    const items = await this.database.rows<ResultOf<'GET /case-handovers'>['items'][number] & { returnsAt: Date }>(
      `SELECT r.number, r.title, r.version, h.reason, h.returns_at AS returnsAt, s.name AS fromName
         FROM case_handover h JOIN record r ON r.id = h.case_id JOIN staff s ON s.id = h.from_staff_id
        WHERE h.to_staff_id = ? ORDER BY h.returns_at LIMIT 50`,
      [staff.staff.id],
    );
    return { items: items.map((each) => ({ ...each, returnsAt: new Date(each.returnsAt).toISOString() })) };
  }

  /** Asks a colleague; nothing changes hands yet. Asked of another, the earlier one is asked no more. @throws 400 for a stranger or oneself */
  async offer(staff: Staff, number: string, body: InputOf<'POST /cases/:number/handover'>['body']): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(staff, number);
      const to = await this.database.row<Colleague>(
        `SELECT id, work_no AS workNo, name FROM staff WHERE work_no = ? AND active = 1 AND ${HOLDERS}`,
        [body.to],
      );
      if (!to || to.id === record.holderStaffId) {
        throw invalidInput([{ path: 'body.to', message: to ? '这件事已经在这位同事手上' : '没有这位可以接手的同事' }]);
      }
      await this.records.perform(caseLifecycle, record, 'offerHandover', staff, {
        version: body.version,
        note: `请${to.name}接手。${body.reason}`,
      });
      await this.database.repository(CaseHandoverRow).save({
        caseId: record.id,
        fromStaffId: staff.staff.id,
        toStaffId: to.id,
        reason: body.reason,
        offeredAt: now(),
        returnsAt: this.returnsAt(record),
      });
    });
  }

  /** The colleague's answer; only theirs counts. @throws 403 for anybody else, 409 when it has gone back */
  async answer(
    staff: Staff,
    number: string,
    body: InputOf<'POST /cases/:number/handover-answer'>['body'],
  ): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.files.lockFor(staff, number);
      const offer = await this.database.repository(CaseHandoverRow).findOneBy({ caseId: record.id });
      if (!offer) throw conflict('handover_over', '这次移交已经撤回或者超时退回了');
      if (offer.toStaffId !== staff.staff.id) throw notAllowed('这件事没有请您接手');
      await this.records.perform(caseLifecycle, record, body.accepted ? 'acceptHandover' : 'declineHandover', staff, {
        version: body.version,
        ...(body.accepted ? { holderStaffId: staff.staff.id } : {}),
        ...(body.note === undefined ? {} : { note: body.note }),
      });
      await this.database.repository(CaseHandoverRow).delete({ caseId: record.id });
    });
  }

  /** Gives back what nobody accepted in time; returns how many. Safe on any number of replicas. */
  async returnLapsed(): Promise<number> {
    const lapsed = await this.database.rows<{ caseId: number }>(
      `SELECT case_id AS caseId FROM case_handover WHERE returns_at <= ? ORDER BY returns_at LIMIT ${BATCH}`,
      [now()],
    );
    for (const { caseId } of lapsed) await this.giveBack(caseId);
    return lapsed.length;
  }

  private async giveBack(caseId: number): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.lock('CASE', { id: caseId });
      const { affectedRows } = await this.database.write(
        'DELETE FROM case_handover WHERE case_id = ? AND returns_at <= ?',
        [caseId, now()],
      );
      if (affectedRows === 0 || !record.open) return;
      await this.records.perform(caseLifecycle, record, 'returnHandover', HOUSE);
    });
  }

  private returnsAt({ siteKey }: RecordRow): Date {
    const { sites, ...centre } = this.files.centre;
    const site = sites.find(({ key }) => key === siteKey) ?? sites[0];
    if (!site) throw notFound(`${centre.name}没有开放的场所`);
    const special = (date: string) => this.deadlines.calendar.special(date);
    const at = openMinutesAfter(site.opening, now(), this.rules.handover.openMinutes, special);
    return at ?? new Date(now().getTime() + this.rules.handover.openMinutes * 60_000);
  }
}

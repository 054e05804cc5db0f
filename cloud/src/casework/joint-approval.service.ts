import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CASE_STATES, type CaseState } from 'shared-types/casework.states';
import type { JointApprovalView, JointMember } from 'shared-types/joint-approval.contract';
import type { ResultOf } from 'shared-types/routes';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { invalidInput } from '../kernel/errors/refusal';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { CaseFiles } from './case-files';
import { caseLifecycle } from './casework.rules';
import { type Joinable, jointApprovalLifecycle, jointRefusal, UNDECIDED } from './joint-approval.rules';

interface Row extends Joinable {
  readonly id: number;
  readonly title: string;
  readonly itemName?: string;
}

const BATCH = 100;
const COLUMNS = `r.id, r.number, r.title, r.state, c.case_type AS caseType, c.accepted_at AS acceptedAt, c.joint_id AS jointId,
  CONCAT(c.applicant_kind, COALESCE(c.credit_code, CONCAT(c.phone_hash, COALESCE(c.name_hash, '')))) AS applicant`;

/** 并联审批: several departments decide side by side on what one applicant asks for. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class JointApprovals {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  timers!: Timers;

  @Inject()
  files!: CaseFiles;

  /**
   * Joins cases into one group, counted from the earliest acceptance among them. Returns its number.
   * @throws 404 for a case the clerk may not read, 400 for one named twice, and what `jointRefusal` refuses with
   */
  async join(clerk: Staff, numbers: readonly string[]): Promise<string> {
    if (new Set(numbers).size < numbers.length) {
      throw invalidInput([{ path: 'body.cases', message: '同一件不要选两次' }]);
    }
    return this.database.transaction(async () => {
      // In the order of their ids, so that two clerks joining the same cases wait for each other.
      for (const number of [...numbers].sort()) await this.files.lockFor(clerk, number);
      const rows = await this.database.rows<Row>(
        `SELECT ${COLUMNS} FROM record r JOIN case_file c ON c.id = r.id WHERE r.number IN (?) ORDER BY r.id`,
        [numbers],
      );
      const refusal = jointRefusal(rows);
      if (refusal) throw refusal;
      const lead = await this.records.lock('CASE', { number: numbers[0] ?? '' });
      const earliest = Math.min(...rows.map(({ acceptedAt }) => new Date(acceptedAt ?? 0).getTime()));
      const group = await this.records.open(jointApprovalLifecycle, 'join', clerk, {
        ownerPersonId: lead.ownerPersonId,
        holderStaffId: clerk.staff.id,
        siteKey: lead.siteKey,
        title: `并联审批：${lead.title}等 ${rows.length} 项`,
        eventAt: new Date(earliest),
      });
      for (const { id } of rows) {
        await this.records.perform(caseLifecycle, { id }, 'joinApproval', clerk, {
          note: group.number,
          facts: (locked) => this.files.factsOf(locked),
        });
        await this.files.change({ id }, { jointId: group.id });
      }
      return group.number;
    });
  }

  /** Other cases of the same applicant that could be joined with this one; none where it cannot be joined itself. */
  async candidates(clerk: Staff, number: string): Promise<ResultOf<'GET /cases/:number/joint-candidates'>> {
    const { record } = await this.views.read('CASE', number, clerk);
    const own = await this.database.row<{ phoneHash: string }>(
      'SELECT phone_hash AS phoneHash FROM case_file WHERE id = ?',
      [record.id],
    );
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM case_file c JOIN record r ON r.id = c.id
        WHERE c.phone_hash = ? AND r.open = 1 ORDER BY r.id DESC LIMIT ${BATCH}`,
      [own?.phoneHash],
    );
    const first = rows.find(({ id }) => id === record.id);
    const items = rows.filter((row) => first && row !== first && jointRefusal([first, row]) === null);
    return {
      items: items.map((row) => ({ number: row.number, title: row.title, stateLabel: labelOf(row.state) })),
    };
  }

  /** A group with each of its cases, for its owner or the desk. */
  async view(number: string, person: Person): Promise<JointApprovalView> {
    const read = await this.views.read('JOINT_APPROVAL', number, person);
    return { ...(await this.views.view(read)), members: await this.members(read.record.id) };
  }

  /** Concludes the groups of which every case is decided or over; returns how many. Safe on any number of replicas. */
  async concludeSettled(): Promise<number> {
    const settled = await this.database.rows<{ id: number }>(
      `SELECT r.id FROM record r WHERE r.type = 'JOINT_APPROVAL' AND r.open = 1 AND NOT EXISTS (
         SELECT 1 FROM case_file c JOIN record m ON m.id = c.id WHERE c.joint_id = r.id AND m.state IN (?))
       ORDER BY r.id LIMIT ${BATCH}`,
      [UNDECIDED],
    );
    for (const { id } of settled) await this.conclude(id);
    return settled.length;
  }

  private async conclude(id: number): Promise<void> {
    await this.database.transaction(async () => {
      const group = await this.records.lock('JOINT_APPROVAL', { id });
      if (!group.open) return;
      await this.files.tell(
        await this.records.perform(jointApprovalLifecycle, group, 'conclude', HOUSE),
        '各件都有结果了',
      );
    });
  }

  private async members(groupId: number): Promise<JointMember[]> {
    const rows = await this.database.rows<Row>(
      `SELECT ${COLUMNS} FROM case_file c JOIN record r ON r.id = c.id WHERE c.joint_id = ? ORDER BY r.id`,
      [groupId],
    );
    const promises = await this.timers.promises(rows.map(({ id }) => id));
    return rows.map(({ id, number, title, state }) => ({
      number,
      itemName: title,
      stateLabel: labelOf(state),
      settled: !UNDECIDED.includes(state),
      promise: promises.get(id)?.find(({ kind }) => kind === 'DECISION_COMMITTED') ?? null,
    }));
  }
}

const labelOf = (state: string): string => CASE_STATES[state as CaseState].label;

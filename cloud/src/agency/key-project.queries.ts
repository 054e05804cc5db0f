import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { KeyProjectLine, KeyProjectView } from 'shared-types/key-project.contract';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { holdsRole, type Staff } from '../kernel/session/actor';
import { inForce } from '../kernel/session/membership.entity';
import { KeyProjectRow } from './key-project.entity';
import { keyProjectLifecycle } from './key-project.rules';

const PAGE = 50;

interface Named {
  readonly id: number;
  readonly name: string;
  readonly creditCode: string;
  readonly enterpriseName: string;
}

export interface NamedAgent {
  readonly staffId: number;
  readonly workNo: string;
  readonly name: string;
  readonly projects: number;
  readonly conflict: boolean;
}

/** What the screens of key projects read: 业务管理, 督查 and the centre all, an agent the own. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class KeyProjectQueries {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  people!: PersonDirectory;

  /** The newest first. */
  async list(
    reader: Staff,
    { open, after }: InputOf<'GET /key-projects'>['query'],
  ): Promise<ResultOf<'GET /key-projects'>> {
    const all = holdsRole(reader, [...keyProjectLifecycle.desk, ...(keyProjectLifecycle.overseers ?? [])]);
    const rows = await this.database.rows<Named>(
      `SELECT k.id, k.name, e.credit_code AS creditCode, e.name AS enterpriseName
         FROM key_project k JOIN record r ON r.id = k.id JOIN enterprise e ON e.id = k.enterprise_id
        WHERE r.open = ? AND (? OR r.holder_staff_id = ?)
          AND k.id < COALESCE((SELECT id FROM record WHERE number = ?), 4294967295)
        ORDER BY k.id DESC LIMIT ${PAGE + 1}`,
      [open === 'true', all, reader.staff.id, after ?? ''],
    );
    const items = await this.lines(rows.slice(0, PAGE));
    return { items, next: rows.length > PAGE ? (items.at(-1)?.number ?? null) : null };
  }

  /** One project for its desk, its overseers and its agent. @throws 404 */
  async view(number: string, reader: Staff): Promise<KeyProjectView> {
    const read = await this.views.read('KEY_PROJECT', number, reader);
    const row = await this.database.repository(KeyProjectRow).findOneByOrFail({ id: read.record.id });
    const enterprise = await this.database.row<KeyProjectView['enterprise']>(
      'SELECT credit_code AS creditCode, name FROM enterprise WHERE id = ?',
      [row.enterpriseId],
    );
    return {
      ...(await this.views.view(read)),
      name: row.name,
      enterprise: enterprise ?? { creditCode: '', name: '' },
      criteria: row.criteria,
      reason: row.reason,
      nominatedBy: (await this.markOf(row.nominatedBy)) ?? { workNo: '', name: '' },
      screenedBy: await this.markOf(row.screenedBy),
      decidedBy: await this.markOf(row.decidedBy),
      decidedAt: row.decidedAt?.toISOString() ?? null,
      mine: read.record.holderStaffId === reader.staff.id,
    };
  }

  /** Who may be named, those without a conflict and with the fewest projects first. @throws 404 */
  async agents(number: string, reader: Staff): Promise<ResultOf<'GET /key-projects/:number/agents'>> {
    const { record } = await this.views.read('KEY_PROJECT', number, reader);
    const items = (await this.choices(record.id)).map(({ staffId: _, ...choice }) => choice);
    return { items };
  }

  /** The same with their ids. */
  async choices(projectId: number): Promise<NamedAgent[]> {
    const agents = await this.people.staffWithRole('PROXY_AGENT');
    const conflicts = await this.conflicts(projectId);
    const held = await this.database.rows<{ staffId: number; count: number }>(
      `SELECT holder_staff_id AS staffId, COUNT(*) AS count FROM record
        WHERE open = 1 AND type = 'KEY_PROJECT' AND id <> ? AND holder_staff_id IS NOT NULL GROUP BY holder_staff_id`,
      [projectId],
    );
    const projects = new Map(held.map(({ staffId, count }) => [staffId, Number(count)]));
    return agents
      .map(({ id, workNo, name }) => ({
        staffId: id,
        workNo,
        name,
        projects: projects.get(id) ?? 0,
        conflict: conflicts.has(id),
      }))
      .sort(
        (a, b) => Number(a.conflict) - Number(b.conflict) || a.projects - b.projects || (a.workNo < b.workNo ? -1 : 1),
      );
  }

  /** Agents who declared a conflict with its enterprise, or act for it. */
  private async conflicts(projectId: number): Promise<Set<number>> {
    const at = now();
    const rows = await this.database.rows<{ staffId: number }>(
      `SELECT c.staff_id AS staffId FROM key_project k JOIN agent_conflict c ON c.enterprise_id = k.enterprise_id
        WHERE k.id = ?
       UNION SELECT t.id FROM key_project k JOIN enterprise_member m ON m.enterprise_id = k.enterprise_id
         JOIN staff t ON t.person_id = m.person_id WHERE k.id = ? AND ${inForce('m')}`,
      [projectId, projectId, at, at],
    );
    return new Set(rows.map(({ staffId }) => staffId));
  }

  private async lines(rows: readonly Named[]): Promise<KeyProjectLine[]> {
    const records = await this.records.byIds(rows.map(({ id }) => id));
    const ordered = rows.flatMap(({ id }) => records.get(id) ?? []);
    const lines = await this.views.deskLines(ordered);
    return rows.flatMap(({ name, creditCode, enterpriseName }, i) => {
      const line = lines[i];
      return line ? [{ ...line, name, enterprise: { creditCode, name: enterpriseName } }] : [];
    });
  }

  private async markOf(staffId: number | null): Promise<{ workNo: string; name: string } | null> {
    if (staffId === null) return null;
    return this.database.row('SELECT work_no AS workNo, name FROM staff WHERE id = ?', [staffId]);
  }
}

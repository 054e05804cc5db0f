import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { ALARM_LABELS, type AlarmKind, VISIT_STATES, type VisitState } from 'shared-types/dispatch.states';
import type { AlarmCard, AlarmView } from 'shared-types/visit-safety.contract';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import type { Person } from '../kernel/session/actor';
import { VisitOrderRow } from './dispatch.entity';
import { VisitReaders } from './visit-readers';
import { VisitSecrets } from './visit-secrets';

interface AlarmFacts {
  id: number;
  handle: string;
  kind: AlarmKind;
  visitId: number;
  number: string;
  state: VisitState;
  staffId: number;
  workNo: string;
  name: string;
  raisedAt: Date;
  takenAt: Date | null;
  takenNo: string | null;
  takenName: string | null;
  closedAt: Date | null;
  note: string | null;
  point: Buffer | null;
}

const ALARM = `SELECT a.id, a.handle, a.kind, a.visit_id AS visitId, r.number, r.state, a.staff_id AS staffId,
    s.work_no AS workNo, s.name, a.raised_at AS raisedAt, a.taken_at AS takenAt, t.work_no AS takenNo,
    t.name AS takenName, a.closed_at AS closedAt, a.note, a.point
  FROM visit_alarm a JOIN record r ON r.id = a.visit_id JOIN staff s ON s.id = a.staff_id
       LEFT JOIN staff t ON t.id = a.taken_by`;
const MOST = 100;

/** What screens read of alarms. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AlarmQueries {
  @Inject()
  database!: Database;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  readers!: VisitReaders;

  @Inject()
  secrets!: VisitSecrets;

  /** Everything that is open, those nobody has taken first. */
  async open(): Promise<AlarmView[]> {
    const rows = await this.database.rows<AlarmFacts>(
      `${ALARM} WHERE a.open_key IS NOT NULL ORDER BY a.taken_at IS NOT NULL, a.kind <> 'SOS', a.raised_at LIMIT ${MOST}`,
    );
    return rows.map(viewOf);
  }

  /** The call for help somebody on a visit has open; null when there is none. @throws 404 for others. */
  async ownSos(number: string, person: Person): Promise<AlarmView | null> {
    const { id } = await this.readers.ofTeam(number, person);
    const key = `SOS:${id}:${person.staff?.id}`;
    const row = await this.database.row<AlarmFacts>(`${ALARM} WHERE a.open_key = ?`, [key]);
    return row && viewOf(row);
  }

  /** The alarm with all it takes to help: where, and the agent's phone. To be read after `take`, which leaves the trace. */
  async card(handle: string): Promise<AlarmCard> {
    const row = await this.database.row<AlarmFacts>(`${ALARM} WHERE a.handle = ?`, [handle]);
    if (!row) throw notFound();
    const visit = await this.database.repository(VisitOrderRow).findOneByOrFail({ id: row.visitId });
    const { address, door } = this.secrets.openPlace(visit.place);
    const agent = await this.people.staffById(row.staffId);
    const phone = agent?.personId ? (await this.people.personContact(agent.personId)).phone : null;
    const position = row.point === null ? null : this.secrets.openPoint(row.point);
    return { ...viewOf(row), phone, address, door, position };
  }
}

function viewOf(row: AlarmFacts): AlarmView {
  return {
    handle: row.handle,
    kind: row.kind,
    label: ALARM_LABELS[row.kind],
    visit: row.number,
    visitState: VISIT_STATES[row.state].label,
    agent: { workNo: row.workNo, name: row.name },
    raisedAt: row.raisedAt.toISOString(),
    takenBy: row.takenNo === null ? null : { workNo: row.takenNo, name: row.takenName ?? '' },
    takenAt: row.takenAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
    note: row.note,
  };
}

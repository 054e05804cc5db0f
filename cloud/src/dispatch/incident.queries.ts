import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { IncidentLine, IncidentView } from 'shared-types/incident.contract';
import {
  INCIDENT_ALARM_LABELS,
  INCIDENT_ARRIVAL_LABELS,
  type IncidentPhone,
  type IncidentState,
} from 'shared-types/incident.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { In } from 'typeorm';
import { PersonDirectory } from '../identity/person-directory';
import { Audit } from '../kernel/audit/audit';
import { Database } from '../kernel/database/database';
import { notAllowed, notFound } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { type ReadRecord, RecordViews } from '../kernel/lifecycle/record-views';
import { Records } from '../kernel/lifecycle/records';
import { holdsRole, type Staff } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { IncidentAlarmRow, IncidentRow } from './incident.entity';
import { acknowledgeBy, INCIDENT_DESK, incidentLifecycle } from './incident.rules';
import { IncidentSecrets } from './incident-secrets';
import { OnCallQueries } from './on-call.queries';

const PAGE = 50;

/** What the screens of incidents read: the desk all, others what they reported or hold. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class IncidentQueries {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  views!: RecordViews;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  onCall!: OnCallQueries;

  @Inject()
  secrets!: IncidentSecrets;

  @Inject()
  audit!: Audit;

  @Inject('dispatch')
  rules!: DispatchRules;

  /** One incident, for its desk, whoever holds it and whoever reported it. @throws 404. */
  async view(number: string, reader: Staff): Promise<IncidentView> {
    const { read, row } = await this.read(number, reader);
    const place = this.secrets.openPlace(row.place);
    return {
      ...(await this.views.view(read)),
      place: place.words,
      position: { longitude: place.longitude, latitude: place.latitude },
      what: this.secrets.open(row.what) ?? '',
      reporter: await this.markOf(row.reporterStaffId),
      ...this.times(read.record, row),
      arrival: this.arrival(row),
      alarms: await this.alarms(row.id),
      measures: this.secrets.open(row.measures),
      report: this.secrets.open(row.report),
      falseAlarm: row.falseAlarm,
      mine: read.record.holderStaffId === reader.staff.id,
      phones: phonesFor(read, row),
    };
  }

  /** The newest first. */
  async list(reader: Staff, { open, after }: InputOf<'GET /incidents'>['query']): Promise<ResultOf<'GET /incidents'>> {
    const all = holdsRole(reader, [...INCIDENT_DESK, ...(incidentLifecycle.overseers ?? [])]);
    const ids = await this.database.rows<{ id: number }>(
      `SELECT i.id FROM incident i JOIN record r ON r.id = i.id
        WHERE r.open = ? AND (? OR i.reporter_staff_id = ? OR r.holder_staff_id = ?)
          AND i.id < COALESCE((SELECT id FROM record WHERE number = ?), 4294967295)
        ORDER BY i.id DESC LIMIT ${PAGE + 1}`,
      [open === 'true', all, reader.staff.id, reader.staff.id, after ?? ''],
    );
    const items = await this.lines(
      ids.slice(0, PAGE).map(({ id }) => id),
      reader,
    );
    return { items, next: ids.length > PAGE ? (items.at(-1)?.number ?? null) : null };
  }

  /** Who is on call and who is the duty manager now. */
  async onShift(): Promise<ResultOf<'GET /on-call'>> {
    const marks = async (post: 'ON_CALL' | 'DUTY_MANAGER') =>
      (await this.onCall.onShift(post)).map(({ workNo, name }) => ({ workNo, name }));
    return { onCall: await marks('ON_CALL'), dutyManagers: await marks('DUTY_MANAGER') };
  }

  /** Who may be sent. @throws 404, 403 for anybody but the desk. */
  async candidates(number: string, reader: Staff): Promise<ResultOf<'GET /incidents/:number/candidates'>> {
    const { read } = await this.read(number, reader);
    if (!holdsRole(reader, INCIDENT_DESK)) throw notAllowed();
    return { version: read.record.version, items: await this.onCall.candidates() };
  }

  /** A number to ring; each look leaves a row in the audit log. @throws 404, 403 where there is none for this reader. */
  async phone(number: string, reader: Staff, whom: IncidentPhone, address: string): Promise<{ phone: string }> {
    const { read, row } = await this.read(number, reader);
    if (!phonesFor(read, row).includes(whom)) throw notAllowed('现在没有可以拨打的号码');
    const phone = whom === 'SCENE' ? this.secrets.open(row.phone) : await this.phoneOfHolder(read.record);
    if (phone === null) throw notFound('这位同事没有登记手机号');
    await this.audit.append(reader, { action: `incident.${whom.toLowerCase()}_phone_shown`, subject: number, address });
    return { phone };
  }

  /** Whoever reported it may read it too, and do nothing. */
  private async read(number: string, reader: Staff): Promise<{ read: ReadRecord; row: IncidentRow }> {
    const record = await this.records.find(number);
    const row = record && (await this.database.repository(IncidentRow).findOneBy({ id: record.id }));
    if (!record || !row) throw notFound();
    const reported = row.reporterStaffId === reader.staff.id && !(await this.views.mayWorkOn(record, reader));
    const read = reported
      ? { record, capacities: [], asStaff: true }
      : await this.views.read('INCIDENT', number, reader);
    return { read, row };
  }

  private async lines(ids: readonly number[], reader: Staff): Promise<IncidentLine[]> {
    if (ids.length === 0) return [];
    const records = await this.records.byIds(ids);
    const ordered = ids.flatMap((id) => records.get(id) ?? []);
    const rows = await this.database.repository(IncidentRow).findBy({ id: In([...ids]) });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const lines = await this.views.deskLines(ordered);
    return ordered.flatMap((record, i) => {
      const [line, row] = [lines[i], byId.get(record.id)];
      if (!line || !row) return [];
      const { dispatchedAt, acknowledgeBy: by } = this.times(record, row);
      const mine = record.holderStaffId === reader.staff.id;
      return [{ ...line, place: this.secrets.openPlace(row.place).words, dispatchedAt, acknowledgeBy: by, mine }];
    });
  }

  private times(record: RecordRow, row: IncidentRow) {
    const watched = { state: record.state as IncidentState, assignedAt: row.assignedAt };
    const iso = (at: Date | null) => at?.toISOString() ?? null;
    return {
      dispatchedAt: iso(row.dispatchedAt),
      acknowledgeBy: iso(acknowledgeBy(watched, this.rules.onCall.acknowledgeMinutes)),
      acknowledgedAt: iso(row.acknowledgedAt),
      arrivedAt: iso(row.arrivedAt),
      controlledAt: iso(row.controlledAt),
      closedAt: iso(row.closedAt),
    };
  }

  private arrival({ arrivedBy, ...row }: IncidentRow): IncidentView['arrival'] {
    if (arrivedBy === null) return null;
    return {
      by: arrivedBy,
      byLabel: INCIDENT_ARRIVAL_LABELS[arrivedBy],
      metres: row.arrivalMetres,
      accuracyMetres: row.arrivalAccuracyMetres,
      reason: this.secrets.open(row.arrivalReason),
    };
  }

  private async alarms(incidentId: number): Promise<IncidentView['alarms']> {
    const rows = await this.database
      .repository(IncidentAlarmRow)
      .find({ where: { incidentId }, order: { sentAt: 'ASC', alarm: 'ASC' } });
    return rows.map(({ alarm, sentAt }) => ({ alarm, label: INCIDENT_ALARM_LABELS[alarm], at: sentAt.toISOString() }));
  }

  private async markOf(staffId: number): Promise<{ workNo: string; name: string }> {
    const row = await this.database.row<{ workNo: string; name: string }>(
      'SELECT work_no AS workNo, name FROM staff WHERE id = ?',
      [staffId],
    );
    return row ?? { workNo: '', name: '' };
  }

  private async phoneOfHolder({ holderStaffId }: RecordRow): Promise<string | null> {
    const card = holderStaffId === null ? null : await this.people.staffById(holderStaffId);
    return card?.personId ? (await this.people.personContact(card.personId)).phone : null;
  }
}

/** While it is open: the scene for the desk and whoever goes, whoever goes for the desk. */
function phonesFor({ record, capacities }: ReadRecord, row: IncidentRow): IncidentPhone[] {
  if (!record.open) return [];
  const desk = INCIDENT_DESK.some((role) => capacities.includes(role));
  const holds = capacities.includes('HOLDER');
  return [
    ...(row.phone !== null && (desk || holds) ? (['SCENE'] as const) : []),
    ...(record.holderStaffId !== null && desk && !holds ? (['HOLDER'] as const) : []),
  ];
}

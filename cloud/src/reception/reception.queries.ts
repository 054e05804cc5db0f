import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { CallView, FacilityView, ReceptionCall, ReceptionDay } from 'shared-types/reception.contract';
import { CALL_KIND_LABELS, type CallKind, FAULT_LABELS, type Fault } from 'shared-types/reception.states';
import type { Centre } from '../directory/centre.config';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { notFound } from '../kernel/errors/refusal';
import type { Staff } from '../kernel/session/actor';
import { civilDateOf } from '../kernel/time/civil-date';
import { HelpCallRow } from './reception.entity';
import { callState, dayFigures, type HourKindCount, isLateFault } from './reception.rules';

interface CallFacts {
  readonly handle: string;
  readonly kind: CallKind;
  readonly facilityKey: string | null;
  readonly deviceName: string | null;
  readonly fault: Fault | null;
  readonly at: Date;
  readonly takenBy: number | null;
  readonly takenAt: Date | null;
  readonly takerName: string | null;
  readonly doneAt: Date | null;
}

const CALLS = `SELECT c.handle, c.kind, c.facility_key AS facilityKey, d.name AS deviceName, c.fault, c.at,
    c.taken_by AS takenBy, c.taken_at AS takenAt, t.name AS takerName, c.done_at AS doneAt
  FROM help_call c LEFT JOIN device d ON d.id = c.device_id LEFT JOIN staff t ON t.id = c.taken_by`;
const MOST_ITEMS = 5;

/** What stands on reception's page, and what whoever called is told. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ReceptionQueries {
  @Inject()
  database!: Database;

  @Inject('centre')
  centre!: Centre;

  /** A facility by the key in its QR code. @throws 404. */
  async facility(key: string): Promise<FacilityView> {
    const facility = this.centre.facilityByKey(key);
    const hall = this.centre.sites.find(({ type }) => type === 'HALL');
    if (!facility || !hall) throw notFound('没有找到这个设施');
    const open = await this.database.repository(HelpCallRow).find({
      where: (['HELP', 'FAULT'] as const).map((kind) => ({ openKey: `${key} ${kind}` })),
      order: { at: 'ASC' },
    });
    const { name, actions } = facility;
    return { key, name, siteKey: hall.key, siteName: hall.name, actions: [...actions], open: open.map(viewOf) };
  }

  /** What became of a call. @throws 404. */
  async call(handle: string): Promise<CallView> {
    const call = await this.database.repository(HelpCallRow).findOneBy({ handle });
    if (!call) throw notFound('没有找到这次呼叫');
    return viewOf(call);
  }

  /** The calls of a site that are not over: those nobody goes to first, people before machines, the longest waiting before the others. */
  async openCalls(staff: Staff, siteKey: string): Promise<ReceptionCall[]> {
    const rows = await this.database.rows<CallFacts>(
      `${CALLS} WHERE c.site_key = ? AND c.done_at IS NULL ORDER BY c.taken_at IS NOT NULL, c.kind = 'FAULT', c.at, c.id LIMIT 200`,
      [siteKey],
    );
    return rows.map((row) => this.receptionView(staff, row));
  }

  /** One call as reception sees it. @throws 404. */
  async receptionCall(staff: Staff, handle: string): Promise<ReceptionCall> {
    const row = await this.database.row<CallFacts>(`${CALLS} WHERE c.handle = ?`, [handle]);
    if (!row) throw notFound('没有找到这次呼叫');
    return this.receptionView(staff, row);
  }

  /** What reception logged on a day at a site. */
  async day(siteKey: string, date: string): Promise<ReceptionDay> {
    const rows = await this.database.rows<HourKindCount>(
      `SELECT hour, kind, COUNT(*) AS count, CAST(SUM(minutes) AS SIGNED) AS minutes FROM reception_log
        WHERE site_key = ? AND date = ? GROUP BY hour, kind`,
      [siteKey, date],
    );
    const asked = await this.database.rows<{ itemKey: string; count: number }>(
      `SELECT item_key AS itemKey, COUNT(*) AS count FROM reception_log
        WHERE site_key = ? AND date = ? AND item_key IS NOT NULL
        GROUP BY item_key ORDER BY count DESC, item_key LIMIT ${MOST_ITEMS}`,
      [siteKey, date],
    );
    const figures = dayFigures(rows.map((row) => ({ ...row, count: Number(row.count), minutes: Number(row.minutes) })));
    const items = asked.map(({ itemKey, count }) => ({
      itemKey,
      name: this.centre.itemByKey(itemKey)?.plainName ?? itemKey,
      count: Number(count),
    }));
    return { siteKey, date, ...figures, items };
  }

  private receptionView({ staff }: Staff, row: CallFacts): ReceptionCall {
    const place = row.facilityKey === null ? row.deviceName : this.centre.facilityByKey(row.facilityKey)?.name;
    return {
      ...viewOf(row),
      kindLabel: CALL_KIND_LABELS[row.kind],
      place: place ?? row.facilityKey ?? '设备',
      fault: row.fault === null ? null : FAULT_LABELS[row.fault],
      at: row.at.toISOString(),
      takenBy: row.takerName,
      takenAt: row.takenAt?.toISOString() ?? null,
      late: isLateFault(row.kind, row.at, row.doneAt, civilDateOf(now())),
      mine: row.takenBy === staff.id,
    };
  }
}

const viewOf = (row: Pick<CallFacts, 'handle' | 'kind' | 'takenAt' | 'doneAt'>): CallView => ({
  handle: row.handle,
  kind: row.kind,
  state: callState(row),
});

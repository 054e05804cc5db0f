import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { distanceMetres, isInside } from '../directory/district.rules';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { invalidInput, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { maskAddress } from '../kernel/privacy/mask.rules';
import type { Staff } from '../kernel/session/actor';
import type { DispatchRules } from './dispatch.config';
import { IncidentPositionRow, IncidentRow } from './incident.entity';
import { type ArrivalProof, arrivalBy, incidentLifecycle } from './incident.rules';
import { IncidentNews } from './incident-news';
import { IncidentReports } from './incident-report';
import { type IncidentPlace, IncidentSecrets } from './incident-secrets';
import { IncidentSending } from './incident-sending';

type Reported = InputOf<'POST /incidents'>['body'];
type Body<P extends 'acknowledge' | 'arrive' | 'control' | 'close' | 'escalate' | 'dismiss'> =
  InputOf<`POST /incidents/:number/${P}`>['body'];

/** 突发事件: reported by staff, handled by whoever was sent, ended with a report. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Incidents {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  sending!: IncidentSending;

  @Inject()
  news!: IncidentNews;

  @Inject()
  reports!: IncidentReports;

  @Inject()
  secrets!: IncidentSecrets;

  @Inject()
  documents!: Documents;

  @Inject('centre')
  centre!: Centre;

  @Inject('dispatch')
  rules!: DispatchRules;

  /**
   * Reports an incident and sends whoever is on call. Returns its number.
   * @throws 400 for a site there is not, 422 `outside_district`.
   */
  async report(reporter: Staff, { place, what, phone }: Reported): Promise<string> {
    const where = this.placeOf(place);
    const siteKey = place.kind === 'SITE' ? place.siteKey : null;
    return this.database.transaction(async () => {
      const record = await this.records.open(incidentLifecycle, 'report', reporter, {
        siteKey,
        // Goes into notices: a site by its name, an address down to its road.
        title: `突发事件：${where.title}`.slice(0, 120),
      });
      await this.database.repository(IncidentRow).insert({
        id: record.id,
        reporterStaffId: reporter.staff.id,
        place: this.secrets.sealPlace(where),
        what: this.secrets.seal(what),
        phone: phone === undefined ? null : this.secrets.seal(phone),
      });
      await this.sending.sendOrTell(record);
      return record.number;
    });
  }

  /** @throws 403, 404, 409 `record_moved_on`. */
  async acknowledge(holder: Staff, number: string, { version }: Body<'acknowledge'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(incidentLifecycle, { number }, 'acknowledge', holder, { version });
      await this.change(record, { acknowledgedAt: record.changedAt });
    });
  }

  /**
   * Arrives: by the position read on this tap, else by a written reason, which is flagged. Whoever arrives has
   * acknowledged it too.
   * @throws 403, 404, 409 `record_moved_on`, 422 `arrival_unproved`, `too_far`, `position_inaccurate`.
   */
  async arrive(holder: Staff, number: string, { version, position, ...said }: Body<'arrive'>): Promise<void> {
    const reason = said.reason ?? null;
    await this.database.transaction(async () => {
      const row = await this.rowOf(await this.records.lock('INCIDENT', { number }));
      const proof = this.proofOf(row, position, reason);
      const by = arrivalBy(proof);
      const record = await this.records.perform(incidentLifecycle, { number }, 'arrive', holder, {
        version,
        facts: () => ({ proof }),
        ...(by === 'WRITTEN' && { note: '没有定位核实，凭书面说明' }),
      });
      await this.change(record, {
        acknowledgedAt: row.acknowledgedAt ?? record.changedAt,
        arrivedAt: record.changedAt,
        arrivedBy: by,
        arrivalMetres: proof.reading?.metres ?? null,
        arrivalAccuracyMetres: proof.reading?.accuracyMetres ?? null,
        arrivalReason: by === 'WRITTEN' && reason !== null ? this.secrets.seal(reason) : null,
      });
      if (position) await this.keepPosition(record, holder, position);
    });
  }

  /** @throws 403, 404, 409 `record_moved_on`. */
  async control(holder: Staff, number: string, { version, measures }: Body<'control'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(incidentLifecycle, { number }, 'control', holder, { version });
      await this.change(record, { controlledAt: record.changedAt, measures: this.secrets.seal(measures) });
    });
  }

  /** Ends it with the report, which becomes a paper. @throws 403, 404, 409 `record_moved_on`. */
  async close(holder: Staff, number: string, { version, report }: Body<'close'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(incidentLifecycle, { number }, 'close', holder, { version });
      await this.change(record, { closedAt: record.changedAt, report: this.secrets.seal(report) });
      const paper = await this.reports.paper(record, await this.rowOf(record));
      await this.documents.issue(record, holder, 'INCIDENT_REPORT', paper);
    });
  }

  /** Brings what somebody on site cannot handle before the duty manager (采购需求 三(五)3). @throws 403, 404, 409. */
  async escalate(holder: Staff, number: string, { version, reason: note }: Body<'escalate'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(incidentLifecycle, { number }, 'escalate', holder, { version, note });
      await this.news.tellManagers(record, '现场人员上报，需要支援');
    });
  }

  /** Ends what was none. @throws 403, 404, 409 `record_moved_on`. */
  async dismiss(desk: Staff, number: string, { version, reason: note }: Body<'dismiss'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(incidentLifecycle, { number }, 'dismiss', desk, { version, note });
      await this.change(record, { closedAt: record.changedAt, falseAlarm: true });
    });
  }

  private placeOf(place: Reported['place']): IncidentPlace & { readonly title: string } {
    if (place.kind === 'SITE') {
      const site = this.centre.siteByKey(place.siteKey);
      if (!site) throw invalidInput([{ path: 'body.place.siteKey', message: '没有这个地点，请重新选择' }]);
      return { ...site.position, words: [site.name, place.spot].filter(Boolean).join(' '), title: site.name };
    }
    if (!isInside(this.centre.boundary.geometry, place)) {
      throw ruledOut('outside_district', `这个地址不在${this.centre.district.name}内，请拨打 110 或当地电话`);
    }
    const { longitude, latitude, address, door } = place;
    return { longitude, latitude, words: [address, door].filter(Boolean).join(' '), title: maskAddress(address) };
  }

  private proofOf(row: IncidentRow, position: Body<'arrive'>['position'], reason: string | null): ArrivalProof {
    const reading = position && {
      metres: distanceMetres(this.secrets.openPlace(row.place), position),
      accuracyMetres: Math.round(position.accuracyMetres),
    };
    return { reading: reading ?? null, reason, terms: this.rules.arrival };
  }

  private async keepPosition(
    { id }: RecordRow,
    { staff }: Staff,
    position: NonNullable<Body<'arrive'>['position']>,
  ): Promise<void> {
    await this.database.repository(IncidentPositionRow).insert({
      incidentId: id,
      staffId: staff.id,
      point: this.secrets.sealPoint(position),
      consented: position.consented,
      readAt: now(),
    });
  }

  private async change({ id }: RecordRow, part: Partial<IncidentRow>): Promise<void> {
    await this.database.repository(IncidentRow).update({ id }, part);
  }

  private rowOf({ id }: RecordRow): Promise<IncidentRow> {
    return this.database.repository(IncidentRow).findOneByOrFail({ id });
  }
}

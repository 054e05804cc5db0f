import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { SERVICE_MODE_LABELS } from 'shared-types/agency.states';
import { Not } from 'typeorm';
import type { Centre } from '../directory/centre.config';
import { VisitQueries } from '../dispatch/dispatch.queries';
import { VisitSecrets } from '../dispatch/visit-secrets';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { maskName } from '../kernel/privacy/mask.rules';
import type { Person } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { AgencyCaseRow } from './agency.entity';
import { agencyLifecycle } from './agency.rules';
import type { AgencyFacts } from './agency-guards.rules';
import type { AgencySubject } from './agency-papers';
import { AgencyPermits } from './agency-permits';
import { AgencyPlanRow } from './agency-plan.entity';
import { MaterialBook } from './material-book';

/** What every use case of an agency case does with it: read its rows, judge it, tell its owners. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class AgencyCases {
  @Inject()
  database!: Database;

  @Inject()
  capacities!: Capacities;

  @Inject()
  notifications!: Notifications;

  @Inject()
  visits!: VisitQueries;

  @Inject()
  permits!: AgencyPermits;

  @Inject()
  book!: MaterialBook;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  secrets!: VisitSecrets;

  @Inject('centre')
  centre!: Centre;

  rowOf({ id }: Pick<RecordRow, 'id'>): Promise<AgencyCaseRow> {
    return this.database.repository(AgencyCaseRow).findOneByOrFail({ id });
  }

  async change({ id }: Pick<RecordRow, 'id'>, part: Partial<AgencyCaseRow>): Promise<void> {
    await this.database.repository(AgencyCaseRow).update({ id }, part);
  }

  /** What its guards look at. */
  readonly facts = async (record: RecordRow): Promise<AgencyFacts> => {
    const { mode, suspendedFrom, closingVersion } = await this.rowOf(record);
    return {
      state: record.state,
      mode,
      suspendedFrom,
      visit: await this.visits.latestFor(record.id),
      plan: (await this.latestPlan(record))?.state ?? null,
      unfinished: await this.permits.unfinished(record.id),
      outstanding: (await this.book.outstanding(record.id)).map(({ name }) => `“${name}”`),
      listOpen: await this.book.listOpen(record.id),
      inHand: (await this.permits.inHand(record.id)).map(({ name }) => name),
      closingProposed: closingVersion === record.version,
      hasAgent: record.holderStaffId !== null,
    };
  };

  /** The latest version of its plan; null before there is one. */
  latestPlan({ id }: Pick<RecordRow, 'id'>): Promise<AgencyPlanRow | null> {
    return this.database.repository(AgencyPlanRow).findOne({ where: { agencyId: id }, order: { no: 'DESC' } });
  }

  /** The latest version its client was sent; null before one was. */
  latestSent({ id }: Pick<RecordRow, 'id'>): Promise<AgencyPlanRow | null> {
    const where = { agencyId: id, state: Not('DRAFT' as const) };
    return this.database.repository(AgencyPlanRow).findOne({ where, order: { no: 'DESC' } });
  }

  /** Tells everybody it belongs to what was done, in the words of its history. */
  async tell(record: RecordRow, action: keyof typeof agencyLifecycle.actions): Promise<void> {
    await this.tellOwners(record, agencyLifecycle.actions[action].label);
  }

  async tellOwners(record: RecordRow, status: string): Promise<void> {
    for (const personId of await this.capacities.owners(record)) await this.tellOne(personId, record, status);
  }

  /** Tells one person how things stand. */
  async tellOne(personId: number, record: RecordRow, status: string): Promise<void> {
    const pieces = { number: record.number, status, time: noticeTime(record.changedAt) };
    await this.notifications.notify({ kind: 'AGENCY_PROGRESS', personId, record, pieces });
  }

  /** Something its client did ends the silence; what others do does not. */
  async answered(record: RecordRow, actor: Person): Promise<void> {
    if (await this.capacities.owns(actor, record)) await this.change(record, { reminders: 0, remindedOn: null });
  }

  /** What its papers name: the centre, the case, whose it is, masked where it is a person. */
  async subjectOf(record: RecordRow): Promise<AgencySubject> {
    const { mode, contact } = await this.rowOf(record);
    return {
      centre: this.centre,
      record,
      modeLabel: SERVICE_MODE_LABELS[mode].label,
      client: (await this.enterpriseOf(record))?.name ?? maskName(this.secrets.openContact(contact).name),
      agent: await this.agentOf(record),
    };
  }

  /** The enterprise it belongs to; null for a person's. */
  enterpriseOf({ ownerEnterpriseId: id }: RecordRow): Promise<{ creditCode: string; name: string } | null> {
    if (id === null) return Promise.resolve(null);
    return this.database.row('SELECT credit_code AS creditCode, name FROM enterprise WHERE id = ?', [id]);
  }

  private async agentOf({ holderStaffId }: RecordRow): Promise<string | null> {
    if (holderStaffId === null) return null;
    const card = await this.people.staffById(holderStaffId);
    return card && `${card.name}（工号 ${card.workNo}）`;
  }
}

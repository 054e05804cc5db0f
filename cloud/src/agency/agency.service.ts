import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { SERVICE_MODE_LABELS } from 'shared-types/agency.states';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import type { DispatchRules } from '../dispatch/dispatch.config';
import { VisitQueries } from '../dispatch/dispatch.queries';
import { Visits } from '../dispatch/visit.service';
import { VisitSecrets } from '../dispatch/visit-secrets';
import { type AskedTime, type VisitWindow, windowFor } from '../dispatch/visit-time.rules';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { invalidInput, Refusal, ruledOut } from '../kernel/errors/refusal';
import { Capacities } from '../kernel/lifecycle/capacities';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { noticeTime } from '../notification/notice-time';
import { Notifications } from '../notification/notification.service';
import { AgencyCaseRow } from './agency.entity';
import { type AgencyFacts, agencyLifecycle, followVisit, titleOf } from './agency.rules';
import { Places } from './places';

type Request = InputOf<'POST /agency-cases'>['body'];
type Path = 'accept' | 'decline' | 'visits' | 'close' | 'withdraw';
type Body<P extends Path> = InputOf<`POST /agency-cases/:number/${P}`>['body'];

/** 帮办 and 代办: asked for, accepted or declined, visited, ended. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Agency {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  capacities!: Capacities;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  notifications!: Notifications;

  @Inject()
  visits!: Visits;

  @Inject()
  visitQueries!: VisitQueries;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  places!: Places;

  @Inject('centre')
  centre!: Centre;

  @Inject('dispatch')
  rules!: DispatchRules;

  /**
   * Takes a request with the place and time of a visit. Returns its number.
   * @throws 400 for an unknown item; 422 `agency_not_allowed` (行政许可法 art. 29), `outside_district` with other ways,
   *   `window_not_offered`, `urgent_not_now`, `phone_needed`, `enterprise_not_bound`.
   */
  async submit(person: Person, body: Request): Promise<string> {
    const items = this.itemsOf(body.itemKeys);
    const place = { ...body.place, door: body.place.door || null };
    this.places.requireInside(place);
    const window = this.windowFor(body.time);
    await this.people.requireVerifiedPhone(person.personId);
    const enterprise =
      body.creditCode === undefined ? null : await this.people.requireEnterprise(person.personId, body.creditCode);
    const names = items.map(({ name }) => name);
    return this.database.transaction(async () => {
      const record = await this.records.open(agencyLifecycle, 'submit', person, {
        ...(enterprise ? { ownerEnterpriseId: enterprise.id } : { ownerPersonId: person.personId }),
        title: titleOf(SERVICE_MODE_LABELS[body.mode].label, names),
        contactPhone: body.contact.phone,
      });
      await this.database.repository(AgencyCaseRow).insert({
        id: record.id,
        mode: body.mode,
        items: items.map(({ key }) => key),
        urgent: window.urgent,
        date: window.date,
        windowFrom: window.from,
        windowTo: window.to,
        place: this.secrets.sealPlace(place),
        contact: this.secrets.sealContact(body.contact),
      });
      return record.number;
    });
  }

  /** Accepts, and has the visit offered to an agent on duty. @throws 422 `window_over` when the time asked for has passed. */
  async accept(staff: Staff, number: string, { version, time }: Body<'accept'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(agencyLifecycle, { number }, 'accept', staff, { version });
      const request = await this.request(record);
      const window = time ? this.windowFor(time) : this.windowAsked(request);
      await this.tell(record, 'accept');
      await this.sendAgent(staff, record, request, window);
    });
  }

  /** Declines with a reason and at least one other way, so that nobody is left without one. */
  async decline(staff: Staff, number: string, { version, reason, alternatives }: Body<'decline'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: reason };
      const record = await this.records.perform(agencyLifecycle, { number }, 'decline', staff, terms);
      const chosen = [...new Set(alternatives)].join(',');
      await this.database.repository(AgencyCaseRow).update({ id: record.id }, { alternatives: chosen });
      await this.tell(record, 'decline');
    });
  }

  /** Has another visit made; the agent of the case is asked first. @throws 422 `visit_open` while one is not over. */
  async arrangeVisit(person: Person, number: string, { version, time }: Body<'visits'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'arrangeVisit', person, terms);
      await this.sendAgent(person, record, await this.request(record), this.windowFor(time));
    });
  }

  /** Ends the case. @throws 422 `visit_open` while a visit is not over. */
  async close(person: Person, number: string, { version, note }: Body<'close'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.facts, ...(note ? { note } : {}) };
      await this.tell(await this.records.perform(agencyLifecycle, { number }, 'close', person, terms), 'close');
    });
  }

  /** Takes the request back; a visit not yet made is cancelled with it. @throws 422 `visit_under_way`. */
  async withdraw(person: Person, number: string, { version, note }: Body<'withdraw'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.facts, ...(note ? { note } : {}) };
      const record = await this.records.perform(agencyLifecycle, { number }, 'withdraw', person, terms);
      const visit = await this.visitQueries.latestFor(record.id);
      if (visit?.open) await this.visits.cancelWithSubject(person, visit.id, '申请已撤回');
    });
  }

  /** Makes the agent of a visit the agent of its case. Reads how things stand, so that news may come twice or late. */
  async follow({ visitId }: { visitId: number }): Promise<void> {
    const id = await this.visitQueries.subjectIdOf(visitId);
    if (id === null) return;
    await this.database.transaction(async () => {
      const record = await this.records.lock('AGENCY_CASE', { id });
      const visit = await this.visitQueries.latestFor(id);
      const action = visit && followVisit(record, visit);
      if (!visit || !action) return;
      const { holderStaffId } = visit;
      await this.records.perform(agencyLifecycle, { id }, action, HOUSE, { holderStaffId });
    });
  }

  private readonly facts = async ({ id }: RecordRow): Promise<AgencyFacts> => ({
    visit: await this.visitQueries.latestFor(id),
  });

  private itemsOf(keys: readonly string[]): ServiceItem[] {
    const items = [...new Set(keys)].map((key) => {
      const item = this.centre.itemByKey(key);
      if (item) return item;
      throw invalidInput([{ path: `body.itemKeys.${keys.indexOf(key)}`, message: '没有这个事项' }]);
    });
    const barred = items.filter(({ agencyAllowed }) => !agencyAllowed).map(({ name }) => `“${name}”`);
    if (barred.length === 0) return items;
    throw ruledOut('agency_not_allowed', `${barred.join('、')}须本人办理，不能帮办代办，请预约到窗口办理`);
  }

  private windowFor(asked: AskedTime): VisitWindow {
    const window = windowFor(this.rules, asked, now());
    if (window instanceof Refusal) throw window;
    return window;
  }

  private windowAsked({ date, windowFrom: from, windowTo: to, urgent }: AgencyCaseRow): VisitWindow {
    if (to > now()) return { date, from, to, urgent };
    throw ruledOut('window_over', '约定的上门时间已过，请先与客户商定新的时间，再受理');
  }

  private async sendAgent(
    actor: Person,
    record: RecordRow,
    request: AgencyCaseRow,
    window: VisitWindow,
  ): Promise<void> {
    const items = request.items.flatMap((key) => this.centre.itemByKey(key) ?? []);
    await this.visits.open(actor, {
      subject: record,
      title: `上门${record.title}`,
      skills: [...new Set(items.map(({ category }) => category))],
      window,
      place: this.secrets.openPlace(request.place),
      contact: this.secrets.openContact(request.contact),
      preferredStaffId: record.holderStaffId,
    });
  }

  private request({ id }: RecordRow): Promise<AgencyCaseRow> {
    return this.database.repository(AgencyCaseRow).findOneByOrFail({ id });
  }

  private async tell(record: RecordRow, action: 'accept' | 'decline' | 'close'): Promise<void> {
    const status = agencyLifecycle.actions[action].label;
    const pieces = { number: record.number, status, time: noticeTime(record.changedAt) };
    for (const personId of await this.capacities.owners(record)) {
      await this.notifications.notify({ kind: 'AGENCY_PROGRESS', personId, record, pieces });
    }
  }
}

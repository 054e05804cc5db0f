import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { SERVICE_MODE_LABELS } from 'shared-types/agency.states';
import type { InputOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import type { DispatchRules } from '../dispatch/dispatch.config';
import { VisitQueries } from '../dispatch/dispatch.queries';
import { Visits } from '../dispatch/visit.service';
import { VisitEndings } from '../dispatch/visit-endings.service';
import { VisitSecrets } from '../dispatch/visit-secrets';
import { type AskedTime, type VisitWindow, windowFor } from '../dispatch/visit-time.rules';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Documents } from '../kernel/documents/documents';
import { invalidInput, Refusal, ruledOut } from '../kernel/errors/refusal';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { HOUSE, type Person, type Staff } from '../kernel/session/actor';
import { AgencyCaseRow } from './agency.entity';
import { agencyLifecycle, followVisit, titleOf } from './agency.rules';
import { AgencyCases } from './agency-cases';
import { acceptanceForm } from './agency-papers';
import { KEY_PROMISES, KeyProjectsInForce } from './key-projects-in-force';
import { Places } from './places';

type Request = InputOf<'POST /agency-cases'>['body'];
type Path = 'accept' | 'decline' | 'visits';
type Body<P extends Path> = InputOf<`POST /agency-cases/:number/${P}`>['body'];

/** 帮办 and 代办: asked for, accepted or declined, visited. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class Agency {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  cases!: AgencyCases;

  @Inject()
  documents!: Documents;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  visits!: Visits;

  @Inject()
  visitEndings!: VisitEndings;

  @Inject()
  visitQueries!: VisitQueries;

  @Inject()
  secrets!: VisitSecrets;

  @Inject()
  keyProjects!: KeyProjectsInForce;

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
        ...((await this.keyProjects.of(enterprise?.id ?? null)) && KEY_PROMISES),
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

  /**
   * Accepts with a numbered form, and has the visit offered to an agent on duty; where it was agreed that nobody has to
   * come, the desk chooses the agent. @throws 422 `window_over` when the time asked for has passed.
   */
  async accept(staff: Staff, number: string, { version, time, visit = true }: Body<'accept'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(agencyLifecycle, { number }, 'accept', staff, { version });
      const request = await this.cases.rowOf(record);
      const form = acceptanceForm({ ...(await this.cases.subjectOf(record)), items: this.itemNames(request) });
      await this.documents.issue(record, staff, 'AGENCY_ACCEPTANCE', form);
      await this.cases.tell(record, 'accept');
      if (!visit) return;
      await this.sendAgent(staff, record, request, time ? this.windowFor(time) : this.windowAsked(request));
    });
  }

  /** Declines with a reason and at least one other way, so that nobody is left without one. */
  async decline(staff: Staff, number: string, { version, reason, alternatives }: Body<'decline'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, note: reason };
      const record = await this.records.perform(agencyLifecycle, { number }, 'decline', staff, terms);
      const chosen = [...new Set(alternatives)].join(',');
      await this.database.repository(AgencyCaseRow).update({ id: record.id }, { alternatives: chosen });
      await this.cases.tell(record, 'decline');
    });
  }

  /** Has another visit made; the agent of the case is asked first. @throws 422 `visit_open` while one is not over. */
  async arrangeVisit(person: Person, number: string, { version, time }: Body<'visits'>): Promise<void> {
    await this.database.transaction(async () => {
      const terms = { version, facts: this.cases.facts };
      const record = await this.records.perform(agencyLifecycle, { number }, 'arrangeVisit', person, terms);
      await this.sendAgent(person, record, await this.cases.rowOf(record), this.windowFor(time));
      await this.cases.answered(record, person);
    });
  }

  /** Makes the agent of a visit the agent of its case. Reads how things stand, so that news may come twice or late. */
  async follow({ visitId }: { visitId: number }): Promise<void> {
    const id = await this.visitQueries.subjectIdOf(visitId);
    if (id === null) return;
    await this.database.transaction(async () => {
      const record = await this.records.lock('AGENCY_CASE', { id });
      const visit = await this.visitQueries.latestFor(id);
      const { appointed } = await this.cases.rowOf(record);
      const action = visit && followVisit({ ...record, appointed }, visit);
      if (!visit || !action) return;
      const { holderStaffId } = visit;
      const terms = { holderStaffId, ...(await this.keyProjects.promises(record)) };
      await this.records.perform(agencyLifecycle, { id }, action, HOUSE, terms);
    });
  }

  private itemNames({ items }: AgencyCaseRow): string[] {
    return items.map((key) => this.centre.itemByKey(key)?.name ?? key);
  }

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
      preferredStaffId: record.holderStaffId ?? (await this.keyProjects.agentOf(record)),
    });
  }
}

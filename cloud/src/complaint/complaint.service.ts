import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ComplaintStep } from 'shared-types/complaint.contract';
import { COMPLAINT_KIND_LABELS, type ComplaintChannel } from 'shared-types/complaint.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { invalidInput, ruledOut } from '../kernel/errors/refusal';
import { Attachments } from '../kernel/files/attachments';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { civilDateOf, instantOf } from '../kernel/time/civil-date';
import { TextChecks } from '../reply/text-checks.service';
import { ComplaintMessageRow, ComplaintRow } from './complaint.entity';
import { ComplaintQueries } from './complaint.queries';
import { complaintLifecycle } from './complaint.rules';
import { ComplaintReplies } from './complaint-replies.service';

type Submitted = InputOf<'POST /complaints'>['body'];
type Registered = InputOf<'POST /complaints/registered'>['body'];
/** What is kept of one, by whichever way it came. */
type Received = Pick<Registered, 'kind' | 'statement' | 'complainant' | 'order'> & {
  readonly channel: ComplaintChannel;
};
type Step<A extends ComplaintStep['action']> = Extract<ComplaintStep, { action: A }>;

/** 投诉与意见建议: received by any way, assigned, investigated, answered, confirmed or taken up again. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ComplaintService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  timers!: Timers;

  @Inject()
  queries!: ComplaintQueries;

  @Inject()
  replies!: ComplaintReplies;

  @Inject()
  attachments!: Attachments;

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject('centre')
  centre!: Centre;

  /** Opens a citizen's own complaint; answered within 5 working days (SPECIFICATION 五.7). Returns its number. */
  async submit(person: Person, body: Submitted): Promise<string> {
    const site = this.siteOf(body);
    const barredStaffId = await this.aboutWhom(body);
    return this.database.transaction(async () => {
      const record = await this.records.open(complaintLifecycle, 'submit', person, {
        ownerPersonId: person.personId,
        siteKey: site?.key ?? null,
        barredStaffId,
        title: titleOf(body, site?.name),
      });
      const { attachments = [], ...said } = body;
      const messageId = await this.keep(record, { ...said, channel: 'MINI_PROGRAM' }, now());
      await this.textChecks.request({ matter: 'complaint', messageId, personId: person.personId });
      await this.attachments.attach(person, attachments, record.id);
      return record.number;
    });
  }

  /**
   * Writes down what reached the centre by another way. One on site is to be settled the same day; a transferred order's
   * own earlier limit wins; day 0 is the day the centre received it. Returns its number and the promise it got.
   * @throws 400 naming a site, work number or date that is wrong, 422 `conflict_of_interest` for one about the registrar.
   */
  async register(staff: Staff, body: Registered): Promise<ResultOf<'POST /complaints/registered'>> {
    const site = this.siteOf(body);
    const eventAt = receivedAt(body);
    const barredStaffId = await this.aboutWhom(body);
    if (barredStaffId === staff.staff.id) throw conflictOfInterest();
    const phone = body.complainant?.phone;
    const opening = { ONSITE: 'registerOnSite', TRANSFERRED: 'registerOrder' } as const;
    const onSite = body.channel === 'ONSITE';
    return this.database.transaction(async () => {
      const record = await this.records.open(
        complaintLifecycle,
        body.channel === 'ONSITE' || body.channel === 'TRANSFERRED' ? opening[body.channel] : 'register',
        staff,
        {
          ownerPersonId: phone === undefined ? null : await this.people.personIdByPhone(phone),
          siteKey: site?.key ?? staff.staff.siteKey,
          barredStaffId,
          // Whoever takes one on site settles it; everything else waits to be assigned.
          holderStaffId: onSite ? staff.staff.id : null,
          title: titleOf(body, site?.name),
          contactPhone: phone ?? null,
          eventAt,
          timers: body.order?.dueAt === undefined ? {} : { COMPLAINT_TRANSFERRED: { orderDueAt: body.order.dueAt } },
        },
      );
      await this.keep(record, body, eventAt);
      await this.attachments.attach(staff, body.attachments ?? [], record.id);
      const [promise = null] = (await this.timers.promises([record.id])).get(record.id) ?? [];
      return { number: record.number, promise };
    });
  }

  /** Takes one step of the lifecycle. @throws what the step needs and lacks, and what the table refuses with. */
  async act(person: Person, number: string, step: ComplaintStep): Promise<void> {
    await this.database.transaction(async () => {
      switch (step.action) {
        case 'assign':
          return this.assign(person, number, step);
        case 'convert':
          return this.convert(person, number, step);
        case 'reply':
        case 'handleOnSpot':
          return this.replies.answer(person, number, step);
        case 'requestReview':
          return this.replies.requestReview(person, number, step);
        case 'returnDraft':
          return this.replies.returnDraft(person, number, step);
        case 'correct':
          return this.replies.correct(person, number, step);
        case 'referOut':
          return this.referOut(person, number, step);
        case 'reopen':
          return this.reopen(person, number, step);
        default:
          await this.perform(person, number, step, 'reason' in step ? step.reason : undefined);
      }
    });
  }

  /** Gives it to one who investigates; never to the one it is about. The clock runs on. */
  private async assign(person: Person, number: string, step: Step<'assign'>): Promise<void> {
    const holder = await this.people.staffByWorkNo(step.workNo);
    if (!holder) throw invalidInput([{ path: 'body.workNo', message: '没有这个工号' }]);
    const barredStaffId = (await this.aboutWhom(step)) ?? undefined;
    const record = await this.records.perform(complaintLifecycle, { number }, 'assign', person, {
      version: step.version,
      holderStaffId: holder.id,
      ...(barredStaffId === undefined ? {} : { barredStaffId }),
      facts: (locked) => this.queries.facts(locked, person),
    });
    if (record.barredStaffId === holder.id) throw conflictOfInterest();
  }

  /** Gives an on-site complaint the limit of days, from the day it was received; who took it keeps it until assigned. */
  private async convert(person: Person, number: string, step: Step<'convert'>): Promise<void> {
    const record = await this.records.lock('COMPLAINT', { number });
    const { receivedAt: eventAt } = await this.rowOf(record);
    await this.records.perform(complaintLifecycle, { number }, 'convert', person, {
      version: step.version,
      note: step.reason,
      eventAt,
      facts: (locked) => this.queries.facts(locked, person),
    });
  }

  private async referOut(person: Person, number: string, step: Step<'referOut'>): Promise<void> {
    await this.replies.tell(await this.perform(person, number, step, `受理单位：${step.referredTo}。${step.reason}`));
  }

  /** A new promise from this instant; the first stays as it was. @throws 422 `reopened_too_often`. */
  private async reopen(person: Person, number: string, step: Step<'reopen'>): Promise<void> {
    const record = await this.perform(person, number, step);
    await this.database.repository(ComplaintRow).increment({ id: record.id }, 'reopenings', 1);
    const messageId = await this.say(record, 'STATEMENT', step.statement, null);
    await this.textChecks.request({ matter: 'complaint', messageId, personId: person.personId });
  }

  private perform(
    person: Person,
    number: string,
    { action, version }: Pick<ComplaintStep, 'action' | 'version'>,
    note?: string,
  ): Promise<RecordRow> {
    return this.records.perform(complaintLifecycle, { number }, action, person, {
      version,
      ...(note === undefined ? {} : { note }),
      facts: (locked) => this.queries.facts(locked, person),
    });
  }

  private rowOf({ id }: RecordRow): Promise<ComplaintRow> {
    return this.database.repository(ComplaintRow).findOneByOrFail({ id });
  }

  /** Keeps what was received, and returns the id of what was said. */
  private async keep(record: RecordRow, body: Received, at: Date): Promise<number> {
    const { complainant, order } = body;
    await this.database.repository(ComplaintRow).insert({
      id: record.id,
      kind: body.kind,
      channel: body.channel,
      receivedAt: at,
      complainantName: complainant ? this.cipher.seal(complainant.name) : null,
      complainantPhone: complainant?.phone ? this.cipher.seal(complainant.phone) : null,
      orderNumber: order?.number ?? null,
      outcome: null,
    });
    return this.say(record, 'STATEMENT', body.statement, null);
  }

  private async say(
    record: RecordRow,
    kind: ComplaintMessageRow['kind'],
    body: string,
    staffId: number | null,
  ): Promise<number> {
    const message = { complaintId: record.id, kind, body: this.cipher.seal(body), staffId, at: now() };
    return (await this.database.repository(ComplaintMessageRow).insert(message)).identifiers[0]?.id;
  }

  private siteOf({ siteKey }: Pick<Submitted, 'siteKey'>) {
    if (siteKey === undefined) return undefined;
    const site = this.centre.siteByKey(siteKey);
    if (!site) throw invalidInput([{ path: 'body.siteKey', message: '没有这个地点' }]);
    return site;
  }

  /** The member of staff it is about; null when none is named. */
  private async aboutWhom({ aboutWorkNo }: Pick<Submitted, 'aboutWorkNo'>): Promise<number | null> {
    if (aboutWorkNo === undefined) return null;
    const staff = await this.people.staffByWorkNo(aboutWorkNo);
    if (!staff) throw invalidInput([{ path: 'body.aboutWorkNo', message: '没有这个工号，可以不填，写在内容里' }]);
    return staff.id;
  }
}

const titleOf = ({ kind }: Pick<Submitted, 'kind'>, siteName: string | undefined): string =>
  `${COMPLAINT_KIND_LABELS[kind]}${siteName === undefined ? '' : `：${siteName}`}`;

const conflictOfInterest = () => ruledOut('conflict_of_interest', '不能交给被反映的人自己登记或承办，请另选他人');

/** Day 0: the day it reached the centre; today unless a past day is named. @throws 400 for a day to come. */
function receivedAt({ channel, receivedOn }: Registered): Date {
  const at = now();
  if (receivedOn === undefined || receivedOn === civilDateOf(at)) return at;
  if (receivedOn > civilDateOf(at) || channel === 'ONSITE') {
    const message = channel === 'ONSITE' ? '现场投诉当天登记，不填收到日期' : '收到日期不能晚于今天';
    throw invalidInput([{ path: 'body.receivedOn', message }]);
  }
  return instantOf(receivedOn, '12:00');
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { CONSULTATION_CHANNEL_LABELS } from 'shared-types/consultation.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { invalidInput, notFound } from '../kernel/errors/refusal';
import { Attachments } from '../kernel/files/attachments';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { Records } from '../kernel/lifecycle/records';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person, Staff } from '../kernel/session/actor';
import { TextChecks } from '../reply/text-checks.service';
import { ConsultationMessageRow, ConsultationRow } from './consultation.entity';
import { ConsultationQueries } from './consultation.queries';
import { consultationLifecycle } from './consultation.rules';

type Registered = InputOf<'POST /consultations/registered'>['body'];
type Body<A extends 'assign' | 'reopen' | 'rate'> = InputOf<`POST /consultations/:number/${A}`>['body'];

/** Questions to the centre: asked, written down, taken up, asked again, rated. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ConsultationService {
  @Inject()
  database!: Database;

  @Inject()
  records!: Records;

  @Inject()
  queries!: ConsultationQueries;

  @Inject()
  attachments!: Attachments;

  @Inject()
  timers!: Timers;

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  cipher!: Cipher;

  @Inject('centre')
  centre!: Centre;

  /** Opens a consultation; the reply is due within 5 working days (SPECIFICATION 五.5). Returns its number. */
  async ask(person: Person, body: InputOf<'POST /consultations'>['body']): Promise<string> {
    const item = this.itemOf(body);
    return this.database.transaction(async () => {
      const record = await this.records.open(consultationLifecycle, 'submit', person, {
        ownerPersonId: person.personId,
        title: item ? `咨询：${item.name}` : '网上咨询',
      });
      await this.database
        .repository(ConsultationRow)
        .insert({ id: record.id, channel: 'MINI_PROGRAM', itemKey: item?.key ?? null, reopenings: 0, rating: null });
      const messageId = await this.say(record, 'QUESTION', body.question, null);
      await this.textChecks.request({ matter: 'consultation', messageId, personId: person.personId });
      await this.attachments.attach(person, body.attachments ?? [], record.id);
      return record.number;
    });
  }

  /**
   * Writes down a question that came another way: answered at once it is a record of that, by telephone it is due the
   * same day, otherwise within 5 working days. Returns its number and the promise it got.
   */
  async register(staff: Staff, body: Registered): Promise<ResultOf<'POST /consultations/registered'>> {
    const item = this.itemOf(body);
    const { channel, asker, order } = body;
    return this.database.transaction(async () => {
      const record = await this.records.open(consultationLifecycle, openingOf(body), staff, {
        ownerPersonId: asker?.phone === undefined ? null : await this.people.personIdByPhone(asker.phone),
        holderStaffId: body.reply === undefined ? null : staff.staff.id,
        siteKey: staff.staff.siteKey,
        title: item ? `咨询：${item.name}` : `${CONSULTATION_CHANNEL_LABELS[channel]}咨询`,
        contactPhone: asker?.phone ?? null,
        timers: timersOf(body),
      });
      await this.database.repository(ConsultationRow).insert({
        id: record.id,
        channel,
        itemKey: item?.key ?? null,
        reopenings: 0,
        rating: null,
        askerName: this.sealed(asker?.name),
        askerPhone: this.sealed(asker?.phone),
        orderNumber: order?.number ?? null,
      });
      await this.say(record, 'QUESTION', body.question, null);
      await this.attachments.attach(staff, body.attachments ?? [], record.id);
      if (body.reply !== undefined) await this.say(record, 'REPLY', body.reply, staff.staff.id);
      const [promise = null] = (await this.timers.promises([record.id])).get(record.id) ?? [];
      return { number: record.number, promise };
    });
  }

  /** Makes a member of staff (the caller unless another is named) the one who answers; the clock runs on. */
  async assign(staff: Staff, number: string, body: Body<'assign'>): Promise<void> {
    await this.database.transaction(async () => {
      const holderStaffId = body.workNo === undefined ? staff.staff.id : await this.staffId(body.workNo);
      await this.records.perform(consultationLifecycle, { number }, 'assign', staff, {
        version: body.version,
        holderStaffId,
      });
    });
  }

  /** Asks again: a new promise from this instant, the first one stays as it was. @throws 422 `reopened_too_often`. */
  async reopen(person: Person, number: string, body: Body<'reopen'>): Promise<void> {
    await this.database.transaction(async () => {
      const record = await this.records.perform(consultationLifecycle, { number }, 'reopen', person, {
        version: body.version,
        facts: (locked) => this.queries.facts(locked, person),
      });
      await this.database.repository(ConsultationRow).increment({ id: record.id }, 'reopenings', 1);
      const messageId = await this.say(record, 'QUESTION', body.question, null);
      await this.textChecks.request({ matter: 'consultation', messageId, personId: person.personId });
    });
  }

  /** Keeps the asker's grade; it cannot be changed afterwards (西安市“好差评”管理办法). */
  async rate(person: Person, number: string, body: Body<'rate'>): Promise<void> {
    await this.database.transaction(async () => {
      const { id } = await this.records.perform(consultationLifecycle, { number }, 'rate', person, {
        version: body.version,
      });
      await this.database.repository(ConsultationRow).update({ id }, { rating: body.rating });
    });
  }

  private sealed(text: string | undefined): Buffer | null {
    return text === undefined ? null : this.cipher.seal(text);
  }

  private itemOf({ itemKey }: { readonly itemKey?: string | undefined }) {
    const item = itemKey === undefined ? null : this.centre.itemByKey(itemKey);
    if (item === undefined) throw invalidInput([{ path: 'body.itemKey', message: '没有这个事项' }]);
    return item;
  }

  private async say(
    record: RecordRow,
    kind: 'QUESTION' | 'REPLY',
    body: string,
    staffId: number | null,
  ): Promise<number> {
    const message = { consultationId: record.id, kind, body, staffId, at: now() };
    return (await this.database.repository(ConsultationMessageRow).insert(message)).identifiers[0]?.id;
  }

  private async staffId(workNo: string): Promise<number> {
    const row = await this.database.row<{ id: number }>('SELECT id FROM staff WHERE work_no = ? AND active = 1', [
      workNo,
    ]);
    if (!row) throw notFound('没有找到这位工作人员');
    return row.id;
  }
}

/** How a question that staff wrote down begins: answered on the spot, due the same day, or as if it came online. */
function openingOf({ channel, reply }: Registered): 'answerAtOnce' | 'registerPhone' | 'registerOrder' | 'register' {
  if (reply !== undefined) return 'answerAtOnce';
  if (channel === 'TRANSFERRED') return 'registerOrder';
  return channel === 'PHONE' ? 'registerPhone' : 'register';
}

function timersOf({ voicemail, order }: Registered) {
  return {
    ...(voicemail && { CONSULT_PHONE: { voicemail } }),
    ...(order?.dueAt !== undefined && { CONSULT_TRANSFERRED: { orderDueAt: order.dueAt } }),
  };
}

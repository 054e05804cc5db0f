import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ConsultationView } from 'shared-types/consultation.contract';
import type { PromiseView } from 'shared-types/record.contract';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { Attachments } from '../kernel/files/attachments';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';
import { ConsultationRow } from './consultation.entity';

interface Message {
  kind: 'QUESTION' | 'REPLY';
  body: string;
  at: Date;
  by: string | null;
}

/** What the screens of a consultation read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ConsultationQueries {
  @Inject()
  database!: Database;

  @Inject()
  views!: RecordViews;

  @Inject()
  timers!: Timers;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  attachments!: Attachments;

  @Inject('centre')
  centre!: Centre;

  /** The promise a question asked now would get. */
  promiseNow(): PromiseView {
    return this.timers.preview('CONSULT_ONLINE', now());
  }

  /** One consultation for its asker or for the desk, who also sees who asks (masked). */
  async view(number: string, person: Person): Promise<ConsultationView> {
    const read = await this.views.read('CONSULTATION', number, person);
    const { id, ownerPersonId } = read.record;
    const own = await this.database.repository(ConsultationRow).findOneByOrFail({ id });
    const messages = await this.messages(id);
    const [first, ...followUps] = messages.filter(({ kind }) => kind === 'QUESTION');
    const replies = messages.filter(({ kind }) => kind === 'REPLY');
    return {
      ...(await this.views.view(read)),
      channel: own.channel,
      question: first?.body ?? '',
      itemKey: own.itemKey,
      itemName: own.itemKey === null ? null : (this.centre.itemByKey(own.itemKey)?.name ?? null),
      followUps: followUps.map(({ body, at }) => ({ body, at: at.toISOString() })),
      replies: replies.map(({ body, at, by }, i) => ({ version: i + 1, body, by: by ?? '', at: at.toISOString() })),
      rating: own.rating,
      attachments: await this.attachments.of(id, person),
      asker: read.asStaff
        ? await this.people.maskedContact({ name: own.askerName, phone: own.askerPhone }, ownerPersonId)
        : null,
    };
  }

  private messages(id: number): Promise<Message[]> {
    return this.database.rows<Message>(
      `SELECT m.kind, m.body, m.at, t.name AS \`by\` FROM consultation_message m
         LEFT JOIN staff t ON t.id = m.staff_id WHERE m.consultation_id = ? ORDER BY m.id`,
      [id],
    );
  }
}

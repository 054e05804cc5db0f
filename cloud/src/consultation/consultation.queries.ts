import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ConsultationView } from 'shared-types/consultation.contract';
import type { PromiseView } from 'shared-types/record.contract';
import type { Centre } from '../directory/centre.config';
import { PersonDirectory } from '../identity/person-directory';
import { now } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { Timers } from '../kernel/deadline/timers';
import { Attachments } from '../kernel/files/attachments';
import { unguarded } from '../kernel/lifecycle/lifecycle.rules';
import type { RecordRow } from '../kernel/lifecycle/record.entity';
import { RecordViews } from '../kernel/lifecycle/record-views';
import type { Person } from '../kernel/session/actor';
import { exchangeOf } from '../reply/exchange';
import { ReplyDrafts } from '../reply/reply-drafts.service';
import { TextChecks } from '../reply/text-checks.service';
import { ConsultationRow } from './consultation.entity';
import { type ConsultationFacts, consultationLifecycle } from './consultation.rules';

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

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  drafts!: ReplyDrafts;

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
    const messages = await exchangeOf<'QUESTION', string>(this.database, 'consultation', id, (body) => body);
    const view = await this.views.view(read);
    const [first, ...followUps] = messages.filter(({ kind }) => kind === 'QUESTION');
    const replies = messages.filter(({ kind }) => kind === 'REPLY').map(({ kind: _, ...version }) => version);
    return {
      ...view,
      actions: unguarded(consultationLifecycle, view.actions, await this.facts(read.record, person)),
      channel: own.channel,
      question: first?.body ?? '',
      itemKey: own.itemKey,
      itemName: own.itemKey === null ? null : (this.centre.itemByKey(own.itemKey)?.name ?? null),
      followUps: followUps.map(({ body, at }) => ({ body, at })),
      replies,
      draft: read.asStaff ? await this.drafts.of(id, person) : null,
      flagged: read.asStaff && (await this.textChecks.isFlagged(id)),
      rating: own.rating,
      orderNumber: read.asStaff ? own.orderNumber : null,
      attachments: await this.attachments.of(id, person),
      asker: read.asStaff
        ? await this.people.maskedContact({ name: own.askerName, phone: own.askerPhone }, ownerPersonId)
        : null,
    };
  }

  /** What the guards of a consultation judge, towards who acts. */
  async facts({ id }: Pick<RecordRow, 'id'>, person: Person): Promise<ConsultationFacts> {
    const { reopenings } = await this.database.repository(ConsultationRow).findOneByOrFail({ id });
    return { reopenings, draft: await this.drafts.facts({ id }, person) };
  }
}

import { Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { ComplaintView } from 'shared-types/complaint.contract';
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
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { exchangeOf } from '../reply/exchange';
import { ReplyDrafts } from '../reply/reply-drafts.service';
import { TextChecks } from '../reply/text-checks.service';
import { ComplaintRow } from './complaint.entity';
import { type ComplaintFacts, complaintLifecycle } from './complaint.rules';

/** What the screens of a complaint read. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class ComplaintQueries {
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
  cipher!: Cipher;

  @Inject()
  textChecks!: TextChecks;

  @Inject()
  drafts!: ReplyDrafts;

  @Inject('centre')
  centre!: Centre;

  /** The promise a complaint made now would get. */
  promiseNow(): PromiseView {
    return this.timers.preview('COMPLAINT_REMOTE', now());
  }

  /** One complaint for who made it, or for the desk, who also sees who complains (masked). */
  async view(number: string, person: Person): Promise<ComplaintView> {
    const read = await this.views.read('COMPLAINT', number, person);
    const { id, siteKey, ownerPersonId } = read.record;
    const row = await this.database.repository(ComplaintRow).findOneByOrFail({ id });
    const view = await this.views.view(read);
    return {
      ...view,
      actions: unguarded(complaintLifecycle, view.actions, await this.facts(read.record, person)),
      kind: row.kind,
      channel: row.channel,
      siteName: siteKey === null ? null : (this.centre.siteByKey(siteKey)?.name ?? null),
      messages: await exchangeOf<'STATEMENT', Buffer>(this.database, 'complaint', id, (body) => this.cipher.open(body)),
      draft: read.asStaff ? await this.drafts.of(id, person) : null,
      flagged: read.asStaff && (await this.textChecks.isFlagged(id)),
      outcome: row.outcome,
      complainant: read.asStaff
        ? await this.people.maskedContact({ name: row.complainantName, phone: row.complainantPhone }, ownerPersonId)
        : null,
      orderNumber: read.asStaff ? row.orderNumber : null,
      attachments: await this.attachments.of(id, person),
    };
  }

  /** What the guards of a complaint judge, towards who acts. */
  async facts(record: RecordRow, person: Person): Promise<ComplaintFacts> {
    const { channel, reopenings } = await this.database.repository(ComplaintRow).findOneByOrFail({ id: record.id });
    const onSpot = (await this.timers.running(record, 'COMPLAINT_ONSITE_SIMPLE')) !== null;
    return { channel, reopenings, onSpot, draft: await this.drafts.facts(record, person) };
  }
}

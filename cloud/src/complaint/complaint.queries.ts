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
import { RecordViews } from '../kernel/lifecycle/record-views';
import { Cipher } from '../kernel/privacy/cipher';
import type { Person } from '../kernel/session/actor';
import { ComplaintRow } from './complaint.entity';
import { complaintLifecycle } from './complaint.rules';

interface Message {
  kind: 'STATEMENT' | 'REPLY';
  body: Buffer;
  at: Date;
  by: string | null;
}

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
    const onSpot = view.promises.some(
      ({ kind, light }) => kind === 'COMPLAINT_ONSITE_SIMPLE' && !light.startsWith('DONE'),
    );
    return {
      ...view,
      actions: unguarded(complaintLifecycle, view.actions, { ...row, onSpot }),
      kind: row.kind,
      channel: row.channel,
      siteName: siteKey === null ? null : (this.centre.siteByKey(siteKey)?.name ?? null),
      messages: await this.messages(id),
      outcome: row.outcome,
      complainant: read.asStaff
        ? await this.people.maskedContact({ name: row.complainantName, phone: row.complainantPhone }, ownerPersonId)
        : null,
      orderNumber: read.asStaff ? row.orderNumber : null,
      attachments: await this.attachments.of(id, person),
    };
  }

  private async messages(id: number): Promise<ComplaintView['messages']> {
    const rows = await this.database.rows<Message>(
      `SELECT m.kind, m.body, m.at, t.name AS \`by\` FROM complaint_message m
         LEFT JOIN staff t ON t.id = m.staff_id WHERE m.complaint_id = ? ORDER BY m.id`,
      [id],
    );
    return rows.map((row) => ({ ...row, body: this.cipher.open(row.body), at: row.at.toISOString() }));
  }
}

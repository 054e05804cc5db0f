import { type ILogger, Inject, Logger, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import type { NoticeKind } from 'shared-types/notification.states';
import { PersonDirectory } from '../identity/person-directory';
import { Database } from '../kernel/database/database';
import { WechatMini } from '../wechat/wechat-mini';
import type { NoticeRules } from './notices.config';
import type { Delivery } from './notification.entity';
import { Notifications } from './notification.service';

interface WaitingNotice {
  id: number;
  personId: number;
  kind: NoticeKind;
  pieces: Record<string, string> | string;
  delivery: Delivery;
  number: string | null;
}

/** The page every card leads to; it opens the right screen for the number. */
const RECORD_PAGE = 'pages/record/index';

/** Brings notices to WeChat, after the transaction that wrote them. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class NoticeDelivery {
  @Inject()
  database!: Database;

  @Inject()
  notifications!: Notifications;

  @Inject()
  people!: PersonDirectory;

  @Inject()
  wechat!: WechatMini;

  @Inject('notices')
  rules!: NoticeRules;

  @Logger()
  logger!: ILogger;

  /** Delivers one notice. @throws when WeChat wants to be asked again later, so that the relay does. */
  async deliver({ noticeId }: { noticeId: number }): Promise<void> {
    const notice = await this.waiting(noticeId);
    if (!notice) return;
    const openid = await this.people.openidOf(notice.personId, 'MINI_PROGRAM');
    const agreed = openid !== null && (await this.notifications.remaining(notice.personId, notice.kind)) > 0;
    await this.settle(notice, agreed ? await this.send(notice, openid) : 'NOT_SUBSCRIBED');
  }

  private waiting(id: number): Promise<WaitingNotice | null> {
    return this.database.row<WaitingNotice>(
      `SELECT n.id, n.person_id AS personId, n.kind, n.fields AS pieces, n.delivery, r.number
         FROM notice n LEFT JOIN record r ON r.id = n.record_id WHERE n.id = ? AND n.delivery = 'WAITING'`,
      [id],
    );
  }

  private async send(notice: WaitingNotice, openid: string): Promise<Delivery> {
    const template = this.rules.kinds[notice.kind];
    const pieces: Record<string, string> =
      typeof notice.pieces === 'string' ? JSON.parse(notice.pieces) : notice.pieces;
    const data = Object.fromEntries(
      Object.entries(template.fields).map(([name, field]) => [field, pieces[name] ?? '—']),
    );
    const page = notice.number === null ? 'pages/home/index' : `${RECORD_PAGE}?number=${notice.number}`;
    const result = await this.wechat.sendSubscribeMessage({ openid, templateId: template.templateId, page, data });
    if (result.outcome === 'SENT') return 'SENT';
    if (result.outcome === 'RETRY') throw new Error(`WeChat asks to try again: errcode ${result.errcode}`);
    if (result.outcome === 'REFUSED' || result.outcome === 'BAD_RECIPIENT') return 'REFUSED';
    this.logger.error('subscribe message %s is faulty: %s %s', notice.kind, result.outcome, result.field);
    return 'FAULTY';
  }

  /** A consent is used up by a message sent, and void once WeChat says the person refuses. */
  private async settle({ id, personId, kind }: WaitingNotice, delivery: Delivery): Promise<void> {
    const spent = { SENT: 'remaining - 1', REFUSED: '0' }[delivery as string];
    await this.database.transaction(async () => {
      await this.database.write('UPDATE notice SET delivery = ? WHERE id = ?', [delivery, id]);
      if (!spent) return;
      await this.database.write(
        `UPDATE subscription SET remaining = ${spent} WHERE person_id = ? AND kind = ? AND remaining > 0`,
        [personId, kind],
      );
    });
  }
}

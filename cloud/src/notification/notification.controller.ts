import { Inject } from '@midwayjs/core';
import { notificationRoutes as routes } from 'shared-types/notification.contract';
import { NOTICE_KINDS } from 'shared-types/notification.states';
import { ApiController } from '../kernel/contract/api-controller';
import { type Call, Route } from '../kernel/contract/route.decorator';
import type { NoticeRules } from './notices.config';
import { NotificationQueries } from './notification.queries';
import { Notifications } from './notification.service';

type Routes = typeof routes;

@ApiController()
export class NotificationController {
  @Inject()
  service!: Notifications;

  @Inject()
  queries!: NotificationQueries;

  @Inject('notices')
  rules!: NoticeRules;

  @Route(routes, 'GET /me/notices')
  async inbox({ actor, query }: Call<Routes['GET /me/notices']>) {
    return this.queries.inbox(actor.personId, query.after);
  }

  @Route(routes, 'POST /me/notices/read')
  async read({ actor }: Call<Routes['POST /me/notices/read']>) {
    await this.service.markAllRead(actor.personId);
    return { unread: await this.queries.unread(actor.personId) };
  }

  @Route(routes, 'GET /notice-templates')
  async templates() {
    return { items: NOTICE_KINDS.map((kind) => ({ kind, templateId: this.rules.kinds[kind].templateId })) };
  }

  @Route(routes, 'POST /me/subscriptions')
  async subscribe({ actor, body }: Call<Routes['POST /me/subscriptions']>) {
    await this.service.subscribe(actor.personId, body.accepted);
    return null;
  }
}

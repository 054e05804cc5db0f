import { z } from 'zod';
import { defineRoutes } from './contract';
import { NOTICE_KINDS } from './notification.states';
import { page, pageQuery } from './record.contract';
import { RECORD_TYPES } from './record.states';

const kind = z.enum(NOTICE_KINDS);

export const noticeView = z.object({
  key: z.string(),
  kind,
  label: z.string(),
  text: z.string(),
  number: z.string().nullable(),
  recordType: z.enum(RECORD_TYPES).nullable(),
  at: z.iso.datetime(),
  read: z.boolean(),
});
export type NoticeView = z.output<typeof noticeView>;

export const notificationRoutes = defineRoutes({
  'GET /me/notices': {
    summary: '我的消息，新的在前',
    who: 'person',
    query: pageQuery,
    result: page(noticeView).extend({ unread: z.number().int() }),
  },
  'POST /me/notices/read': {
    summary: '全部标为已读',
    who: 'person',
    result: z.object({ unread: z.number().int() }),
  },
  'GET /notice-templates': {
    summary: '可以订阅的消息和微信模板编号',
    who: 'anyone',
    result: z.object({ items: z.array(z.object({ kind, templateId: z.string() })) }),
  },
  'POST /me/subscriptions': {
    summary: '记下同意接收哪些微信消息（每同意一次可收一条）',
    who: 'person',
    body: z.strictObject({ accepted: z.array(kind).min(1).max(3) }),
    result: z.null(),
    limit: { calls: 60, seconds: 600 },
  },
});

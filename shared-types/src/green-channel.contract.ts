import { z } from 'zod';
import { defineRoutes } from './contract';
import { GREEN_MEASURES } from './green-channel.states';
import { deskLine, page, pageQuery, recordNumber, recordView, staffMark } from './record.contract';

const PROPOSERS = ['PROXY_AGENT', 'DISPATCHER', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const READERS = [...PROPOSERS, 'QUALITY_INSPECTOR', 'PURCHASER'] as const;

const seen = z.number().int().positive();
const one = z.strictObject({ number: recordNumber });
const reason = z.string().trim().min(2, '请写明理由').max(500, '理由最多 500 个字');
const measure = z.enum(GREEN_MEASURES, '只能选择清单里的措施，法定条件和法定时限不能改变');

/** What a green channel is for: a key project, or one case of its enterprise. */
const subject = z.object({ number: z.string(), title: z.string(), enterprise: z.string() });

export const greenChannelLine = deskLine.extend({
  subject,
  measures: z.array(z.object({ key: z.enum(GREEN_MEASURES), label: z.string() })),
  reason: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  proposedBy: staffMark,
  /** Who granted or refused it; null before that. */
  decidedBy: staffMark.nullable(),
});
export type GreenChannelLine = z.output<typeof greenChannelLine>;

export const greenChannelView = recordView.extend({
  ...greenChannelLine.omit({ holder: true, version: true }).shape,
  /** Numbers of the bookings made through it. */
  bookings: z.array(z.string()),
});
export type GreenChannelView = z.output<typeof greenChannelView>;

export const greenChannelRoutes = defineRoutes({
  'GET /green-channels': {
    summary: '绿色通道：业务管理、督查和中心看全部，代办员看自己提出的',
    who: READERS,
    query: pageQuery.extend({ open: z.enum(['true', 'false']) }),
    result: page(greenChannelLine),
  },
  'POST /green-channels': {
    summary: '提请开启绿色通道：对重点项目或其一件代办，写明措施、理由和期限',
    who: PROPOSERS,
    body: z.strictObject({
      subject: recordNumber,
      measures: z.array(measure).min(1, '请至少选择一项措施').max(GREEN_MEASURES.length),
      reason,
      from: z.iso.date('请填写开始日期'),
      to: z.iso.date('请填写结束日期'),
    }),
    result: greenChannelView,
    repeatable: true,
  },
  'GET /green-channels/:number': { summary: '看一个绿色通道', who: READERS, params: one, result: greenChannelView },
  'POST /green-channels/:number/grant': {
    summary: '中心批准绿色通道',
    who: ['PURCHASER'],
    params: one,
    body: z.strictObject({ version: seen }),
    result: greenChannelView,
    repeatable: true,
  },
  'POST /green-channels/:number/refuse': {
    summary: '中心不批准绿色通道，写明理由',
    who: ['PURCHASER'],
    params: one,
    body: z.strictObject({ version: seen, reason }),
    result: greenChannelView,
    repeatable: true,
  },
  'POST /green-channels/:number/bookings': {
    summary: '用绿色通道为企业预约一个号；占用不超过窗口当天号源的规定比例',
    who: PROPOSERS,
    params: one,
    body: z.strictObject({
      itemKey: z.string().min(1, '请选择事项').max(60),
      situationKey: z.string().max(60).optional(),
      siteKey: z.string().min(1, '请选择地点').max(32),
      date: z.iso.date('请选择日期'),
      from: z.string().regex(/^\d{2}:\d{2}$/, '请选择时间'),
    }),
    result: greenChannelView,
    repeatable: true,
  },
});

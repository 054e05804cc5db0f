import { z } from 'zod';
import { defineRoutes } from './contract';
import { CATEGORIES } from './directory.states';
import { PRIORITY_KINDS, TICKET_CLASSES } from './queue.states';
import { recordNumber, recordView } from './record.contract';

const key = z.string().min(1).max(60);
const version = z.number().int().positive();
/** What the QR code of a printed ticket says: unguessable. */
const ticketCode = z.string().regex(/^[\w-]{16,32}$/, '请扫号票上的二维码');

/** A line of a site: tickets for the windows of one kind of business, or of a station's all-round counters. */
const line = z.object({
  /** The category its windows are for, or ALL. */
  key: z.string(),
  name: z.string(),
  waiting: z.number().int(),
  windowsOpen: z.number().int(),
});
export type QueueLine = z.output<typeof line>;

/** A ticket as it is printed and read out: nothing personal. */
const issued = z.object({
  number: recordNumber,
  /** `A012`. */
  label: z.string(),
  lineName: z.string(),
  class: z.enum(TICKET_CLASSES),
  /** People who will be called before. */
  ahead: z.number().int(),
  takenAt: z.iso.datetime(),
  /** For the QR code by which a citizen follows it and puts it back when it was passed. */
  code: z.string(),
});
export type IssuedTicket = z.output<typeof issued>;

const windowMark = z.object({ key: z.string(), no: z.number().int(), label: z.string() });

/** A ticket as its owner sees it. */
export const ticketView = recordView.extend({
  label: z.string(),
  lineName: z.string(),
  class: z.enum(TICKET_CLASSES),
  site: z.object({ key: z.string(), name: z.string(), address: z.string() }),
  /** People who will be called before; null when it does not wait. */
  ahead: z.number().int().nullable(),
  window: windowMark.nullable(),
  takenAt: z.iso.datetime(),
  calledAt: z.iso.datetime().nullable(),
  /** Until when a passed one can be put back; null otherwise. */
  requeueUntil: z.iso.datetime().nullable(),
  code: z.string(),
});
export type TicketView = z.output<typeof ticketView>;

/** A ticket as the window works on it. */
const deskTicket = z.object({
  number: recordNumber,
  version: z.number().int(),
  label: z.string(),
  lineKey: z.string(),
  lineName: z.string(),
  class: z.enum(TICKET_CLASSES),
  priorityKind: z.enum(PRIORITY_KINDS).nullable(),
  state: z.string(),
  stateLabel: z.string(),
  takenAt: z.iso.datetime(),
  calls: z.number().int(),
  calledAt: z.iso.datetime().nullable(),
  /** How often it may still be called before it is passed. */
  callsLeft: z.number().int(),
  /** Before then it is not called again, nor passed; null when it can be at once. */
  recallFrom: z.iso.datetime().nullable(),
  windowLabel: z.string().nullable(),
  item: z.object({ key: z.string(), name: z.string() }).nullable(),
  situationKey: z.string().nullable(),
  /** The booking it was taken for, with whose it is (masked). */
  booking: z.object({ number: recordNumber, from: z.string(), booker: z.string() }).nullable(),
  note: z.string().nullable(),
  actions: z.array(z.string()),
  /** The case that came of it. */
  caseNumber: recordNumber.nullable(),
});
export type DeskTicket = z.output<typeof deskTicket>;

const deskWindow = z.object({
  /** Null while the clerk sits at none. */
  window: windowMark
    .extend({
      siteKey: z.string(),
      siteName: z.string(),
      state: z.enum(['OPEN', 'PAUSED']),
      reason: z.string().nullable(),
      lines: z.array(z.object({ key: z.string(), name: z.string() })),
    })
    .nullable(),
  /** Windows nobody sits at, where the clerk may; the roster's first. */
  free: z.array(windowMark.extend({ siteKey: z.string(), siteName: z.string(), rostered: z.boolean() })),
  current: deskTicket.nullable(),
  parked: z.array(deskTicket),
  /** Who is called next at this window, in their order: the first of those who wait. */
  waiting: z.array(deskTicket),
  waitingCount: z.number().int(),
  passed: z.array(deskTicket),
});
export type DeskWindow = z.output<typeof deskWindow>;

/** What the display of a site shows: never personal data. */
const board = z.object({
  siteName: z.string(),
  at: z.iso.datetime(),
  /** Calls of the last minutes, the newest first; `id` grows with every call, a repeated one too. */
  calls: z.array(z.object({ id: z.number().int(), label: z.string(), windowLabel: z.string(), at: z.iso.datetime() })),
  windows: z.array(
    z.object({
      label: z.string(),
      state: z.enum(['OPEN', 'PAUSED', 'CLOSED']),
      /** The ticket called to it or served at it. */
      serving: z.string().nullable(),
    }),
  ),
  lines: z.array(line),
});
export type DisplayBoard = z.output<typeof board>;

const seconds = z.number().int().nullable();
/** The day so far, of one site. */
const siteLoad = z.object({
  siteKey: z.string(),
  siteName: z.string(),
  open: z.boolean(),
  lines: z.array(
    line.extend({
      served: z.number().int(),
      /** Of those called today: seconds from taking a number to being called. */
      waitP50: seconds,
      waitP90: seconds,
      /** Seconds the first in the line has waited. */
      longestWait: seconds,
    }),
  ),
  windows: z.array(
    windowMark.extend({
      state: z.enum(['OPEN', 'PAUSED', 'CLOSED']),
      reason: z.string().nullable(),
      staff: z.object({ workNo: z.string(), name: z.string() }).nullable(),
      serving: z.string().nullable(),
      servedToday: z.number().int(),
      /** Lines it was lent to beside its own. */
      helps: z.array(z.string()),
      skills: z.array(z.enum(CATEGORIES)),
    }),
  ),
});
export type SiteLoad = z.output<typeof siteLoad>;

const FRONT_STAFF = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const CLERKS = ['WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const SUPERVISORS = ['BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;

const lines = z.object({
  site: z.object({ key: z.string(), name: z.string() }),
  /** Whether numbers can be taken now, and if not why. */
  open: z.boolean(),
  closedBecause: z.string().nullable(),
  lines: z.array(line),
});
const walkIn = z
  .strictObject({ lineKey: key.optional(), itemKey: key.optional(), priority: z.enum(PRIORITY_KINDS).optional() })
  .refine((asked) => asked.lineKey !== undefined || asked.itemKey !== undefined, {
    path: ['lineKey'],
    error: '请选择要办什么',
  });
const site = { siteKey: key };
const one = z.strictObject({ number: recordNumber });
const windowKey = z.strictObject({ key });
const bookingCode = z.strictObject({
  code: z.string().trim().min(6, '请扫预约凭证上的二维码，或输入预约编号').max(32),
});
const byCode = z.strictObject({ code: ticketCode });
const step = (summary: string) =>
  ({
    summary,
    who: CLERKS,
    params: one,
    body: z.strictObject({ version }),
    result: deskWindow,
    repeatable: true,
  }) as const;

export const queueRoutes = defineRoutes({
  'GET /kiosk/lines': { summary: '取号机：能取哪些号、各有多少人', who: 'device', result: lines },
  'POST /kiosk/tickets': { summary: '取号机：现场取号', who: 'device', body: walkIn, result: issued, repeatable: true },
  'POST /kiosk/check-ins': {
    summary: '取号机：凭预约取号',
    who: 'device',
    body: bookingCode,
    result: issued,
    repeatable: true,
  },
  'POST /kiosk/requeues': {
    summary: '取号机：过号重排',
    who: 'device',
    body: byCode,
    result: issued,
    repeatable: true,
  },
  'GET /display/board': { summary: '大屏：正在叫谁、各窗口、各队人数', who: 'device', result: board },

  'GET /desk/queue/lines': {
    summary: '导办台：一个地点的各队',
    who: FRONT_STAFF,
    query: z.strictObject(site),
    result: lines,
  },
  'POST /desk/queue/tickets': {
    summary: '导办台：替人取号',
    who: FRONT_STAFF,
    body: walkIn.safeExtend(site),
    result: issued,
    repeatable: true,
  },
  'POST /desk/queue/check-ins': {
    summary: '导办台：替人凭预约取号；看过证件的可以优先',
    who: FRONT_STAFF,
    body: bookingCode.extend({ ...site, priority: z.enum(PRIORITY_KINDS).optional() }),
    result: issued,
    repeatable: true,
  },
  'POST /desk/queue/requeues': {
    summary: '导办台：过号重排',
    who: FRONT_STAFF,
    body: byCode.extend(site),
    result: issued,
    repeatable: true,
  },

  'POST /me/tickets': {
    summary: '扫号票上的二维码，在手机上跟着看',
    who: 'person',
    body: byCode,
    result: ticketView,
    repeatable: true,
    limit: { calls: 30, seconds: 600 },
  },
  'GET /me/tickets': { summary: '我今天还没办完的号', who: 'person', result: z.object({ items: z.array(ticketView) }) },
  'GET /tickets/:number': { summary: '我的号', who: 'person', params: one, result: ticketView },
  'POST /tickets/:number/abandon': {
    summary: '不办了，把号让出来',
    who: 'person',
    params: one,
    body: z.strictObject({ version }),
    result: ticketView,
    repeatable: true,
  },

  'GET /desk/window': { summary: '我的窗口', who: CLERKS, result: deskWindow },
  'POST /desk/window/open': {
    summary: '在一个窗口坐下',
    who: CLERKS,
    body: z.strictObject({ windowKey: key }),
    result: deskWindow,
    repeatable: true,
  },
  'POST /desk/window/pause': {
    summary: '暂停窗口',
    who: CLERKS,
    body: z.strictObject({ reason: z.string().trim().min(2, '请写明原因').max(60, '原因最多 60 个字') }),
    result: deskWindow,
    repeatable: true,
  },
  'POST /desk/window/resume': { summary: '恢复窗口', who: CLERKS, result: deskWindow, repeatable: true },
  'POST /desk/window/close': { summary: '离开窗口', who: CLERKS, result: deskWindow, repeatable: true },
  'POST /desk/window/next': { summary: '叫下一位', who: CLERKS, result: deskWindow, repeatable: true },
  'POST /desk/tickets/:number/recall': step('再叫一次'),
  'POST /desk/tickets/:number/start': step('开始办理'),
  'POST /desk/tickets/:number/pass': step('过号'),
  'POST /desk/tickets/:number/requeue': step('过号的人回来了，重新排'),
  'POST /desk/tickets/:number/park': step('暂离：去填表、复印，回来不用重排'),
  'POST /desk/tickets/:number/unpark': step('回来了，接着办'),
  'POST /desk/tickets/:number/finish': step('办完了'),
  'POST /desk/tickets/:number/transfer': {
    summary: '转到别的窗口或别的队',
    who: CLERKS,
    params: one,
    body: z
      .strictObject({
        version,
        lineKey: key.optional(),
        windowKey: key.optional(),
        note: z.string().trim().max(200, '说明最多 200 个字').optional(),
      })
      .refine((asked) => asked.lineKey !== undefined || asked.windowKey !== undefined, {
        path: ['lineKey'],
        error: '请选择转到哪里',
      }),
    result: deskWindow,
    repeatable: true,
  },

  'GET /desk/queue/load': {
    summary: '各地点、各窗口现在的忙闲',
    who: FRONT_STAFF,
    result: z.object({ sites: z.array(siteLoad) }),
  },
  'PUT /desk/queue/windows/:key/helps': {
    summary: '让窗口帮别的队',
    who: SUPERVISORS,
    params: windowKey,
    body: z.strictObject({ lineKeys: z.array(key).max(5) }),
    result: siteLoad,
    repeatable: true,
  },
  'PUT /desk/queue/windows/:key/staff': {
    summary: '把人调到这个窗口',
    who: SUPERVISORS,
    params: windowKey,
    body: z.strictObject({ workNo: z.string().trim().max(16) }),
    result: siteLoad,
    repeatable: true,
  },
  'GET /desk/queue/leftovers': {
    summary: '今天还没办完的号',
    who: FRONT_STAFF,
    query: z.strictObject(site),
    result: z.object({ items: z.array(deskTicket) }),
  },
  'POST /desk/tickets/:number/close': {
    summary: '结束一个没办完的号：写明原因，或改天优先办',
    who: FRONT_STAFF,
    params: one,
    body: z.strictObject({
      version,
      reason: z.string().trim().min(2, '请写明原因').max(200),
      carryOver: z.boolean(),
    }),
    result: z.null(),
    repeatable: true,
  },
});

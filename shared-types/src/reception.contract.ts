import { z } from 'zod';
import { defineRoutes } from './contract';
import { FACILITY_ACTIONS } from './directory.states';
import { CALL_KINDS, CALL_STATES, FAULTS, RECEPTION_KINDS } from './reception.states';

const key = z.string().min(1).max(60);
const handle = z.string().min(10).max(40);
const minutes = z.number().int().min(0, '请填写用了几分钟').max(240, '一次最多记 240 分钟');

/** A call as whoever made it follows it. */
export const callView = z.object({
  handle: z.string(),
  kind: z.enum(CALL_KINDS),
  state: z.enum(CALL_STATES),
});
export type CallView = z.output<typeof callView>;

/** A facility of the hall as its QR code shows it, with the calls from there that are not over. */
export const facilityView = z.object({
  key: z.string(),
  name: z.string(),
  siteKey: z.string(),
  siteName: z.string(),
  actions: z.array(z.enum(FACILITY_ACTIONS)),
  open: z.array(callView),
});
export type FacilityView = z.output<typeof facilityView>;

/** A call as reception sees it. */
export const receptionCall = callView.extend({
  kindLabel: z.string(),
  /** Where: the facility or the machine. */
  place: z.string(),
  /** What is wrong, of a fault. */
  fault: z.string().nullable(),
  at: z.iso.datetime(),
  /** Who goes; null while nobody does. */
  takenBy: z.string().nullable(),
  takenAt: z.iso.datetime().nullable(),
  /** A fault is mended on the day it is reported: true on every day after. */
  late: z.boolean(),
  mine: z.boolean(),
});
export type ReceptionCall = z.output<typeof receptionCall>;

const hourCount = z.object({
  /** Hour of the day in Shanghai, 0 to 23. */
  hour: z.number().int(),
  counts: z.record(z.enum(RECEPTION_KINDS), z.number().int()),
});

export const receptionDay = z.object({
  siteKey: z.string(),
  date: z.string(),
  /** Hours in which anything was logged, in order. */
  hours: z.array(hourCount),
  totals: z.record(z.enum(RECEPTION_KINDS), z.number().int()),
  /** Visits served by people, and those helped to serve themselves. */
  byPeople: z.number().int(),
  selfService: z.number().int(),
  minutes: z.number().int(),
  /** What was asked about most, where it was noted. */
  items: z.array(z.object({ itemKey: z.string(), name: z.string(), count: z.number().int() })),
});
export type ReceptionDay = z.output<typeof receptionDay>;

const RECEPTION = ['RECEPTIONIST', 'WINDOW_CLERK', 'BUSINESS_DEPUTY_SUPERVISOR', 'GENERAL_SUPERVISOR'] as const;
const READERS = [...RECEPTION, 'QUALITY_INSPECTOR'] as const;
/** By network address, which everybody in the hall's WLAN shares; a place has one open call of a kind at a time. */
const FROM_THE_HALL = { calls: 120, seconds: 600 } as const;
const facility = z.strictObject({ key });
const one = z.strictObject({ handle });

export const receptionRoutes = defineRoutes({
  'GET /facilities/:key': {
    summary: '扫设施二维码：这是什么，可以请人帮忙或报修',
    who: 'anyone',
    params: facility,
    result: facilityView,
  },
  'POST /facilities/:key/calls': {
    summary: '在设施旁请人帮忙，或报修',
    who: 'anyone',
    params: facility,
    body: z.strictObject({ kind: z.enum(CALL_KINDS), fault: z.enum(FAULTS).optional() }),
    result: callView,
    limit: FROM_THE_HALL,
    repeatable: true,
  },
  'GET /calls/:handle': { summary: '我叫的人来了没有', who: 'anyone', params: one, result: callView },
  'POST /devices/me/calls': {
    summary: '叫号机：请人来帮我，或报修',
    who: 'device',
    body: z.strictObject({ kind: z.enum(CALL_KINDS), fault: z.enum(FAULTS).optional() }),
    result: callView,
    repeatable: true,
  },
  'GET /reception/calls': {
    summary: '大厅里谁在叫人、什么坏了',
    who: READERS,
    query: z.strictObject({ site: key }),
    result: z.object({ items: z.array(receptionCall) }),
  },
  'POST /reception/calls/:handle/take': {
    summary: '我去',
    who: RECEPTION,
    params: one,
    result: receptionCall,
    repeatable: true,
  },
  'POST /reception/calls/:handle/done': {
    summary: '帮完了，或修好了',
    who: RECEPTION,
    params: one,
    body: z.strictObject({ minutes, note: z.string().trim().max(100, '备注最多 100 个字').optional() }),
    result: receptionCall,
    repeatable: true,
  },
  'POST /reception/logs': {
    summary: '记一次接待',
    who: RECEPTION,
    body: z.strictObject({ siteKey: key, kind: z.enum(RECEPTION_KINDS), minutes, itemKey: key.optional() }),
    result: z.null(),
    repeatable: true,
  },
  'GET /reception/days/:date': {
    summary: '一天的接待：按小时、按类别，人工和自助各多少',
    who: READERS,
    params: z.strictObject({ date: z.iso.date('日期应如 2026-11-23') }),
    query: z.strictObject({ site: key }),
    result: receptionDay,
  },
});

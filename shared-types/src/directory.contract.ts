import { z } from 'zod';
import { MARKS } from './config.states';
import { defineRoutes } from './contract';
import { DEADLINE_KINDS } from './deadline.states';
import {
  CATEGORIES,
  CLOSED_REASONS,
  FACILITY_ACTIONS,
  FACILITY_TYPES,
  ITEM_SITES,
  ITEM_TYPES,
  OPENING_KINDS,
  SITE_TYPES,
  SOURCE_QUALITIES,
  STATION_OFFERS,
  SUBJECTS,
} from './directory.states';
import { page, pageQuery } from './record.contract';

const key = z.string().min(1).max(60);

/** A point in GCJ-02 degrees, the system of every map used in China. */
export const gcj02Position = z.object({ longitude: z.number(), latitude: z.number() });

/** A stretch of a day in which a site is open: `HH:MM` in Shanghai, the end not included. */
const session = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(OPENING_KINDS),
  bookable: z.boolean(),
});

/** Open or closed at this moment. */
const openingNow = z.object({
  open: z.boolean(),
  /** The kind of session that is running; null when closed. */
  kind: z.enum(OPENING_KINDS).nullable(),
  /** Why it is closed; null when open. */
  reason: z.enum(CLOSED_REASONS).nullable(),
  /** When the doors close; null when closed, or when they never do. */
  closesAt: z.iso.datetime().nullable(),
  /** When the doors open next; null when open. */
  opensAt: z.iso.datetime().nullable(),
  /** A word about today: 节假日照常开门. */
  note: z.string().nullable(),
});

export const siteView = z.object({
  key: z.string(),
  type: z.enum(SITE_TYPES),
  typeLabel: z.string(),
  /** The station's code; null for the hall. */
  code: z.string().nullable(),
  name: z.string(),
  address: z.string(),
  position: gcj02Position,
  /** With staff on site; the others have self-service and help by telephone or video. */
  staffed: z.boolean(),
  offers: z.array(z.enum(STATION_OFFERS)),
  now: openingNow,
  today: z.array(session),
});
export type SiteView = z.output<typeof siteView>;

const facility = z.object({
  key: z.string(),
  type: z.enum(FACILITY_TYPES),
  name: z.string(),
  actions: z.array(z.enum(FACILITY_ACTIONS)),
  /** What a disclosure area discloses, each with its legal basis; empty for other facilities. */
  discloses: z.array(z.object({ title: z.string(), basis: z.string() })),
});

export const siteDetail = siteView.extend({
  /** Windows by what they are for; a station's counters serve every category they are named under. */
  windows: z.array(z.object({ category: z.enum(CATEGORIES), label: z.string(), count: z.number().int() })),
  facilities: z.array(facility),
  /** Today and the six days after it. */
  week: z.array(
    z.object({
      date: z.string(),
      sessions: z.array(session),
      /** Types of items that can be handed in. */
      accepts: z.array(z.enum(ITEM_TYPES)),
      note: z.string().nullable(),
    }),
  ),
  /** Items that can be done here with staff. */
  itemKeys: z.array(z.string()),
});
export type SiteDetail = z.output<typeof siteDetail>;

export const centreView = z.object({
  name: z.string(),
  product: z.string(),
  district: z.object({ name: z.string(), city: z.string() }),
  /** Who runs the mini-program; the filing number is null until it is granted. */
  host: z.object({ name: z.string(), filingNumber: z.string().nullable() }),
  phones: z.object({
    hotline: z.object({ number: z.string(), from: z.string(), to: z.string() }),
    complaints: z.string(),
    duty: z.string(),
  }),
  boundary: z.object({
    /** True when the outline is only a sketch; `note` then says so. */
    approximate: z.boolean(),
    note: z.string().nullable(),
    /** Outer rings of `[longitude, latitude]` in GCJ-02, each closed. */
    rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
  }),
});
export type CentreView = z.output<typeof centreView>;

export const itemSummary = z.object({
  key: z.string(),
  name: z.string(),
  /** What a citizen would call it. */
  plainName: z.string(),
  category: z.enum(CATEGORIES),
  type: z.enum(ITEM_TYPES),
  subject: z.array(z.enum(SUBJECTS)),
  /** Promised limit in working days; 0 is the same day. */
  committedWorkdays: z.number().int(),
  places: z.enum(ITEM_SITES),
  agencyAllowed: z.boolean(),
});
export type ItemSummary = z.output<typeof itemSummary>;

export const materialView = z.object({
  key: z.string(),
  name: z.string(),
  /** 原件, 原件核验, 复印件, 电子. */
  form: z.string(),
  copies: z.number().int(),
  required: z.boolean(),
  /** May follow later under tolerance acceptance (容缺). */
  canBeMissing: z.boolean(),
  /** 申请人自备, 政府核发, 中介出具. */
  source: z.string(),
});
export type MaterialView = z.output<typeof materialView>;

/** 办事指南: what to know before coming. */
export const itemGuide = itemSummary.extend({
  kind: z.string(),
  authority: z.string(),
  basis: z.array(z.string()),
  /** Legal limit in working days; null where the law sets none. */
  statutoryWorkdays: z.number().int().nullable(),
  specialProcedures: z.array(z.string()),
  toleranceAllowed: z.boolean(),
  fee: z.object({ amountFen: z.number().int(), basis: z.string() }),
  situations: z.array(z.object({ key: z.string(), name: z.string(), materials: z.array(materialView) })),
  result: z.object({ name: z.string(), delivery: z.array(z.string()) }),
  /** Minutes one application takes at a window. */
  counterMinutes: z.number().int(),
  sites: z.array(z.object({ key: z.string(), name: z.string(), address: z.string(), position: gcj02Position })),
  /** How far the guide may be relied on; `hints` says it in plain words. */
  certainty: z.object({
    quality: z.enum(SOURCE_QUALITIES),
    label: z.string(),
    /** What the source confirms; null when it says nothing in particular. */
    verifiedFor: z.string().nullable(),
    hints: z.array(z.string()),
  }),
});
export type ItemGuide = z.output<typeof itemGuide>;

const one = z.strictObject({ key });

export const directoryRoutes = defineRoutes({
  'GET /centre': { summary: '中心的名称、电话和区域示意边界', who: 'anyone', result: centreView },
  'GET /promises': {
    summary: '服务承诺：各项事多久答复、办结、通知',
    who: 'anyone',
    result: z.object({
      items: z.array(z.object({ kind: z.enum(DEADLINE_KINDS), label: z.string(), told: z.string() })),
    }),
  },
  'GET /sites': {
    summary: '大厅和驿站：在哪里、现在开不开',
    who: 'anyone',
    result: z.object({ items: z.array(siteView) }),
  },
  'GET /sites/:key': {
    summary: '一个大厅或驿站：窗口、设施、一周开放时间、可办事项',
    who: 'anyone',
    params: one,
    result: siteDetail,
  },
  'GET /items': {
    summary: '找事项：按自己的话搜，或按类别翻',
    who: 'anyone',
    query: pageQuery.extend({
      /** Found items come best first, on one page. */
      q: z.string().trim().max(60, '请用 60 个字以内的话来找').optional(),
      category: z.enum(CATEGORIES).optional(),
    }),
    result: page(itemSummary),
  },
  'GET /items/:key': { summary: '办事指南', who: 'anyone', params: one, result: itemGuide },
  'GET /admin/samples': {
    summary: '还没有经中心确认的配置值',
    who: ['ADMINISTRATOR'],
    result: z.object({
      items: z.array(
        z.object({
          file: z.string(),
          path: z.string(),
          value: z.string(),
          mark: z.enum(MARKS),
          markLabel: z.string(),
          why: z.string(),
        }),
      ),
    }),
  },
});

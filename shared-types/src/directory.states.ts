export const SITE_TYPES = ['HALL', 'STATION'] as const;
export type SiteType = (typeof SITE_TYPES)[number];
export const SITE_TYPE_LABELS: Readonly<Record<SiteType, string>> = { HALL: '综合服务大厅', STATION: '“政＋”驿站' };

/** Kinds of business: what a window is for, and what an item belongs to. */
export const CATEGORIES = ['COMPREHENSIVE', 'CONSTRUCTION', 'MARKET_REGULATION'] as const;
export type Category = (typeof CATEGORIES)[number];
export const CATEGORY_LABELS: Readonly<Record<Category, string>> = {
  COMPREHENSIVE: '综合',
  CONSTRUCTION: '工程建审',
  MARKET_REGULATION: '市场监管',
};

export const FACILITY_TYPES = ['TICKET_MACHINE', 'GUIDE_DESK', 'DISCLOSURE_AREA', 'SELF_SERVICE_AREA'] as const;
export type FacilityType = (typeof FACILITY_TYPES)[number];
export const FACILITY_TYPE_LABELS: Readonly<Record<FacilityType, string>> = {
  TICKET_MACHINE: '叫号机',
  GUIDE_DESK: '咨询导办台',
  DISCLOSURE_AREA: '政务公开区',
  SELF_SERVICE_AREA: '“一网通办”自助服务区',
};

/** What the QR code on a facility opens. */
export const FACILITY_ACTIONS = ['TAKE_TICKET', 'ASK_HELP', 'REPORT_FAULT'] as const;
export type FacilityAction = (typeof FACILITY_ACTIONS)[number];
export const FACILITY_ACTION_LABELS: Readonly<Record<FacilityAction, string>> = {
  TAKE_TICKET: '取号',
  ASK_HELP: '找人帮忙',
  REPORT_FAULT: '报修',
};

/** What a station has for a visitor, with or without staff. */
export const STATION_OFFERS = ['COUNTER', 'SELF_SERVICE', 'DOCUMENT_DROP', 'REMOTE_HELP'] as const;
export type StationOffer = (typeof STATION_OFFERS)[number];
export const STATION_OFFER_LABELS: Readonly<Record<StationOffer, string>> = {
  COUNTER: '现场办理',
  SELF_SERVICE: '自助办理',
  DOCUMENT_DROP: '代办材料投递',
  REMOTE_HELP: '电话、视频帮办',
};

export const OPENING_KINDS = ['REGULAR', 'EXTENDED', 'SELF_SERVICE'] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];
export const OPENING_KIND_LABELS: Readonly<Record<OpeningKind, string>> = {
  REGULAR: '正常服务',
  EXTENDED: '延时服务',
  SELF_SERVICE: '自助服务',
};

/** Why a site is closed at an instant. */
export const CLOSED_REASONS = ['BEFORE_OPENING', 'BETWEEN_SESSIONS', 'AFTER_CLOSING', 'CLOSED_TODAY'] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];
export const CLOSED_REASON_LABELS: Readonly<Record<ClosedReason, string>> = {
  BEFORE_OPENING: '还没开门',
  BETWEEN_SESSIONS: '午间休息',
  AFTER_CLOSING: '今天已下班',
  CLOSED_TODAY: '今天不开放',
};

export const ITEM_TYPES = ['INSTANT', 'COMMITTED'] as const;
export type ItemType = (typeof ITEM_TYPES)[number];
export const ITEM_TYPE_LABELS: Readonly<Record<ItemType, string>> = { INSTANT: '即办件', COMMITTED: '承诺件' };

export const ITEM_SITES = ['HALL', 'HALL_AND_STATIONS'] as const;
export type ItemSites = (typeof ITEM_SITES)[number];

export const SUBJECTS = ['person', 'enterprise'] as const;
export type Subject = (typeof SUBJECTS)[number];
export const SUBJECT_LABELS: Readonly<Record<Subject, string>> = { person: '个人', enterprise: '企业' };

/** Where what is known of an item comes from. */
export const SOURCE_QUALITIES = ['official', 'secondary', 'unsafe-mirror', 'none'] as const;
export type SourceQuality = (typeof SOURCE_QUALITIES)[number];
export const SOURCE_LABELS: Readonly<Record<SourceQuality, string>> = {
  official: '政府网站公开信息',
  secondary: '二手资料',
  'unsafe-mirror': '镜像网站',
  none: '从业经验，无来源',
};

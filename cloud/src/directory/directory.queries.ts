import { Init, Inject, Provide, Scope, ScopeEnum } from '@midwayjs/core';
import { MARK_LABELS } from 'shared-types/config.states';
import { DEADLINE_KINDS, DEADLINE_LABELS } from 'shared-types/deadline.states';
import type {
  CentreView,
  ItemGuide,
  ItemSummary,
  MaterialView,
  SiteDetail,
  SiteView,
} from 'shared-types/directory.contract';
import { CATEGORIES, CATEGORY_LABELS, SITE_TYPE_LABELS, SOURCE_LABELS } from 'shared-types/directory.states';
import type { InputOf, ResultOf } from 'shared-types/routes';
import { now } from '../kernel/clock';
import type { UnconfirmedValue } from '../kernel/config/provenance';
import type { Deadlines } from '../kernel/deadline/deadlines.config';
import { notFound } from '../kernel/errors/refusal';
import { addDays, type CivilDate, civilDateOf } from '../kernel/time/civil-date';
import type { Centre, Site } from './centre.config';
import type { Outline } from './district.rules';
import { type ItemIndex, indexItems, searchItems } from './item-search.rules';
import { type DayPlan, type Opening, openingAt, planOn, type SpecialDays } from './opening.rules';
import type { ServiceItem } from './service-items.config';
import { SiteHours } from './site-hours';

const WEEK = 7;
const PAGE = 30;
const MOST_HITS = 20;

/** What screens show of the centre: from its configuration, which is in memory, and the clock. */
@Provide()
@Scope(ScopeEnum.Singleton)
export class DirectoryQueries {
  @Inject('centre')
  centre!: Centre;

  @Inject('deadlines')
  deadlines!: Deadlines;

  @Inject('unconfirmedValues')
  unconfirmed!: readonly UnconfirmedValue[];

  @Inject()
  hours!: SiteHours;

  private index!: ItemIndex<ServiceItem>;

  @Init()
  protected prepare(): void {
    this.index = indexItems(this.centre.items);
  }

  /** Name, phones and outline, as every citizen page needs them. */
  describe(): CentreView {
    const { name, product, district, host, phones, boundary } = this.centre;
    const { approximate, note } = boundary.properties;
    return {
      name,
      product,
      district: { name: district.name, city: district.city },
      host: { name: host.name, filingNumber: host.filingNumber },
      phones: {
        hotline: { number: phones.hotline, ...this.deadlines.promises.hotline },
        complaints: phones.complaints,
        duty: phones.duty,
      },
      boundary: { approximate, note: note ?? null, rings: outerRings(boundary.geometry) },
    };
  }

  /** What the centre promises the people who come to it, in its own words. */
  promises(): ResultOf<'GET /promises'> {
    const kinds = DEADLINE_KINDS.filter((kind) => this.deadlines.promise(kind).audience === 'CITIZEN');
    return {
      items: kinds.map((kind) => ({ kind, label: DEADLINE_LABELS[kind], told: this.deadlines.told(kind) })),
    };
  }

  /** The hall first, then the stations, open or closed at this moment. */
  sites(): ResultOf<'GET /sites'> {
    return { items: this.centre.sites.map((site) => this.siteView(site)) };
  }

  /** One site in full. @throws 404. */
  site(key: string): SiteDetail {
    const site = this.centre.siteByKey(key);
    if (!site) throw notFound('没有这个大厅或驿站');
    const today = civilDateOf(now());
    return {
      ...this.siteView(site),
      windows: windowsOf(site),
      facilities: site.type === 'HALL' ? this.facilities() : [],
      week: Array.from({ length: WEEK }, (_, ahead) => {
        const date = addDays(today, ahead);
        const { sessions, accepts, note } = this.planOn(site, date);
        return { date, sessions: [...sessions], accepts: [...accepts], note: note ?? null };
      }),
      itemKeys: [...site.itemKeys],
    };
  }

  /** Items found by a citizen's words, best first; without words the catalogue in its order, paged by key. */
  items({ q = '', category, after }: InputOf<'GET /items'>['query']): ResultOf<'GET /items'> {
    const fits = (item: ServiceItem) => category === undefined || item.category === category;
    if (q !== '') {
      const hits = searchItems(this.index, q, this.centre.items.length).map(({ item }) => item);
      return { items: hits.filter(fits).slice(0, MOST_HITS).map(summaryOf), next: null };
    }
    const from = after === undefined ? 0 : this.centre.items.findIndex(({ key }) => key === after) + 1;
    const rest = this.centre.items.slice(from).filter(fits);
    const shown = rest.slice(0, PAGE);
    return { items: shown.map(summaryOf), next: rest.length > PAGE ? (shown.at(-1)?.key ?? null) : null };
  }

  /** 办事指南 of one item. @throws 404. */
  guide(key: string): ItemGuide {
    const item = this.centre.itemByKey(key);
    if (!item) throw notFound('没有这个事项');
    return {
      ...summaryOf(item),
      kind: item.kind,
      authority: item.authority,
      basis: [...item.basis],
      statutoryWorkdays: item.statutoryWorkdays,
      specialProcedures: [...item.specialProcedures],
      toleranceAllowed: item.toleranceAllowed,
      fee: { ...item.fee },
      situations: materialsBySituation(item).map(({ key: situation, name, materials }) => {
        return { key: situation, name, materials };
      }),
      result: { name: item.result.name, delivery: [...item.result.delivery] },
      counterMinutes: item.counterMinutes,
      sites: this.centre.sitesOffering(key).map(({ key: site, name, address, position }) => {
        return { key: site, name, address, position: { ...position } };
      }),
      certainty: certaintyOf(item),
    };
  }

  /** Every configured value the centre has not confirmed yet. */
  samples(): ResultOf<'GET /admin/samples'> {
    return { items: this.unconfirmed.map((value) => ({ ...value, markLabel: MARK_LABELS[value.mark] })) };
  }

  /** What a site keeps open on a date, by the service calendar. */
  planOn(site: Site, date: CivilDate): DayPlan {
    return planOn(this.openingOf(site), date, this.special);
  }

  /** What a site keeps open on a date by its configuration, whatever was changed. */
  configuredPlanOn(site: Site, date: CivilDate): DayPlan {
    return planOn(site.opening, date, this.special);
  }

  private openingOf({ key, opening }: Site): Opening {
    const changes = this.hours.of(key);
    return changes.length === 0 ? opening : { ...opening, exceptions: [...changes, ...opening.exceptions] };
  }

  private readonly special: SpecialDays = (date) => this.deadlines.calendar.special(date);

  private siteView(site: Site): SiteView {
    const at = now();
    const opening = openingAt(this.openingOf(site), at, this.special);
    return {
      key: site.key,
      type: site.type,
      typeLabel: SITE_TYPE_LABELS[site.type],
      code: site.code ?? null,
      name: site.name,
      address: site.address,
      position: { ...site.position },
      staffed: site.staffed,
      offers: [...site.offers],
      now: {
        open: opening.open,
        kind: opening.open ? opening.session.kind : null,
        reason: opening.open ? null : opening.reason,
        closesAt: opening.open ? (opening.closesAt?.toISOString() ?? null) : null,
        opensAt: opening.open ? null : (opening.opensAt?.toISOString() ?? null),
        note: opening.note ?? null,
      },
      today: [...this.planOn(site, civilDateOf(at)).sessions],
    };
  }

  private facilities(): SiteDetail['facilities'] {
    return this.centre.facilities.map(({ key, type, name, actions, discloses = [] }) => {
      return { key, type, name, actions: [...actions], discloses: [...discloses] };
    });
  }
}

/** The materials of each situation of an item, in the order of the catalogue. */
export function materialsBySituation(item: ServiceItem): { key: string; name: string; materials: MaterialView[] }[] {
  return item.situations.map(({ key, name, materials }) => {
    return { key, name, materials: item.materials.filter((material) => materials.includes(material.key)) };
  });
}

function outerRings(outline: Outline): [number, number][][] {
  const polygons = outline.type === 'Polygon' ? [outline.coordinates] : outline.coordinates;
  return polygons.flatMap(([outer]) => (outer ? [outer] : []));
}

/** Hall windows by their own category; a station's counters under every category they serve. */
function windowsOf({ points }: Site): SiteDetail['windows'] {
  return CATEGORIES.map((category) => {
    const count = points.filter((point) =>
      (point.category ? [point.category] : point.skills).includes(category),
    ).length;
    return { category, label: CATEGORY_LABELS[category], count };
  }).filter(({ count }) => count > 0);
}

function summaryOf(item: ServiceItem): ItemSummary {
  const { key, name, plainName, category, type, subject, committedWorkdays, sites, agencyAllowed } = item;
  return {
    key,
    name,
    plainName,
    category,
    type,
    subject: [...subject],
    committedWorkdays,
    places: sites,
    agencyAllowed,
  };
}

/** What a citizen should know of how well an item is known. */
function certaintyOf(item: ServiceItem): ItemGuide['certainty'] {
  const { sourceQuality, verifiedFor = null, limitsFrom } = item;
  const hints = [
    sourceQuality === 'official' ? null : '办事指南尚未经主管部门核实，以窗口的答复为准',
    limitsFrom.committed === 'estimate' ? '承诺时限为估计' : null,
    limitsFrom.statutory === 'own knowledge' ? '法定时限尚未与条文核对' : null,
    '窗口用时为估计',
  ].filter((hint) => hint !== null);
  return { quality: sourceQuality, label: SOURCE_LABELS[sourceQuality], verifiedFor, hints };
}

import type { Category, SiteType, StationOffer } from 'shared-types/directory.states';
import { ConfigFaults } from '../kernel/config/config-faults';
import { deepFreeze } from '../kernel/config/deep-freeze';
import { listUnconfirmed, type UnconfirmedValue } from '../kernel/config/provenance';
import { type CentreFile, centreFileSchema } from './centre-file.config';
import { type District, districtSchema } from './district.config';
import { areaKm2, type Gcj02Point, isInside } from './district.rules';
import type { Opening } from './opening.rules';
import { type ServiceItem, serviceItemsSchema, uncertainItems } from './service-items.config';

export const CENTRE_FILE = 'centre.yaml';
export const DISTRICT_FILE = 'district.geojson';
export const ITEMS_FILE = 'service-items.json';

/** One place behind a desk where a citizen is served: a hall window or a station's counter. */
export interface ServicePoint {
  /** `hall-7`, `station-1-2`: stable, public. */
  readonly key: string;
  readonly siteKey: string;
  readonly no: number;
  readonly label: string;
  /** A hall window's own category; a station's counter has none. */
  readonly category?: Category;
  readonly skills: readonly Category[];
}

/** The hall or a station, its references resolved. */
export interface Site {
  readonly key: string;
  readonly type: SiteType;
  /** The station's code; none for the hall. */
  readonly code?: string;
  readonly name: string;
  readonly address: string;
  readonly position: Gcj02Point;
  readonly staffed: boolean;
  readonly offers: readonly StationOffer[];
  readonly opening: Opening;
  readonly points: readonly ServicePoint[];
  /** Items that can be done here with staff, in the order of the catalogue. */
  readonly itemKeys: readonly string[];
}

type Facility = CentreFile['hall']['facilities'][number];
type Station = CentreFile['stations'][number];

/** The centre as configured: frozen, held in memory, the same for every request. */
export class Centre {
  readonly name: string;
  readonly product: string;
  readonly district: CentreFile['district'];
  readonly host: CentreFile['host'];
  readonly phones: CentreFile['phones'];
  readonly contracted: CentreFile['contracted'];
  /** The hall first, then the stations in the order of the file. */
  readonly sites: readonly Site[];
  readonly facilities: readonly Facility[];
  readonly items: readonly ServiceItem[];
  readonly boundary: District;
  /** Values of the centre's files that nobody has confirmed yet. */
  readonly unconfirmed: readonly UnconfirmedValue[];
  readonly #sites: ReadonlyMap<string, Site>;
  readonly #items: ReadonlyMap<string, ServiceItem>;
  readonly #points: ReadonlyMap<string, ServicePoint>;
  readonly #facilities: ReadonlyMap<string, Facility>;

  constructor(file: CentreFile, boundary: District, items: readonly ServiceItem[]) {
    this.name = file.name;
    this.product = file.product;
    this.district = file.district;
    this.host = file.host;
    this.phones = file.phones;
    this.contracted = file.contracted;
    this.sites = deepFreeze([
      hallSite(file, items),
      ...file.stations.map((station) => stationSite(file, station, items)),
    ]);
    this.facilities = file.hall.facilities;
    this.items = items;
    this.boundary = boundary;
    this.unconfirmed = deepFreeze([
      ...listUnconfirmed(CENTRE_FILE, file),
      ...listUnconfirmed(DISTRICT_FILE, boundary),
      ...uncertainItems(ITEMS_FILE, items),
    ]);
    this.#sites = new Map(this.sites.map((site) => [site.key, site]));
    this.#items = new Map(items.map((item) => [item.key, item]));
    this.#points = new Map(this.sites.flatMap((site) => site.points.map((point) => [point.key, point])));
    this.#facilities = new Map(this.facilities.map((facility) => [facility.key, facility]));
    Object.freeze(this);
  }

  siteByKey(key: string): Site | undefined {
    return this.#sites.get(key);
  }

  itemByKey(key: string): ServiceItem | undefined {
    return this.#items.get(key);
  }

  /** A hall window or station counter by its key, `hall-7`. */
  pointByKey(key: string): ServicePoint | undefined {
    return this.#points.get(key);
  }

  facilityByKey(key: string): Facility | undefined {
    return this.#facilities.get(key);
  }

  /** Sites where the item can be done with staff, the hall first. */
  sitesOffering(itemKey: string): readonly Site[] {
    return this.sites.filter((site) => site.itemKeys.includes(itemKey));
  }

  /** Windows and counters with the skill for the item, at one site or at all that do it. */
  windowsServing(itemKey: string, siteKey?: string): readonly ServicePoint[] {
    const item = this.#items.get(itemKey);
    if (!item) return [];
    return this.sitesOffering(itemKey)
      .filter((site) => siteKey === undefined || site.key === siteKey)
      .flatMap((site) => site.points.filter((point) => point.skills.includes(item.category)));
  }
}

/**
 * Reads the centre from a directory: `centre.yaml`, `district.geojson`, `service-items.json`.
 * Throws one `ConfigError` with every fault of all three.
 */
export function loadCentre(dir: string): Centre {
  const faults = new ConfigFaults(dir);
  const centre = readCentre(faults);
  faults.throwIfAny();
  // Nothing to throw means all three files were read.
  return centre as Centre;
}

/** Reads the centre with a collector shared with other files; `undefined` when a fault of its files was noted. */
export function readCentre(faults: ConfigFaults): Centre | undefined {
  const before = faults.all.length;
  const file = faults.read(CENTRE_FILE, centreFileSchema);
  const boundary = faults.read(DISTRICT_FILE, districtSchema);
  const items = faults.read(ITEMS_FILE, serviceItemsSchema);
  if (file && boundary) checkBoundary(faults, file, boundary);
  if (file && items) checkItems(faults, file, items);
  if (!file || !boundary || !items || faults.all.length > before) return undefined;
  return new Centre(file, boundary, items);
}

function checkBoundary(faults: ConfigFaults, file: CentreFile, boundary: District): void {
  const { areaKm2: stated, areaTolerancePercent: tolerance } = file.district;
  const computed = areaKm2(boundary.geometry);
  if (Math.abs(computed - stated) > (stated * tolerance) / 100) {
    const expected = `an outline of ${stated} km² within ${tolerance} %, as ${CENTRE_FILE} states`;
    faults.add(DISTRICT_FILE, ['geometry', 'coordinates'], expected, `one of ${computed.toFixed(2)} km²`);
  }
  const expected = `a point inside the outline of ${DISTRICT_FILE}`;
  const outside = (position: Gcj02Point) => !isInside(boundary.geometry, position);
  if (outside(file.hall.position)) faults.add(CENTRE_FILE, ['hall', 'position'], expected, shown(file.hall.position));
  file.stations.forEach(({ position }, at) => {
    if (outside(position)) faults.add(CENTRE_FILE, ['stations', at, 'position'], expected, shown(position));
  });
}

function checkItems(faults: ConfigFaults, file: CentreFile, items: readonly ServiceItem[]): void {
  const served = new Set(file.hall.windows.flatMap((window) => window.skills));
  items.forEach((item, at) => {
    if (served.has(item.category)) return;
    faults.add(ITEMS_FILE, [at, 'category'], `a category some hall window serves: ${[...served].join(', ')}`);
  });
  file.stations.forEach((station, at) => {
    const skills = new Set(station.counters.flatMap((counter) => counter.skills));
    const idle = items.find((item) => stationDoes(station, item) && !skills.has(item.category));
    if (!idle) return;
    const expected = `a counter with the skill ${idle.category}, because the station does ${idle.key}`;
    faults.add(CENTRE_FILE, ['stations', at, 'counters'], expected);
  });
  const forStations = new Set(items.filter((item) => item.sites === 'HALL_AND_STATIONS').map((item) => item.key));
  file.stations.forEach((station, at) => {
    if (station.items === 'ALL') return;
    station.items.forEach((name, index) => {
      if (forStations.has(name)) return;
      const expected = `the key of an item whose sites are HALL_AND_STATIONS in ${ITEMS_FILE}`;
      faults.add(CENTRE_FILE, ['stations', at, 'items', index], expected);
    });
  });
}

function hallSite(file: CentreFile, items: readonly ServiceItem[]): Site {
  const { key, name, address, position, hours, windows, facilities } = file.hall;
  const selfService = facilities.some((facility) => facility.type === 'SELF_SERVICE_AREA');
  return {
    key,
    type: 'HALL',
    name,
    address,
    position,
    staffed: true,
    offers: selfService ? ['COUNTER', 'SELF_SERVICE'] : ['COUNTER'],
    opening: openingOf(file, hours),
    points: windows.map(({ no, label, category, skills }) => ({
      key: `${key}-${no}`,
      siteKey: key,
      no,
      label,
      category,
      skills,
    })),
    itemKeys: items.map((item) => item.key),
  };
}

function stationDoes(station: Station, item: ServiceItem): boolean {
  if (station.items === 'ALL') return item.sites === 'HALL_AND_STATIONS';
  return station.items.includes(item.key);
}

function stationSite(file: CentreFile, station: Station, items: readonly ServiceItem[]): Site {
  const { key, code, name, address, position, staffed, offers, hours, counters } = station;
  return {
    key,
    type: 'STATION',
    code,
    name,
    address,
    position,
    staffed,
    offers,
    opening: openingOf(file, hours),
    points: counters.map(({ no, label, skills }) => ({ key: `${key}-${no}`, siteKey: key, no, label, skills })),
    itemKeys: items.filter((item) => stationDoes(station, item)).map((item) => item.key),
  };
}

function openingOf(file: CentreFile, plan: string): Opening {
  const opening = file.hours[plan];
  if (!opening) throw new Error(`no plan of hours ${plan}: the file was not checked`);
  return opening;
}

function shown({ longitude, latitude }: Gcj02Point): string {
  return `${longitude}, ${latitude}`;
}

import { join } from 'node:path';
import { areaKm2, isInside } from './directory/district.rules';
import { listSamples, loadConfig } from './load-config';

const REAL = join(__dirname, '../../config');
const OTHER = join(__dirname, '../test-centre/config');

describe('the configuration of the centre', () => {
  const { centre, booking, dispatch, notices, fiveS } = loadConfig(REAL);

  it('has the hall of the contract: 22 windows, 6 for general and construction business, 16 for market supervision', () => {
    const windows = centre.siteByKey('hall')?.points ?? [];
    const of = (category: string) => windows.filter((window) => window.category === category).length;
    expect(windows).toHaveLength(22);
    expect(of('COMPREHENSIVE') + of('CONSTRUCTION')).toBe(6);
    expect(of('MARKET_REGULATION')).toBe(16);
  });

  it('has 6 surrounding facilities, and says what the disclosure area discloses', () => {
    const count = (type: string) => centre.facilities.filter((facility) => facility.type === type).length;
    expect(['TICKET_MACHINE', 'GUIDE_DESK', 'DISCLOSURE_AREA', 'SELF_SERVICE_AREA'].map(count)).toEqual([1, 1, 1, 3]);
    const area = centre.facilities.find((facility) => facility.type === 'DISCLOSURE_AREA');
    expect(area?.discloses?.every((entry) => entry.basis.length > 0)).toBe(true);
  });

  it('has 7 stations, 2 of them staffed; the others offer self-service, document drop and help by phone', () => {
    const stations = centre.sites.filter((site) => site.type === 'STATION');
    expect(stations).toHaveLength(7);
    expect(stations.filter((station) => station.staffed)).toHaveLength(2);
    for (const station of stations.filter((each) => !each.staffed)) {
      expect(station.offers).toEqual(['SELF_SERVICE', 'DOCUMENT_DROP', 'REMOTE_HELP']);
      expect(station.itemKeys).toEqual([]);
    }
  });

  it('has a boundary of 51.5 km² within 1 %, said to be approximate, with every site inside', () => {
    expect(Math.abs(areaKm2(centre.boundary.geometry) - 51.5)).toBeLessThan(0.515);
    expect(centre.boundary.properties).toMatchObject({ coordinateSystem: 'GCJ-02', approximate: true });
    expect(centre.sites.every((site) => isInside(centre.boundary.geometry, site.position))).toBe(true);
  });

  it('is open every day of the year', () => {
    for (const site of centre.sites) {
      expect(site.opening.weekly.every((rule) => rule.sessions.length > 0)).toBe(true);
      expect(site.opening.exceptions).toEqual([]);
    }
  });

  it('has 60 items, each with how certain it is, and each with a window that serves it', () => {
    expect(centre.items).toHaveLength(60);
    for (const item of centre.items) {
      expect(item.verified).not.toBe('');
      expect(centre.windowsServing(item.key, 'hall').length).toBeGreaterThan(0);
    }
  });

  it('offers at staffed stations what stations may do, with a counter that has the skill', () => {
    const forStations = centre.items.filter((item) => item.sites === 'HALL_AND_STATIONS').map((item) => item.key);
    expect(centre.siteByKey('station-1')?.itemKeys).toEqual(forStations);
    expect(centre.sitesOffering('company-establishment').map((site) => site.key)).toEqual([
      'hall',
      'station-1',
      'station-2',
    ]);
    expect(centre.sitesOffering('construction-permit').map((site) => site.key)).toEqual(['hall']);
    expect(centre.windowsServing('company-establishment', 'station-1').map((point) => point.key)).toEqual([
      'station-1-1',
      'station-1-2',
    ]);
    expect(centre.windowsServing('company-establishment')).toHaveLength(16 + 2 + 1);
  });

  it('has the 22 items of the check-list: 14 once a day, 1 twice, 6 at any time, 1 periodic', () => {
    const count = (frequency: string) => fiveS.items.filter((item) => item.frequency === frequency).length;
    expect(['DAILY_1', 'DAILY_2', 'ANYTIME', 'PERIODIC'].map(count)).toEqual([14, 1, 6, 1]);
    expect(fiveS.items[6]?.text).toBe(
      '办公桌面可放置电脑、正在使用的资料，文件筐、台历、电话等办公必备用品，要求摆放整齐',
    );
  });

  it('has the proposed rules of booking and of visits', () => {
    expect(booking).toMatchObject({
      slotMinutes: 30,
      horizonDays: 7,
      opensAt: '08:00',
      onlineShare: 0.6,
      holdMinutes: 5,
    });
    expect(dispatch).toMatchObject({
      accept: { minutes: 30, urgentMinutes: 5 },
      arrival: { radiusMetres: 200, maxAccuracyMetres: 150, codeDigits: 4 },
    });
    expect(dispatch.windows.map(({ from, to }) => `${from}–${to}`)).toEqual([
      '09:00–11:00',
      '11:00–13:00',
      '14:00–16:00',
      '16:00–18:00',
    ]);
  });

  it('has a template and a text for every kind of notice', () => {
    for (const rule of Object.values(notices.kinds)) expect(rule.templateId).not.toBe('');
  });

  it('is frozen all the way down', () => {
    const hall = centre.siteByKey('hall');
    expect(() => Object.assign(hall?.position ?? {}, { longitude: 0 })).toThrow(TypeError);
    expect(Object.isFrozen(centre.items[0]?.materials)).toBe(true);
  });

  it('answers with nothing for a key it does not have', () => {
    expect(centre.siteByKey('nowhere')).toBeUndefined();
    expect(centre.itemByKey('nothing')).toBeUndefined();
    expect(centre.windowsServing('nothing')).toEqual([]);
    expect(centre.pointByKey('hall-22')?.label).toBe('市场监管22号窗口');
    expect(centre.facilityByKey('ticket-machine')?.type).toBe('TICKET_MACHINE');
  });
});

describe('what is not confirmed', () => {
  const rows = listSamples(loadConfig(REAL));
  const at = (file: string, path: string) => rows.find((row) => row.file === file && row.path === path);

  it('is listed with file, path, value and why', () => {
    expect(at('centre.yaml', 'stations[0].name')).toEqual({
      file: 'centre.yaml',
      path: 'stations[0].name',
      value: '1号驿站（示例）',
      mark: 'SAMPLE',
      why: expect.stringContaining('采购需求只给出驿站数量'),
    });
  });

  it.each([
    ['centre.yaml', 'hall.address', 'SAMPLE'],
    ['centre.yaml', 'host.filingNumber', 'SAMPLE'],
    ['centre.yaml', 'phones.hotline', 'SAMPLE'],
    ['centre.yaml', 'hours.hall.weekly', 'PROPOSAL'],
    ['centre.yaml', 'hall.facilities[2].discloses', 'SAMPLE'],
    ['district.geojson', 'properties.approximate', 'SAMPLE'],
    ['service-items.json', '[*].key', 'SAMPLE'],
    ['service-items.json', '[0].committedWorkdays', 'UNVERIFIED'],
    ['booking.yaml', 'onlineShare', 'PROPOSAL'],
    ['dispatch.yaml', 'travel.speedKmh', 'UNVERIFIED'],
    ['notices.yaml', 'kinds.QUESTION_ANSWERED.templateId', 'SAMPLE'],
    ['five-s.yaml', 'weights', 'PROPOSAL'],
  ])('%s %s is marked %s', (file, path, mark) => {
    expect(at(file, path)?.mark).toBe(mark);
  });

  it('leaves out what the contract gives', () => {
    expect(at('centre.yaml', 'contracted.windows')).toBeUndefined();
    expect(at('centre.yaml', 'district.areaKm2')).toBeUndefined();
    expect(at('five-s.yaml', 'items')).toBeUndefined();
  });

  it('says of every item without an official source where it is from', () => {
    const { centre } = loadConfig(REAL);
    const doubtful = centre.items.filter((item) => item.sourceQuality !== 'official');
    expect(rows.filter((row) => /^\[\d+\]\.name$/.test(row.path))).toHaveLength(doubtful.length);
  });
});

describe('another district', () => {
  const { centre, booking, dispatch } = loadConfig(OTHER);

  it('gives another centre: 9 windows, 3 stations, one staffed, a boundary of its own', () => {
    expect(centre.district.name).toBe('示例区');
    expect(centre.siteByKey('main-hall')?.points).toHaveLength(9);
    expect(centre.sites.filter((site) => site.type === 'STATION').map((site) => site.staffed)).toEqual([
      true,
      false,
      false,
    ]);
    expect(Math.abs(areaKm2(centre.boundary.geometry) - 20)).toBeLessThan(0.4);
  });

  it('has other limits', () => {
    expect(booking).toMatchObject({ slotMinutes: 20, horizonDays: 14, onlineShare: 0.5 });
    expect(dispatch.arrival).toEqual({ radiusMetres: 300, maxAccuracyMetres: 100, codeDigits: 6 });
  });

  it('marks everything as a sample', () => {
    const files = new Set(listSamples(loadConfig(OTHER)).map((row) => row.file));
    expect(files).toEqual(
      new Set([
        'agency.yaml',
        'casework.yaml',
        'escalation.yaml',
        'centre.yaml',
        'district.geojson',
        'roster.yaml',
        'service-items.json',
        'synonyms.yaml',
        'booking.yaml',
        'queue.yaml',
        'dispatch.yaml',
        'notices.yaml',
        'five-s.yaml',
        'mandate.yaml',
        'signing.yaml',
        'promises.yaml',
      ]),
    );
  });
});

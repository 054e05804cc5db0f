import { TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

describe('the centre as anybody may see it', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const hallAt = async (date: string, time: string) => {
    setClock(() => instantOf(date, time));
    const { items } = await app.visitor.call('GET /sites');
    return items[0]?.now;
  };

  it('names its host and phones, and draws the outline that is said to be a sketch', async () => {
    const centre = await app.visitor.call('GET /centre');
    expect(centre.host.filingNumber).toBeNull();
    expect(centre.phones.hotline).toMatchObject({ from: '09:00', to: '17:00' });
    expect(centre.boundary).toMatchObject({ approximate: true, note: expect.stringContaining('示意') });
    const [ring = []] = centre.boundary.rings;
    expect(ring.length).toBeGreaterThan(10);
    expect(ring[0]).toEqual(ring.at(-1));
  });

  it('says what is promised to those who come, and not what the centre promises itself', async () => {
    const { items } = await app.visitor.call('GET /promises');
    expect(items).toContainEqual({ kind: 'CONSULT_ONLINE', label: '网络咨询答复', told: '5个工作日内回复' });
    expect(items.map(({ kind }) => kind)).not.toContain('PUSH_TO_BACKOFFICE');
    expect(items.every(({ told }) => told !== '' && !told.includes('{n}'))).toBe(true);
  });

  it('lists the hall and its seven stations, two of them staffed', async () => {
    const { items } = await app.visitor.call('GET /sites');
    expect(items.map(({ type }) => type)).toEqual(['HALL', ...Array<string>(7).fill('STATION')]);
    expect(items.filter(({ staffed, type }) => staffed && type === 'STATION')).toHaveLength(2);
  });

  it.each([
    ['a Monday morning', '2026-11-23', '10:00', { open: true, kind: 'REGULAR', closesAt: '2026-11-23T04:00:00.000Z' }],
    ['lunch', '2026-11-23', '12:30', { reason: 'BETWEEN_SESSIONS', opensAt: '2026-11-23T05:00:00.000Z' }],
    ['the extended session', '2026-11-23', '17:30', { open: true, kind: 'EXTENDED' }],
    ['an evening', '2026-11-23', '20:00', { reason: 'AFTER_CLOSING', opensAt: '2026-11-24T01:00:00.000Z' }],
    ['a Saturday, 365 days a year', '2026-11-28', '10:00', { open: true, note: expect.stringContaining('周末') }],
    ['National Day', '2026-10-01', '10:00', { open: true, note: expect.stringContaining('节假日') }],
  ])('says of the hall on %s whether it is open', async (_, date, time, expected) => {
    expect(await hallAt(date, time)).toMatchObject(expected);
  });

  it('shows the hall’s 22 windows, its facilities and what is disclosed, with the legal basis', async () => {
    const hall = await app.visitor.call('GET /sites/:key', { params: { key: 'hall' } });
    expect(hall.windows.map(({ category, count }) => [category, count])).toEqual([
      ['COMPREHENSIVE', 4],
      ['CONSTRUCTION', 2],
      ['MARKET_REGULATION', 16],
    ]);
    const disclosure = hall.facilities.find(({ type }) => type === 'DISCLOSURE_AREA');
    expect(hall.facilities).toHaveLength(6);
    expect(disclosure?.discloses.length).toBeGreaterThan(5);
    expect(disclosure?.discloses.every(({ basis }) => basis !== '')).toBe(true);
    expect(hall.week).toHaveLength(7);
    expect(hall.itemKeys).toHaveLength(60);
  });

  it('shows no marks of samples to a citizen', async () => {
    const answers = [
      await app.visitor.call('GET /centre'),
      await app.visitor.call('GET /sites/:key', { params: { key: 'station-1' } }),
    ];
    for (const answer of answers) expect(JSON.stringify(answer)).not.toMatch(/SAMPLE|provenance|unconfirmed/);
  });

  it('finds an item by a citizen’s own words, best first', async () => {
    const { items, next } = await app.visitor.call('GET /items', { query: { q: '营业执照丢了怎么办' } });
    expect(items[0]?.key).toBe('license-reissue');
    expect(next).toBeNull();
  });

  it('pages through the whole catalogue, each item once', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { items, next } = await app.visitor.call('GET /items', { query: { after } });
      seen.push(...items.map(({ key }) => key));
      if (next === null) break;
      after = next;
    }
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('narrows the catalogue to one kind of business', async () => {
    const { items } = await app.visitor.call('GET /items', { query: { category: 'CONSTRUCTION' } });
    expect(items.length).toBeGreaterThan(5);
    expect(new Set(items.map(({ category }) => category))).toEqual(new Set(['CONSTRUCTION']));
  });

  it('guides through an item: materials by situation, limits, fee, basis, sites, and how certain it all is', async () => {
    const guide = await app.visitor.call('GET /items/:key', { params: { key: 'company-establishment' } });
    expect(guide).toMatchObject({ statutoryWorkdays: 3, committedWorkdays: 1, fee: { amountFen: 0 } });
    const licensed = guide.situations.find(({ key }) => key === 'pre-licensed');
    const natural = guide.situations.find(({ key }) => key === 'natural');
    expect(licensed?.materials.map(({ key }) => key)).toContain('pre-approval');
    expect(natural?.materials.map(({ key }) => key)).not.toContain('pre-approval');
    expect(guide.sites.map(({ key }) => key)).toEqual(['hall', 'station-1', 'station-2']);
    expect(guide.certainty).toMatchObject({ quality: 'secondary', hints: expect.arrayContaining(['承诺时限为估计']) });
  });

  it.each([
    ['GET /sites/:key', 'nowhere'],
    ['GET /items/:key', 'nothing'],
  ] as const)('%s of what does not exist is not found', async (route, key) => {
    expect(await refused(app.visitor.call(route, { params: { key } }))).toMatchObject({ status: 404 });
  });

  it('lists every unconfirmed value to an administrator, and to nobody else', async () => {
    const administrator = await app.staff(['ADMINISTRATOR']);
    const { items } = await administrator.client.call('GET /admin/samples');
    expect(new Set(items.map(({ file }) => file))).toContain('booking.yaml');
    expect(items).toContainEqual(expect.objectContaining({ file: 'centre.yaml', path: 'hall.address' }));
    expect(items.every(({ why, markLabel }) => why !== '' && markLabel !== '')).toBe(true);
    const clerk = await app.staff(['WINDOW_CLERK']);
    expect(await refused(clerk.client.call('GET /admin/samples'))).toMatchObject({ status: 403 });
  });
});

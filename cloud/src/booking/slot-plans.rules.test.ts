import { join } from 'node:path';
import type { Category } from 'shared-types/directory.states';
import type { ServicePoint, Site } from '../directory/centre.config';
import type { ServiceItem } from '../directory/service-items.config';
import { loadConfig } from '../load-config';
import { SlotPlans } from './slot-plans.rules';
import { limitOf, type SlotPlan } from './slots.rules';

const REPOSITORY = join(__dirname, '../../..');
const plansOf = (dir: string) => {
  const { centre, booking } = loadConfig(join(REPOSITORY, dir));
  return { centre, plans: new SlotPlans(centre, booking) };
};

describe('how the configured centre is booked', () => {
  const { centre, plans } = plansOf('config');

  it('takes every item at the hall, and at the staffed stations what they do; nothing where nobody is', () => {
    for (const { key } of centre.items) expect(plans.of(key, 'hall')?.windows.length).toBeGreaterThan(0);
    expect(plans.ofItem('license-reissue').map(({ siteKey }) => siteKey)).toEqual(['hall', 'station-1', 'station-2']);
    expect(plans.of('license-reissue', 'station-3')).toBeUndefined();
  });

  it('offers at least one place of every item in every slot', () => {
    for (const { key } of centre.items) {
      for (const plan of plans.ofItem(key)) {
        expect(limitOf(plan, plan.windows.length, 'EVERYBODY')).toBeGreaterThanOrEqual(plan.cost);
      }
    }
  });

  it('accounts the hall by kind of business and a station’s all-round counters together', () => {
    expect(plans.of('license-reissue', 'hall')?.pool).toBe('MARKET_REGULATION');
    expect(plans.of('license-reissue', 'station-1')?.pool).toBe('ALL');
  });
});

describe('how another district’s centre is booked', () => {
  const { plans } = plansOf('cloud/test-centre/config');

  it('splits a longer slot into the grains it shares with shorter ones', () => {
    const long = plans.of('company-establishment', 'main-hall');
    const short = plans.of('license-reissue', 'main-hall');
    expect(long).toMatchObject({
      slotMinutes: 40,
      grainMinutes: 20,
      pool: 'MARKET_REGULATION',
      windows: short?.windows,
    });
    expect(short).toMatchObject({ slotMinutes: 20, grainMinutes: 20 });
  });

  it('keeps each site’s own horizon', () => {
    expect(plans.horizonDays).toBe(14);
    expect(plans.of('elderly-preference-card', 'east-station')?.horizonDays).toBe(5);
  });
});

describe('plans made from sites, items and rules', () => {
  const { centre, booking } = loadConfig(join(REPOSITORY, 'cloud/test-centre/config'));
  const keysOf = (plans: readonly SlotPlan[]) => plans.map(({ itemKey, siteKey }) => `${itemKey}@${siteKey}`);
  const [one, two, other] = ['license-reissue', 'company-establishment', 'elderly-preference-card'].map(
    (key) => centre.itemByKey(key) as ServiceItem,
  );
  const hall = centre.siteByKey('main-hall') as Site;
  const window = (no: number, category?: Category): ServicePoint => {
    const skills: Category[] = ['MARKET_REGULATION'];
    return { key: `w${no}`, siteKey: 'main-hall', no, label: '窗口', skills, ...(category && { category }) };
  };
  const site = (key: string, points: ServicePoint[], itemKeys = ['license-reissue', 'company-establishment']): Site => {
    return { ...hall, key, points, itemKeys };
  };
  const made = (...sites: Site[]) =>
    new SlotPlans({ sites, items: [one, two, other].filter((each) => each !== undefined) }, booking);
  const main = site('main-hall', [window(6, 'MARKET_REGULATION'), window(7, 'MARKET_REGULATION')]);
  const east = site('east-station', [window(1)], ['license-reissue']);

  it('say for each item its windows, its slot, what it costs and what may be promised', () => {
    expect(made(main).of('company-establishment', 'main-hall')).toEqual({
      itemKey: 'company-establishment',
      itemType: two?.type,
      siteKey: 'main-hall',
      pool: 'MARKET_REGULATION',
      windows: [6, 7],
      slotMinutes: 40,
      grainMinutes: 20,
      cost: ((two?.counterMinutes ?? 0) * 60) / 2,
      horizonDays: 14,
      share: { onlineShare: 0.5, keptShare: 0.1, keptUntilHoursBefore: 24, minimumPerSlot: 1 },
    });
  });

  it('are as fine as the items that share the windows need, and no finer', () => {
    const alone = made(site('main-hall', [...main.points], ['company-establishment']));
    expect(alone.of('company-establishment', 'main-hall')).toMatchObject({ slotMinutes: 40, grainMinutes: 40 });
  });

  it('are as fine as they would be without the items of other windows', () => {
    const comprehensive: ServicePoint = { ...window(1, 'COMPREHENSIVE'), skills: ['COMPREHENSIVE'] };
    const both = ['company-establishment', 'elderly-preference-card'];
    const plans = made(site('main-hall', [comprehensive, ...main.points], both));
    expect(plans.of('elderly-preference-card', 'main-hall')).toMatchObject({ pool: 'COMPREHENSIVE', grainMinutes: 20 });
    expect(plans.of('company-establishment', 'main-hall')).toMatchObject({ grainMinutes: 40 });
  });

  it('are found by item, hall first, by site, and by the account they draw on', () => {
    const plans = made(main, east);
    expect(keysOf(plans.ofItem('license-reissue'))).toEqual([
      'license-reissue@main-hall',
      'license-reissue@east-station',
    ]);
    expect(keysOf(plans.atSite('main-hall'))).toEqual(['license-reissue@main-hall', 'company-establishment@main-hall']);
    expect(keysOf(plans.atSite('east-station'))).toEqual(['license-reissue@east-station']);
    expect(keysOf(plans.ofPool('main-hall', 'MARKET_REGULATION'))).toEqual(keysOf(plans.atSite('main-hall')));
    expect(keysOf(plans.ofPool('east-station', 'ALL'))).toEqual(['license-reissue@east-station']);
  });

  it('are none of an item, a site or an account nobody has', () => {
    const plans = made(main, east);
    expect([plans.ofItem('moon'), plans.atSite('moon'), plans.ofPool('moon', 'ALL')]).toEqual([[], [], []]);
    expect(plans.ofPool('main-hall', 'ALL')).toEqual([]);
    expect([plans.of('moon', 'main-hall'), plans.of('license-reissue', 'moon')]).toEqual([undefined, undefined]);
  });

  it('are none of an item that is not done there, or whose business no window can do', () => {
    expect(made(site('main-hall', [...main.points], [])).atSite('main-hall')).toEqual([]);
    expect(made(site('main-hall', [{ ...window(1), skills: ['CONSTRUCTION'] }])).atSite('main-hall')).toEqual([]);
  });

  it('reach as far as the furthest of them, and nowhere without any', () => {
    expect([made(main, east).horizonDays, made(east).horizonDays, made().horizonDays]).toEqual([14, 5, 0]);
  });
});

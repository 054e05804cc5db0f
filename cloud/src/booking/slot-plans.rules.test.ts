import { join } from 'node:path';
import { loadConfig } from '../load-config';
import { SlotPlans } from './slot-plans.rules';
import { limitOf } from './slots.rules';

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

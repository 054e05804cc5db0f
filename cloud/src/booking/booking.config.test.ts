import { join } from 'node:path';
import { loadConfig } from '../load-config';
import { slotRuleFor } from './booking.config';

const { booking } = loadConfig(join(__dirname, '../../test-centre/config'));

describe('the booking rule of one item at one site', () => {
  it.each([
    ['main-hall', 'license-reissue', { slotMinutes: 20, horizonDays: 14, onlineShare: 0.5 }],
    ['east-station', 'elderly-preference-card', { slotMinutes: 20, horizonDays: 5, onlineShare: 1 }],
    ['main-hall', 'company-establishment', { slotMinutes: 40, horizonDays: 14, onlineShare: 0.5 }],
    ['east-station', 'company-establishment', { slotMinutes: 40, horizonDays: 5, onlineShare: 1 }],
  ])('%s, %s', (site, item, rule) => {
    expect(slotRuleFor(booking, site, item)).toEqual({ ...rule, minimumPerSlot: 1 });
  });
});

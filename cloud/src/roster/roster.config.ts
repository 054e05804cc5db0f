import { CATEGORIES, OPENING_KINDS } from 'shared-types/directory.states';
import { ROLES } from 'shared-types/identity.states';
import { SITE_POSTS } from 'shared-types/roster.states';
import { z } from 'zod';
import type { Centre } from '../directory/centre.config';
import type { ConfigFaults } from '../kernel/config/config-faults';
import { traced } from '../kernel/config/provenance';
import { clockTime, clockTimeEnd, count, key, positive } from '../kernel/config/scalars';

export const ROSTER_FILE = 'roster.yaml';

/** So many on a working day, on a day at the weekend, on a statutory holiday. */
const counts = z.strictObject({ WEEKDAY: count, WEEKEND: count, HOLIDAY: count });
const roles = z.array(z.enum(ROLES)).min(1);

const centreNeed = traced({
  post: z.enum(['DUTY_MANAGER', 'ON_CALL', 'FIELD_AGENT']),
  from: clockTime,
  to: clockTimeEnd,
  count: counts,
}).refine(({ from, to }) => from < to, { error: 'a time after from', path: ['to'] });

const siteNeed = traced({
  post: z.enum(['WINDOW', 'STATION', 'GUIDE_DESK']),
  /** Of the windows that are meant; every window of the site where it is absent. */
  category: z.enum(CATEGORIES).optional(),
  sessions: z.array(z.enum(OPENING_KINDS)).min(1),
  count: counts,
});

/** `roster.yaml`: what must be manned when, who may stand where, and when gaps are told. */
export const rosterSchema = z.strictObject({
  gaps: traced({ aheadDays: positive.max(31), tellAt: clockTime }),
  fit: traced({
    WINDOW: roles,
    STATION: roles,
    GUIDE_DESK: roles,
    FIELD_AGENT: roles,
    DUTY_MANAGER: roles,
    ON_CALL: roles,
  }),
  centre: z.array(centreNeed),
  sites: z.record(key, z.array(siteNeed)),
});

export type RosterRules = z.output<typeof rosterSchema>;

/** Notes every need of a place the centre does not have, or of more windows than there are. */
export function checkNeeds(faults: ConfigFaults, rules: RosterRules, centre: Centre): void {
  for (const [siteKey, needs] of Object.entries(rules.sites)) {
    const site = centre.siteByKey(siteKey);
    if (!site) {
      const expected = `a site: ${centre.sites.map((each) => each.key).join(', ')}`;
      faults.add(ROSTER_FILE, ['sites', siteKey], expected, siteKey);
      continue;
    }
    const expectedPost = site.type === 'HALL' ? 'WINDOW' : 'STATION';
    needs.forEach(({ post, category, count: most }, at) => {
      if (post === 'GUIDE_DESK') return;
      if (post !== expectedPost) {
        faults.add(ROSTER_FILE, ['sites', siteKey, at, 'post'], `${expectedPost} or GUIDE_DESK at this site`, post);
        return;
      }
      const windows = site.points.filter((point) => category === undefined || point.category === category).length;
      if (Math.max(most.WEEKDAY, most.WEEKEND, most.HOLIDAY) <= windows) return;
      faults.add(ROSTER_FILE, ['sites', siteKey, at, 'count'], `at most ${windows}, the windows there are`);
    });
  }
}

/** True for a post that stands at a place. */
export const isAtSite = (post: string): boolean => (SITE_POSTS as readonly string[]).includes(post);

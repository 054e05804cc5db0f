import { CATEGORIES, FACILITY_TYPES } from 'shared-types/directory.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { count, text } from '../kernel/config/scalars';
import { hoursSchema } from './hours.config';
import { hallSchema, stationSchema, uniqueBy } from './site.config';

const phone = z.string().regex(/^[\d-]{5,20}$/, { error: 'a telephone number of digits and hyphens' });

const contracted = traced({
  windows: z.array(z.strictObject({ categories: z.array(z.enum(CATEGORIES)).min(1), count })).min(1),
  facilities: z.record(z.enum(FACILITY_TYPES), count),
  stations: count,
  staffedStations: count,
  minimumStaff: count,
});

/** `centre.yaml`: who runs the centre, its hall and stations, and when they are open. */
export const centreFileSchema = traced({
  name: text,
  product: text,
  district: traced({
    name: text,
    city: text,
    areaKm2: z.number().positive(),
    /** How far the boundary's computed area may be off, in per cent. */
    areaTolerancePercent: z.number().positive().max(50),
  }),
  host: traced({
    name: text,
    /** The mini-program's filing number; `null` until it is granted. */
    filingNumber: text.nullable(),
  }),
  phones: traced({
    hotline: phone,
    complaints: phone,
    duty: phone,
  }),
  contracted,
  hall: hallSchema,
  stations: z.array(stationSchema),
  hours: z.record(text, hoursSchema),
}).superRefine((centre, ctx) => {
  uniqueBy(centre.stations, (station) => station.key, ['stations'], 'key', ctx, [centre.hall.key]);
  uniqueBy(centre.stations, (station) => station.code, ['stations'], 'code', ctx);
  for (const { path, expected, input } of [...windowFaults(centre), ...listFaults(centre), ...hoursFaults(centre)]) {
    ctx.addIssue({ code: 'custom', path, message: expected, input });
  }
});

export type CentreFile = z.output<typeof centreFileSchema>;

interface Fault {
  readonly path: (string | number)[];
  readonly expected: string;
  readonly input: unknown;
}
interface Counted {
  readonly contracted: z.output<typeof contracted>;
  readonly hall: z.output<typeof hallSchema>;
  readonly stations: readonly z.output<typeof stationSchema>[];
}

/** Windows listed against windows contracted, group by group; a category stands in one group at most. */
function windowFaults({ contracted: { windows: groups }, hall }: Counted): Fault[] {
  const faults: Fault[] = groups.flatMap((group) => {
    const listed = hall.windows.filter((window) => group.categories.includes(window.category)).length;
    if (listed === group.count) return [];
    const expected = `${group.count} windows of ${group.categories.join(' and ')} as contracted, not ${listed}`;
    return [{ path: ['hall', 'windows'], expected, input: hall.windows }];
  });
  const known = groups.flatMap((group) => group.categories);
  hall.windows.forEach((window, at) => {
    if (known.includes(window.category)) return;
    const expected = `a category that is contracted: ${known.join(', ')}`;
    faults.push({ path: ['hall', 'windows', at, 'category'], expected, input: window.category });
  });
  return faults;
}

function listFaults({ contracted: numbers, hall, stations }: Counted): Fault[] {
  const faults: Fault[] = [];
  for (const type of FACILITY_TYPES) {
    const listed = hall.facilities.filter((facility) => facility.type === type).length;
    if (listed === numbers.facilities[type]) continue;
    const expected = `${numbers.facilities[type]} of type ${type} as contracted, not ${listed}`;
    faults.push({ path: ['hall', 'facilities'], expected, input: hall.facilities });
  }
  const staffed = stations.filter((station) => station.staffed).length;
  if (stations.length !== numbers.stations) {
    faults.push({ path: ['stations'], expected: `${numbers.stations} stations as contracted`, input: stations });
  }
  if (staffed !== numbers.staffedStations) {
    const expected = `${numbers.staffedStations} staffed stations as contracted, not ${staffed}`;
    faults.push({ path: ['stations'], expected, input: stations });
  }
  return faults;
}

/** Every site keeps a plan of hours that exists. */
function hoursFaults({
  hall,
  stations,
  hours,
}: Counted & { readonly hours: Readonly<Record<string, unknown>> }): Fault[] {
  const expected = `a plan under hours: ${Object.keys(hours).join(', ')}`;
  const sites = [
    { site: hall, path: ['hall', 'hours'] },
    ...stations.map((site, at) => ({ site, path: ['stations', at, 'hours'] })),
  ];
  return sites
    .filter(({ site }) => !Object.hasOwn(hours, site.hours))
    .map(({ site, path }) => ({ path, expected, input: site.hours }));
}

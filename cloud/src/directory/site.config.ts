import { CATEGORIES, FACILITY_ACTIONS, FACILITY_TYPES, STATION_OFFERS } from 'shared-types/directory.states';
import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { gcj02Point, key, positive, text } from '../kernel/config/scalars';

const skills = z.array(z.enum(CATEGORIES)).min(1);

const windowSchema = traced({ no: positive, category: z.enum(CATEGORIES), label: text, skills }).superRefine(
  (window, ctx) => {
    if (window.skills.includes(window.category)) return;
    const expected = `a list with the window's own category, ${window.category}, in it`;
    ctx.addIssue({ code: 'custom', path: ['skills'], message: expected, input: window.skills });
  },
);

const facility = traced({
  key,
  type: z.enum(FACILITY_TYPES),
  name: text,
  /** What the QR code on it opens. */
  actions: z.array(z.enum(FACILITY_ACTIONS)).min(1),
  /** What can be looked up in a disclosure area, each with its legal basis. */
  discloses: z
    .array(z.strictObject({ title: text, basis: text }))
    .min(1)
    .optional(),
}).superRefine((each, ctx) => {
  const isDisclosure = each.type === 'DISCLOSURE_AREA';
  if (isDisclosure === (each.discloses !== undefined)) return;
  const expected = isDisclosure
    ? 'a list of what the area discloses'
    : 'no such list: only a DISCLOSURE_AREA discloses';
  ctx.addIssue({ code: 'custom', path: ['discloses'], message: expected, input: each.discloses });
});

const place = { key, name: text, address: text, position: gcj02Point, hours: text };

export const hallSchema = traced({
  ...place,
  windows: z.array(windowSchema).min(1),
  facilities: z.array(facility),
}).superRefine((hall, ctx) => {
  uniqueBy(hall.windows, (window) => window.no, ['windows'], 'no', ctx);
  uniqueBy(hall.facilities, (each) => each.key, ['facilities'], 'key', ctx);
});

export const stationSchema = traced({
  ...place,
  code: text,
  staffed: z.boolean(),
  offers: z.array(z.enum(STATION_OFFERS)).min(1),
  counters: z.array(z.strictObject({ no: positive, label: text, skills })),
  /** `ALL`: every item that stations may do. */
  items: z.union([z.literal('ALL'), z.array(key)]),
}).superRefine((station, ctx) => {
  uniqueBy(station.counters, (counter) => counter.no, ['counters'], 'no', ctx);
  for (const [path, expected] of staffFaults(station)) {
    ctx.addIssue({ code: 'custom', path: [path], message: expected, input: station[path] });
  }
});

type StaffFields = 'counters' | 'items' | 'offers';
interface StaffedShape {
  readonly staffed: boolean;
  readonly offers: readonly string[];
  readonly counters: readonly unknown[];
  readonly items: 'ALL' | readonly string[];
}

/** On-site service only where there is staff. */
function staffFaults({ staffed, offers, counters, items }: StaffedShape): [StaffFields, string][] {
  const faults: [StaffFields, string][] = [];
  const state = staffed ? 'staffed' : 'not staffed';
  if (staffed !== counters.length > 0) {
    faults.push(['counters', `${staffed ? 'at least one counter' : 'an empty list'}, because the station is ${state}`]);
  }
  if (staffed !== (items === 'ALL' || items.length > 0)) {
    faults.push(['items', `${staffed ? 'ALL or item keys' : 'an empty list'}, because the station is ${state}`]);
  }
  if (staffed !== offers.includes('COUNTER')) {
    faults.push(['offers', `a list ${staffed ? 'with' : 'without'} COUNTER, because the station is ${state}`]);
  }
  return faults;
}

/** Notes every element of `list` that repeats what an earlier one, or something in `taken`, already has. */
export function uniqueBy<T>(
  list: readonly T[],
  of: (each: T) => string | number,
  path: readonly (string | number)[],
  field: string,
  ctx: z.RefinementCtx,
  taken: readonly (string | number)[] = [],
): void {
  const seen = new Set(taken);
  list.forEach((each, index) => {
    const value = of(each);
    if (seen.has(value)) {
      const where = [...path, index, field];
      ctx.addIssue({ code: 'custom', path: where, message: `a ${field} no other has`, input: value });
    }
    seen.add(value);
  });
}

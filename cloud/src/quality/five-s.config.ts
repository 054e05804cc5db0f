import { z } from 'zod';
import { traced } from '../kernel/config/provenance';
import { positive, text } from '../kernel/config/scalars';

export const FIVE_S_FILE = 'five-s.yaml';

/** The five of 5S: 整理、整顿、清扫、清洁、素养. */
const FIVE_S = ['SORT', 'SET_IN_ORDER', 'SHINE', 'STANDARDISE', 'SUSTAIN'] as const;
const FREQUENCIES = ['DAILY_1', 'DAILY_2', 'ANYTIME', 'PERIODIC'] as const;

const item = z.strictObject({
  code: z.string().regex(/^5S-\d{2}$/, { error: 'a code such as 5S-01' }),
  category: z.enum(FIVE_S),
  /** How often it is checked: 1次/日, 2次/日, 随时, 定期自查. */
  frequency: z.enum(FREQUENCIES),
  /** The specification's own words. */
  text,
});

/** `five-s.yaml`: the office check-list and how it is counted. */
export const fiveSSchema = traced({
  selfCheck: z.strictObject({ hoursBetweenTwice: positive, periodicDays: positive, findingOverrides: z.boolean() }),
  weights: z.record(z.enum(FIVE_S), z.number().positive()),
  categories: z.array(z.strictObject({ key: z.enum(FIVE_S), name: text })).min(1),
  items: z.array(item).min(1),
}).superRefine(({ items, categories }, ctx) => {
  const named = new Set(categories.map((category) => category.key));
  const codes = new Set<string>();
  items.forEach(({ code, category }, at) => {
    if (codes.has(code))
      ctx.addIssue({ code: 'custom', path: ['items', at, 'code'], message: 'a code no other has', input: code });
    codes.add(code);
    if (named.has(category)) return;
    const expected = `a category named under categories: ${[...named].join(', ')}`;
    ctx.addIssue({ code: 'custom', path: ['items', at, 'category'], message: expected, input: category });
  });
});

export type FiveS = z.output<typeof fiveSSchema>;

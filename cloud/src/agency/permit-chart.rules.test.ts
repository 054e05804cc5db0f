import fc from 'fast-check';
import { type PermitSpan, type PermitTerms, permitChart } from './permit-chart.rules';

const permit = (itemKey: string, part: Partial<PermitTerms> = {}): PermitTerms => ({
  itemKey,
  after: [],
  prepare: 0,
  workdays: 5,
  filedOn: null,
  dueOn: null,
  settledOn: null,
  ...part,
});
const DAY = { confirmed: 100, today: 100 };
const chart = (permits: PermitTerms[], day = DAY) =>
  Object.fromEntries(permitChart(permits, day).map((span) => [span.itemKey, span]));

it('permits side by side begin when their materials are together', () => {
  expect(chart([permit('a', { prepare: 2 }), permit('b', { workdays: 9 })])).toMatchObject({
    a: { from: 102, to: 107, slack: 2, critical: false },
    b: { from: 100, to: 109, slack: 0, critical: true },
  });
});

it('a permit that waits begins when the last of those before it is settled', () => {
  const spans = chart([permit('c', { after: ['a', 'b'] }), permit('a'), permit('b', { workdays: 8 })]);
  expect(spans).toMatchObject({
    a: { to: 105, slack: 3, critical: false },
    b: { to: 108, slack: 0, critical: true },
    c: { from: 108, to: 113, slack: 0, critical: true },
  });
});

it('preparing may go on while those before are decided', () => {
  expect(chart([permit('a'), permit('b', { after: ['a'], prepare: 7 })]).b).toMatchObject({ from: 107 });
  expect(chart([permit('a'), permit('b', { after: ['a'], prepare: 3 })]).b).toMatchObject({ from: 105 });
});

it('what is settled stands where it was, and holds nothing up any more', () => {
  const settled = permit('a', { filedOn: 90, dueOn: 95, settledOn: 93 });
  expect(chart([settled, permit('b', { after: ['a'] })])).toMatchObject({
    a: { from: 90, to: 93, critical: false, late: null },
    b: { from: 100, to: 105, critical: true },
  });
});

it('what was settled today is not critical: nothing can be done about it', () => {
  const settled = permit('a', { filedOn: 90, dueOn: 95, settledOn: 100 });
  expect(chart([settled, permit('b', { after: ['a'] })]).a).toMatchObject({ slack: 0, critical: false });
});

it('a promise that runs gives the end; one that stands still, or does not run yet, the plan', () => {
  expect(chart([permit('a', { filedOn: 98, dueOn: 104 })]).a).toMatchObject({ from: 98, to: 104 });
  expect(chart([permit('a', { filedOn: 98 })]).a).toMatchObject({ to: 103, late: null });
});

it.each([
  [100, null, 101],
  [101, null, 101],
  [102, { by: 'DECISION', workdays: 1 }, 102],
  [106, { by: 'DECISION', workdays: 5 }, 106],
])('a promise that ends on day 101 is, on day %i, %j late', (today, late, to) => {
  expect(chart([permit('a', { filedOn: 95, dueOn: 101 })], { confirmed: 90, today }).a).toMatchObject({ late, to });
});

it('a promise that stands still is never late, however long it takes', () => {
  expect(chart([permit('a', { filedOn: 50 })]).a).toMatchObject({ late: null, to: 100 });
});

it('a permit that was settled late is late no longer', () => {
  expect(chart([permit('a', { filedOn: 80, dueOn: 85, settledOn: 88 })]).a).toMatchObject({ late: null, to: 88 });
});

it.each([
  [102, null, 102],
  [103, { by: 'PREPARATION', workdays: 1 }, 103],
])('preparing that should be over on day 102 is, on day %i, %j late', (today, late, from) => {
  expect(chart([permit('a', { prepare: 2 })], { confirmed: 100, today }).a).toMatchObject({ late, from });
});

it('nobody is late with what waits for another', () => {
  const spans = chart([permit('a', { filedOn: 90, dueOn: 95 }), permit('b', { after: ['a'] })]);
  expect(spans.a?.late).toEqual({ by: 'DECISION', workdays: 5 });
  expect(spans.b).toMatchObject({ late: null, from: 100 });
});

it('a permit filed before its turn no longer waits: it takes the slack of nobody', () => {
  const spans = chart([
    permit('a', { filedOn: 99, dueOn: 104 }),
    permit('b', { after: ['a'], filedOn: 99, dueOn: 110 }),
  ]);
  expect(spans.a).toMatchObject({ slack: 6, critical: false });
  expect(spans.b).toMatchObject({ slack: 0, critical: true });
});

describe('of any plan', () => {
  /** Plans in which each permit may wait for those written before it. */
  const plans = fc
    .array(fc.record({ prepare: fc.nat(8), workdays: fc.nat(12), waits: fc.array(fc.boolean(), { maxLength: 7 }) }), {
      minLength: 1,
      maxLength: 8,
    })
    .map((rows) =>
      rows.map(({ waits, ...terms }, i) =>
        permit(`p${i}`, { ...terms, after: waits.slice(0, i).flatMap((waitsFor, j) => (waitsFor ? [`p${j}`] : [])) }),
      ),
    );
  const ends = (spans: readonly PermitSpan[]) => Math.max(...spans.map(({ to }) => to));
  const longer = (permits: PermitTerms[], key: string, by: number) =>
    permits.map((each) => (each.itemKey === key ? { ...each, workdays: each.workdays + by } : each));

  it('no permit begins before those it waits for have ended, nor before its materials are together', () => {
    fc.assert(
      fc.property(plans, (permits) => {
        const spans = chart(permits);
        for (const { itemKey, after, prepare, workdays } of permits) {
          const span = spans[itemKey];
          expect(span?.from).toBeGreaterThanOrEqual(DAY.confirmed + prepare);
          for (const key of after) expect(span?.from).toBeGreaterThanOrEqual(spans[key]?.to ?? Number.NaN);
          expect((span?.to ?? 0) - (span?.from ?? 0)).toBe(workdays);
        }
      }),
    );
  });

  it('a permit may take its slack longer and the whole ends no later; a day more, and it does', () => {
    fc.assert(
      fc.property(plans, fc.nat(), (permits, pick) => {
        const spans = permitChart(permits, DAY);
        const { itemKey, slack } = spans[pick % spans.length] as PermitSpan;
        expect(slack).toBeGreaterThanOrEqual(0);
        expect(ends(permitChart(longer(permits, itemKey, slack), DAY))).toBe(ends(spans));
        expect(ends(permitChart(longer(permits, itemKey, slack + 1), DAY))).toBe(ends(spans) + 1);
      }),
    );
  });

  it('the critical ones lead to the end: some critical permit ends with the whole', () => {
    fc.assert(
      fc.property(plans, (permits) => {
        const spans = permitChart(permits, DAY);
        expect(spans.some(({ critical, to }) => critical && to === ends(spans))).toBe(true);
      }),
    );
  });

  it('a day that passes with nothing done never brings the end nearer', () => {
    fc.assert(
      fc.property(plans, fc.nat(30), (permits, days) => {
        const later = permitChart(permits, { ...DAY, today: DAY.today + days });
        expect(ends(later)).toBeGreaterThanOrEqual(ends(permitChart(permits, DAY)));
      }),
    );
  });
});

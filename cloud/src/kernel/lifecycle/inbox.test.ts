import type { RecordType } from 'shared-types/record.states';
import { type Colleague, TestApp } from '../../../test/app';
import { newRecordNumber } from './record-number';

const HOUR = 3_600_000;
const PAGE = 20;

interface Waiting {
  readonly number: string;
  readonly type: RecordType;
  /** Hours from now; null where nothing is promised. */
  readonly due: number | null;
}

describe('the inbox of a clerk', () => {
  let app: TestApp;
  let clerk: Colleague;
  let waiting: Waiting[];
  const at = Date.now();

  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
    waiting = [];
    // Two at each time, so that some share it across the end of a page; every fifth is promised nothing.
    for (let n = 0; n < 50; n += 1) {
      const type = (['CASE', 'CONSULTATION', 'COMPLAINT'] as const)[n % 3] ?? 'CASE';
      waiting.push(await hold({ type, due: n % 5 === 0 ? null : Math.floor(((n * 7) % 50) / 2) - 5 }));
    }
  });
  afterAll(() => app.stop());

  async function hold(one: Omit<Waiting, 'number'>, barred: number | null = null): Promise<Waiting> {
    const number = newRecordNumber(one.type, '2026-11-23');
    const due = one.due === null ? null : at + one.due * HOUR + HOUR / 2;
    const after = (time: number | null) => (time === null ? null : new Date(time));
    await app.database.write(
      `INSERT INTO record (type, number, state, version, open, title, holder_staff_id, barred_staff_id, due_at, warn_at,
                           created_at, changed_at)
       VALUES (?, ?, 'ASSIGNED', 1, 1, '一件事', ?, ?, ?, ?, ?, ?)`,
      [
        one.type,
        number,
        clerk.staffId,
        barred,
        after(due),
        after(due === null ? null : due - 4 * HOUR),
        new Date(at),
        new Date(at),
      ],
    );
    return { ...one, number };
  }

  async function pages(query: Parameters<typeof read>[0]): Promise<string[]> {
    const numbers: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await read({ ...query, ...(after && { after }) });
      expect(page.items.length).toBeLessThanOrEqual(PAGE);
      numbers.push(...page.items.map(({ number }) => number));
      after = page.next;
    }
    return numbers;
  }
  const read = (query: { mine?: 'true'; type?: RecordType; light?: 'NORMAL' | 'WARN' | 'OVERDUE'; after?: string }) =>
    clerk.client.call('GET /desk/inbox', { query });
  /** By when they fall due, what is promised nothing last; at the same time the one that came first. */
  const inOrder = (some: readonly Waiting[]) =>
    [...some]
      .sort((a, b) => (a.due ?? 1e9) - (b.due ?? 1e9) || waiting.indexOf(a) - waiting.indexOf(b))
      .map(({ number }) => number);

  it('gives each once over all pages, the most urgent first, what is promised nothing last', async () => {
    expect(await pages({ mine: 'true' })).toEqual(inOrder(waiting));
  });

  it('of one type leaves out what they hold of another', async () => {
    const cases = inOrder(waiting.filter(({ type }) => type === 'COMPLAINT'));
    expect(await pages({ type: 'COMPLAINT', mine: 'true' })).toEqual(cases);
    const shown = await pages({ type: 'COMPLAINT' });
    expect(shown.filter((number) => waiting.some((each) => each.number === number))).toEqual(cases);
  });

  it.each([
    ['OVERDUE', (due: number) => due < 0],
    ['WARN', (due: number) => due >= 0 && due < 4],
    ['NORMAL', (due: number) => due >= 4],
  ] as const)('by the light %s shows those alone', async (light, shows) => {
    const lit = waiting.filter(({ due }) => due !== null && shows(due));
    expect(await pages({ light, mine: 'true' })).toEqual(inOrder(lit));
  });

  it('shows what waits for everybody of their post beside what they hold, each once', async () => {
    const numbers = await pages({});
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => waiting.some((each) => each.number === number))).toEqual(inOrder(waiting));
  });

  it('never shows what is about its reader', async () => {
    const { number } = await hold({ type: 'COMPLAINT', due: 1 }, clerk.staffId);
    expect(await pages({ mine: 'true' })).not.toContain(number);
  });
});

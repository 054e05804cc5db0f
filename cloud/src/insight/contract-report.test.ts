import { Workbook } from 'exceljs';
import { type Colleague, TestApp } from '../../test/app';
import { CaseWorld } from '../../test/case-world';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { instantOf } from '../kernel/time/civil-date';

/** A month that no other test lives in. */
const MONTH = { from: '2033-03-01', to: '2033-03-31' };
const INSTANT = 'license-reissue';
const COMMITTED = 'food-business-license-new';

describe('the contract report', () => {
  let app: TestApp;
  let world: CaseWorld;
  let purchaser: Colleague;
  let late: string;

  beforeAll(async () => {
    app = await TestApp.start();
    world = await CaseWorld.open(app);
    purchaser = await app.staff(['PURCHASER']);
    at('2033-03-01', '10:00');
    await world.act(world.clerk, await world.takeIn(INSTANT), 'finishInstant');
    const withdrawn = await world.takeIn(COMMITTED);
    await world.act(world.clerk, withdrawn, 'withdraw', '不办了');
    const missed = await world.takeIn(COMMITTED);
    late = missed.number;
    at('2033-03-03', '10:00');
    await world.act(world.clerk, missed, 'push');
    at('2033-03-31', '10:00');
    await world.takeIn(INSTANT);
    setClock(null);
  });
  afterEach(() => setClock(null));
  afterAll(() => app.stop());

  const at = (date: string, time: string) => setClock(() => instantOf(date, time));
  const report = (period = MONTH, someone = purchaser) =>
    someone.client.call('GET /reports/contract', { query: period });
  const lineOf = async (kind: string, period = MONTH) =>
    (await report(period)).lines.find((line) => line.kind === kind);

  it('counts every line of the standard by the day its promise fell due', async () => {
    at('2033-03-31', '12:00');
    await world.passTime();
    expect(await lineOf('INSTANT_CASE')).toMatchObject({ due: 2, kept: 1, late: 0, open: 1, keptPercent: 100 });
    expect(await lineOf('PUSH_TO_BACKOFFICE')).toMatchObject({ due: 1, kept: 0, late: 1, keptPercent: 0 });
    expect(await lineOf('CONSULT_ONLINE')).toMatchObject({ due: 0, keptPercent: null });
  });

  it('gives the last minute of a day to that day', async () => {
    const day = { from: '2033-03-31', to: '2033-03-31' };
    expect(await lineOf('INSTANT_CASE', day)).toMatchObject({ due: 1 });
    expect(await lineOf('INSTANT_CASE', { from: '2033-04-01', to: '2033-04-01' })).toMatchObject({ due: 0 });
  });

  it('names each promise that was late, and by which leg', async () => {
    const lines = (await report()).late.filter(({ number }) => number === late);
    expect(lines).toContainEqual(
      expect.objectContaining({ leg: '录入并推送后台', dueAt: instantOf('2033-03-02', '17:00').toISOString() }),
    );
  });

  it('comes as a PDF and as a workbook with the same figures', async () => {
    const file = async (format: 'pdf' | 'xlsx') => {
      const answer = await purchaser.client.call('GET /reports/contract/file', { query: { ...MONTH, format } });
      expect(answer.fileName).toBe(`服务标准履约报告_2033-03-01_2033-03-31.${format}`);
      return Buffer.from(answer.file, 'base64');
    };
    expect((await file('pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const book = new Workbook();
    await book.xlsx.load(new Uint8Array(await file('xlsx')).buffer);
    const sheet = book.getWorksheet('各项承诺');
    const { lines } = await report();
    const pushed = lines.findIndex(({ kind }) => kind === 'PUSH_TO_BACKOFFICE');
    expect(sheet?.getRow(pushed + 3).getCell(5).value).toBe(1);
  });

  it.each([
    ['that ends before it begins', { from: '2033-03-02', to: '2033-03-01' }],
    ['longer than a year and a month', { from: '2032-01-01', to: '2033-03-31' }],
  ])('of a period %s is refused', async (_, period) => {
    expect(await refused(report(period))).toMatchObject({ fields: [{ path: 'query.to' }] });
  });

  it('is not for everybody', async () => {
    expect(await refused(report(MONTH, world.clerk))).toMatchObject({ status: 403 });
  });
});

import { createHash } from 'node:crypto';
import { type Colleague, type Someone, TestApp } from '../../../test/app';
import { refused } from '../../../test/client';
import { setClock } from '../clock';
import { Database } from '../database/database';
import type { RecordRow } from '../lifecycle/record.entity';
import { Records } from '../lifecycle/records';
import { HOUSE } from '../session/actor';
import { instantOf } from '../time/civil-date';
import { Documents } from './documents';
import { type Paper, printPaper } from './paper';

const TEXT = {
  to: '王*明',
  issuer: '政务服务中心',
  blocks: [{ text: '您的材料尚缺下列各项。' }, { heading: '尚缺材料', items: ['营业执照复印件', '平面图'] }],
};

describe('a paper of the centre', () => {
  let app: TestApp;
  let citizen: Someone;
  let clerk: Colleague;
  let record: RecordRow;

  beforeAll(async () => {
    app = await TestApp.start();
    citizen = await app.citizen();
    clerk = await app.staff(['WINDOW_CLERK']);
    const { number } = await citizen.client.call('POST /consultations', { body: { question: '营业执照丢了怎么补？' } });
    record = (await app.server.container.get(Records).find(number)) as RecordRow;
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const issue = () =>
    app.server.container
      .get(Database)
      .transaction(() => app.server.container.get(Documents).issue(record, HOUSE, 'FIRST_CONTACT_NOTICE', TEXT));
  const papers = async (someone: Someone) =>
    (await someone.client.call('GET /consultations/:number', { params: { number: record.number } })).documents;
  const numbers = (issued: readonly string[]) => issued.map((number) => Number(/(\d+)号$/.exec(number)?.[1]));

  it('is numbered by kind and year without a gap, whoever issues at once', async () => {
    setClock(() => instantOf('2031-03-02', '09:00'));
    const issued = numbers(await Promise.all([issue(), issue(), issue(), issue()]));
    expect(issued.sort((a, b) => a - b)).toEqual([1, 2, 3, 4].map((n) => n + Math.min(...issued) - 1));
    setClock(() => instantOf('2032-01-02', '09:00'));
    expect(await issue()).toBe('首接告〔2032〕1号');
  });

  it('opens as a PDF for its applicant and the desk, the same every time', async () => {
    await issue();
    const [mark] = await papers(citizen);
    const open = (someone: Someone) =>
      someone.client.call('GET /documents/:handle', { params: { handle: mark?.handle ?? '' } });
    const mine = await open(citizen);
    expect(Buffer.from(mine.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(mine.fileName).toContain('首接负责制告知单');
    expect(await open(clerk)).toMatchObject({ hash: mine.hash, number: mine.number });
    expect(await refused(open(await app.citizen()))).toMatchObject({ status: 404 });
  });

  it('keeps when its applicant first said that they had read it; nobody says so for them', async () => {
    setClock(() => instantOf('2026-11-23', '10:00'));
    await issue();
    const handle = (await papers(citizen)).at(-1)?.handle ?? '';
    const say = (someone: Someone) => someone.client.call('POST /documents/:handle/read', { params: { handle } });
    expect(await refused(say(clerk))).toMatchObject({ status: 404 });
    const first = await say(citizen);
    setClock(() => instantOf('2026-11-23', '10:04'));
    expect((await say(citizen)).readAt).toBe(first.readAt);
  });

  it('is sealed in the database, and its hash is that of what was issued', async () => {
    await issue();
    const row = await app.database.row<{ content: Buffer; hash: string }>(
      'SELECT content, hash FROM document ORDER BY id DESC LIMIT 1',
    );
    expect(row?.content.toString('utf8')).not.toContain('平面图');
    expect(row?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('printing', () => {
  const paper: Paper = { title: '告知单', number: '首接告〔2026〕1号', date: '2026-11-23', ...TEXT };
  const font = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

  it('one paper twice gives the same bytes', async () => {
    const digest = async () =>
      createHash('sha256')
        .update(await printPaper(paper, 'ab', font))
        .digest('hex');
    expect(await digest()).toBe(await digest());
  });

  it('on a machine without a Chinese font says so instead of printing boxes', async () => {
    await expect(printPaper(paper, 'ab', '/no/such/font.ttc')).rejects.toMatchObject({
      status: 503,
      code: 'document_font_missing',
    });
  });
});

import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MandateView } from 'shared-types/mandate.contract';
import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { DRAWING, MandateWorld } from '../../test/mandate-world';
import { Audit } from '../kernel/audit/audit';
import { setClock } from '../kernel/clock';
import { AttachmentJobs } from '../kernel/files/attachment.jobs';
import { contentKey } from '../kernel/files/file-store';

describe('a paper that is signed on a phone', () => {
  let folder: string;
  let app: TestApp;
  let world: MandateWorld;
  let owner: Someone;
  let draft: MandateView;
  let handle: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'signing-'));
    app = await TestApp.start({ FILES_DIR: folder });
  });
  afterAll(async () => {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  });
  beforeEach(async () => {
    world = await MandateWorld.on(app, '2026-12-01');
    owner = await world.verified();
    draft = await world.prepare(owner, await world.draft(await world.agencyCase(owner)));
    handle = draft.papers[1]?.handle ?? '';
  });
  afterEach(() => setClock(null));

  const fileOf = (hash: string) => join(folder, contentKey(hash));
  const sign = (someone: Someone, body: { hash: string; code: string; drawing?: number[][] }, key?: string) =>
    someone.client.call(
      'POST /documents/:handle/sign',
      { params: { handle }, body: { drawing: DRAWING, ...body } },
      key === undefined ? {} : { key },
    );
  const lastAudit = () =>
    app.database.row<{ action: string; detail: string }>('SELECT action, detail FROM audit ORDER BY id DESC LIMIT 1');

  it('is read on the screen before it is signed, and says who signs and what exactly', async () => {
    const view = await world.open(owner, handle);
    expect(view).toMatchObject({
      title: '授权委托书',
      signatory: { capacityLabel: '本人', name: '王*明' },
      obstacle: null,
      signatures: [],
    });
    expect(JSON.stringify(view.blocks)).toContain('委托权限');
    expect(view.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is the same bytes for everybody and every time, those of its hash', async () => {
    const { hash } = await world.open(owner, handle);
    const opened = await owner.client.call('GET /documents/:handle', { params: { handle } });
    expect(opened.hash).toBe(hash);
    expect(Buffer.from(opened.pdf, 'base64')).toEqual(await readFile(fileOf(hash)));
    const again = await world.desk.client.call('GET /documents/:handle', { params: { handle } });
    expect(again.pdf).toBe(opened.pdf);
  });

  it('takes a code whose message names it, and keeps who signed, when, how, and what', async () => {
    const { hash, number } = await world.open(owner, handle);
    const code = await world.code(owner, handle, hash);
    const [message] = await app.wechat.messages(owner.person.key);
    const [, year, serial] = /〔(\d+)〕(\d+)号/.exec(number) ?? [];
    expect(message?.text).toContain(`您正在签署《授权委托书》${year}年第${serial}号`);
    const signature = await sign(owner, { hash, code });
    expect(signature).toMatchObject({ party: 'CLIENT', name: '王*明', hash, signedAt: '2026-12-01T01:00:00.000Z' });
    expect((await world.open(owner, handle)).signatures).toEqual([signature]);
    const audit = await lastAudit();
    expect(audit?.action).toBe('document.signed');
    expect(JSON.parse(audit?.detail ?? '{}')).toMatchObject({ pdf: hash, party: 'CLIENT' });
    expect(await app.server.container.get(Audit).firstBreak()).toBeNull();
  });

  it('keeps name and drawing sealed, and a hash of the phone alone', async () => {
    await world.sign(owner, handle);
    const row = await app.database.row<Record<string, Buffer | string>>(
      'SELECT name, drawing, phone_lookup FROM document_signature ORDER BY id DESC LIMIT 1',
    );
    expect(String(row?.name)).not.toContain('王小明');
    expect(String(row?.drawing)).not.toContain('100,300');
    expect(row?.phone_lookup).toMatch(/^[0-9a-f]{64}$/);
  });

  it('signed twice with one key is signed once; with another key it is told to be signed', async () => {
    const { hash } = await world.open(owner, handle);
    const code = await world.code(owner, handle, hash);
    const answers = await Promise.all([
      sign(owner, { hash, code }, 'sign-key-0001'),
      sign(owner, { hash, code }, 'sign-key-0001'),
    ]);
    expect(answers[0]).toEqual(answers[1]);
    expect(await sign(owner, { hash, code }, 'sign-key-0001')).toEqual(answers[0]);
    expect(await refused(sign(owner, { hash, code }))).toMatchObject({ status: 409, code: 'already_signed' });
  });

  it('signed on two devices at once is signed once', async () => {
    const { hash } = await world.open(owner, handle);
    const code = await world.code(owner, handle, hash);
    const outcomes = await Promise.allSettled([sign(owner, { hash, code }), sign(owner, { hash, code })]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await world.open(owner, handle)).signatures).toHaveLength(1);
  });

  it('is not signed by a wrong code, whose tries are counted; after five even the right one is over', async () => {
    const { hash } = await world.open(owner, handle);
    const code = await world.code(owner, handle, hash);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (const left of [4, 3, 2, 1]) {
      expect(await refused(sign(owner, { hash, code: wrong }))).toMatchObject({
        code: 'sms_code_invalid',
        title: `验证码不对，还可以试 ${left} 次`,
      });
    }
    expect(await refused(sign(owner, { hash, code: wrong }))).toMatchObject({ code: 'sms_code_invalid' });
    expect(await refused(sign(owner, { hash, code }))).toMatchObject({ status: 422, code: 'sms_code_over' });
  });

  it('is followed by another only after a minute, and its signer is told how long', async () => {
    const other = draft.papers[0]?.handle ?? '';
    await world.sign(owner, handle);
    const { hash } = await world.open(owner, other);
    expect(await refused(world.code(owner, other, hash))).toMatchObject({ status: 429, code: 'sms_too_soon' });
  });

  it('is not signed by a code five minutes old', async () => {
    const { hash } = await world.open(owner, handle);
    const code = await world.code(owner, handle, hash);
    world.clock('2026-12-01', '09:05');
    expect(await refused(sign(owner, { hash, code }))).toMatchObject({ status: 422, code: 'sms_code_over' });
  });

  it('is not signed by a code sent for another paper, nor by one sent to prove a phone', async () => {
    const other = draft.papers[0]?.handle ?? '';
    const { hash } = await world.open(owner, handle);
    const forOther = await world.code(owner, other, (await world.open(owner, other)).hash);
    expect(await refused(sign(owner, { hash, code: forOther }))).toMatchObject({ code: 'sms_code_over' });
    await world.minuteLater();
    await owner.client.call('POST /me/phone/sms', { body: { phone: owner.person.phone } });
    const [message] = await app.wechat.messages(owner.person.key);
    expect(await refused(sign(owner, { hash, code: message?.code ?? '' }))).toMatchObject({ code: 'sms_code_over' });
  });

  it('is not signed as anything but what was shown', async () => {
    await world.open(owner, handle);
    const hash = '0'.repeat(64);
    expect(await refused(sign(owner, { hash, code: '000000' }))).toMatchObject({
      status: 409,
      code: 'document_changed',
    });
  });

  it.each([
    ['nothing', [], '请先在框里写上您的姓名'],
    ['a dot', [[5, 5, 6, 6]], '写得太短了，请写上完整的姓名'],
  ])('is not signed with %s drawn', async (_, drawing, title) => {
    const { hash } = await world.open(owner, handle);
    expect(await refused(sign(owner, { hash, code: '123456', drawing }))).toMatchObject({
      status: 400,
      title: `填写有误：${title}`,
    });
  });

  it('a stranger cannot even see; the desk and the agent can read and not sign', async () => {
    const { hash } = await world.open(owner, handle);
    const stranger = await world.verified('李四光');
    expect(await refused(world.open(stranger, handle))).toMatchObject({ status: 404 });
    expect(await refused(sign(stranger, { hash, code: '123456' }))).toMatchObject({ status: 404 });
    for (const colleague of [world.desk, world.agent]) {
      await world.verify(colleague, '赵敏');
      expect((await world.open(colleague, handle)).signatory).toBeNull();
      expect((await refused(sign(colleague, { hash, code: '123456' }))).status).toBeGreaterThanOrEqual(403);
    }
  });

  describe('of which one byte was changed in the store', () => {
    it('is refused to everybody who opens or would sign it, and the audit log says so', async () => {
      await world.sign(owner, handle);
      const { hash } = await world.open(owner, handle);
      const bytes = await readFile(fileOf(hash));
      bytes.writeUInt8(bytes.readUInt8(1000) ^ 1, 1000);
      await writeFile(fileOf(hash), bytes);
      for (const someone of [owner, world.desk]) {
        const opened = someone.client.call('GET /documents/:handle', { params: { handle } });
        expect(await refused(opened)).toMatchObject({ status: 409, code: 'document_altered' });
      }
      const audit = await lastAudit();
      expect(audit?.action).toBe('document.altered');
      expect(JSON.parse(audit?.detail ?? '{}')).toMatchObject({ expected: hash });
      expect(JSON.parse(audit?.detail ?? '{}').found).not.toBe(hash);
    });

    it('is refused when a byte was added, and when the file is gone', async () => {
      const { hash } = await world.open(owner, handle);
      await appendFile(fileOf(hash), ' ');
      expect(await refused(world.open(owner, handle))).toMatchObject({ code: 'document_altered' });
      await rm(fileOf(hash));
      expect(await refused(world.open(owner, handle))).toMatchObject({ code: 'document_altered' });
    });
  });

  it.each([
    [
      'whose signature',
      'UPDATE document_signature SET signed_at = signed_at - INTERVAL 1 DAY ORDER BY id DESC LIMIT 1',
    ],
    ['whose signer', 'UPDATE document_signature SET person_id = person_id + 1 ORDER BY id DESC LIMIT 1'],
    ['whose drawing', "UPDATE document_signature SET drawing = CONCAT(drawing, 'x') ORDER BY id DESC LIMIT 1"],
  ])('%s was changed in the database is refused', async (_, change) => {
    await world.sign(owner, handle);
    await app.database.write(change);
    expect(await refused(world.open(owner, handle))).toMatchObject({ status: 409, code: 'document_altered' });
  });

  it('is kept when the sweep of files comes by a day later', async () => {
    const { hash } = await world.open(owner, handle);
    world.clock('2026-12-03', '03:00');
    await app.server.container.get(AttachmentJobs).sweep();
    expect((await world.open(owner, handle)).hash).toBe(hash);
  });
});

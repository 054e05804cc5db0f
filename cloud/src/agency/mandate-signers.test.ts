import { type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { freshCreditCode } from '../../test/credit-codes';
import { MandateWorld } from '../../test/mandate-world';
import { setClock } from '../kernel/clock';

describe('who signs a mandate for the client', () => {
  let app: TestApp;
  let world: MandateWorld;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    world = await MandateWorld.on(app, '2026-12-01');
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const legalOf = async (creditCode: string): Promise<Someone> => {
    const owner = await world.verified();
    const body = { authority: 'LEGAL_REPRESENTATIVE' as const, creditCode, name: '曲江示例商贸有限公司' };
    await owner.client.call('POST /enterprises', { body });
    return owner;
  };

  /** Somebody bound as its handler, and confirmed by its legal representative. */
  const handlerOf = async (owner: Someone, creditCode: string, until: string, someone?: Someone): Promise<Someone> => {
    const handler = someone ?? (await world.verified('李四光'));
    const terms = { legalRepresentative: '王小明', scope: '签署委托书、办理变更登记', validFrom: '2026-12-01' };
    const body = { authority: 'AUTHORISED_HANDLER' as const, creditCode, name: '曲江示例商贸有限公司', ...terms };
    await handler.client.call('POST /enterprises', { body: { ...body, validUntil: until } });
    const params = { creditCode };
    const { items } = await owner.client.call('GET /enterprises/:creditCode/members', { params });
    const key = items.find(({ state }) => state === 'PENDING')?.key ?? '';
    const confirming = { params: { creditCode, key } };
    await owner.client.call('POST /enterprises/:creditCode/members/:key/confirm', confirming);
    return handler;
  };

  it('its legal representative, and a handler whose authority covers the term, whose scope the centre then sees', async () => {
    const creditCode = freshCreditCode();
    const owner = await legalOf(creditCode);
    const handler = await handlerOf(owner, creditCode, '2027-12-31');
    const draft = await world.draft(await world.agencyCase(owner, creditCode));
    const signed = await world.signedByClient(handler, draft);
    expect(await world.read(world.supervisor, signed.number)).toMatchObject({
      state: 'SIGNED_BY_CLIENT',
      principal: '曲江示例商贸有限公司',
      signer: { capacityLabel: '经办人', scope: '签署委托书、办理变更登记', validUntil: '2027-12-31' },
    });
    expect(await world.countersign(signed)).toMatchObject({ state: 'EFFECTIVE' });
  });

  it('not a handler whose authority is shorter than what they would grant', async () => {
    const creditCode = freshCreditCode();
    const owner = await legalOf(creditCode);
    const handler = await handlerOf(owner, creditCode, '2027-01-31');
    const draft = await world.draft(await world.agencyCase(owner, creditCode));
    expect(await refused(world.prepare(handler, draft))).toMatchObject({ code: 'handler_term_shorter' });
    const seen = await world.read(handler, draft.number);
    expect(seen.obstacle?.code).toBe('handler_term_shorter');
    expect(seen.actions).not.toContain('prepare');
  });

  it('not a member whose authority has ended since the papers were made out', async () => {
    const creditCode = freshCreditCode();
    const owner = await legalOf(creditCode);
    const handler = await handlerOf(owner, creditCode, '2027-12-31');
    const draft = await world.prepare(handler, await world.draft(await world.agencyCase(owner, creditCode)));
    const handle = draft.papers[1]?.handle ?? '';
    const { hash } = await world.open(handler, handle);
    const code = await world.code(handler, handle, hash);
    await handler.client.call('DELETE /enterprises/:creditCode', { params: { creditCode } });
    const drawing = [[100, 100, 600, 200]];
    const late = handler.client.call('POST /documents/:handle/sign', {
      params: { handle },
      body: { hash, code, drawing },
    });
    expect((await refused(late)).status).toBeGreaterThanOrEqual(403);
    expect((await world.open(owner, handle)).signatures).toEqual([]);
  });

  it('not another member than the one the papers name', async () => {
    const creditCode = freshCreditCode();
    const owner = await legalOf(creditCode);
    const handler = await handlerOf(owner, creditCode, '2027-12-31');
    const draft = await world.prepare(owner, await world.draft(await world.agencyCase(owner, creditCode)));
    const view = await world.open(handler, draft.papers[0]?.handle ?? '');
    expect(view).toMatchObject({ signatory: null, obstacle: { code: 'papers_name_another' } });
  });

  it('never one of the staff, though an enterprise has bound them as its handler', async () => {
    const creditCode = freshCreditCode();
    const owner = await legalOf(creditCode);
    const receptionist = await app.staff(['RECEPTIONIST']);
    await world.verify(receptionist, '赵敏');
    const colleague = await handlerOf(owner, creditCode, '2027-12-31', receptionist);
    const draft = await world.draft(await world.agencyCase(owner, creditCode));
    const problem = await refused(world.prepare(colleague, draft));
    expect(problem).toMatchObject({ status: 403 });
    expect(problem.title).toContain('中心工作人员不能代表企业签署');
  });

  it('never a relative who follows an individual’s matters, nor do they revoke', async () => {
    const elder = await world.verified();
    const relative = await world.verified('王小朋');
    const { code } = await elder.client.call('POST /me/family/codes');
    await relative.client.call('POST /me/family', { body: { code } });
    const draft = await world.draft(await world.agencyCase(elder));
    expect(await refused(world.prepare(relative, draft))).toMatchObject({
      status: 403,
      title: '委托书要由委托人本人签署，家人不能代签',
    });
    const mandate = await world.countersign(await world.signedByClient(elder, draft));
    const { number, version } = await world.read(relative, mandate.number);
    const revoking = relative.client.call('POST /mandates/:number/revoke', { params: { number }, body: { version } });
    expect(await refused(revoking)).toMatchObject({ status: 403 });
  });
});

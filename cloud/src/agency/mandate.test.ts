import type { MandateView } from 'shared-types/mandate.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { ITEM, MandateWorld, OTHER_ITEM } from '../../test/mandate-world';
import { setClock } from '../kernel/clock';
import { Database } from '../kernel/database/database';
import { MandateJobs } from './mandate.jobs';
import { Mandates } from './mandates';

describe('a mandate of an agency case', () => {
  let app: TestApp;
  let world: MandateWorld;
  let owner: Someone;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    world = await MandateWorld.on(app, '2026-12-01');
    owner = await world.verified();
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const mandates = () => app.server.container.get(Mandates);
  const caseId = async ({ caseNumber }: Pick<MandateView, 'caseNumber'>) =>
    (await app.database.row<{ id: number }>('SELECT id FROM record WHERE number = ?', [caseNumber]))?.id ?? 0;
  const covering = async (mandate: Pick<MandateView, 'caseNumber'>, part: object = {}) => {
    const done = { itemKey: ITEM, act: 'SUBMIT' as const, staffId: world.agent.staffId, ...part };
    return mandates().requireCovering(await caseId(mandate), done);
  };
  const refusedTo = async (mandate: Pick<MandateView, 'caseNumber'>, part: object = {}) =>
    covering(mandate, part).then(
      () => null,
      (error: { code?: string }) => error.code,
    );
  const revoke = (someone: Someone, { number, version }: MandateView) =>
    someone.client.call('POST /mandates/:number/revoke', { params: { number }, body: { version } });
  const noticesOf = async ({ client }: Someone) =>
    (await client.call('GET /me/notices', { query: {} })).items.map(({ text }) => text).join('\n');

  it('is drafted, chosen, signed paper by paper, countersigned, and in force', async () => {
    const agencyCase = await world.agencyCase(owner);
    const draft = await world.draft(agencyCase, { acts: ['SUBMIT', 'COLLECT'] });
    expect(draft).toMatchObject({
      state: 'DRAFT',
      caseNumber: agencyCase.number,
      substitution: null,
      papers: [],
      agents: [{ workNo: world.agent.workNo, basis: 'NAMED', agreed: true }],
    });
    expect(await noticesOf(owner)).toContain('已拟好授权委托书');
    const seen = await world.read(owner, draft.number);
    expect(seen).toMatchObject({ actions: ['prepare', 'refuse'], obstacle: null });
    const prepared = await world.prepare(owner, seen, true);
    expect(prepared.papers.map(({ title }) => title)).toEqual(['服务协议', '授权委托书']);
    await world.sign(owner, prepared.papers[0]?.handle ?? '');
    expect(await world.read(owner, draft.number)).toMatchObject({ state: 'DRAFT' });
    await world.sign(owner, prepared.papers[1]?.handle ?? '');
    const signed = await world.read(owner, draft.number);
    expect(signed).toMatchObject({ state: 'SIGNED_BY_CLIENT', validToday: false, signer: { isMe: true } });
    expect(await refusedTo(signed)).toBe('mandate_not_valid_today');
    const effective = await world.countersign(signed);
    expect(effective).toMatchObject({ state: 'EFFECTIVE', validToday: true, substitution: true });
    for (const { signatures } of effective.papers) {
      expect(signatures.map(({ party }) => party)).toEqual(['CLIENT', 'CENTRE']);
    }
    expect(effective.documents.map(({ kind }) => kind)).toEqual(['SERVICE_AGREEMENT', 'MANDATE', 'SIGNING_RECORD']);
    const sheet = effective.documents[2]?.handle ?? '';
    const printed = await owner.client.call('GET /documents/:handle', { params: { handle: sheet } });
    expect(Buffer.from(printed.pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    expect(await refusedTo(effective)).toBeNull();
    const news = await app.database.row<{ count: number }>(
      "SELECT COUNT(*) AS count FROM outbox WHERE topic = 'mandate.changed'",
    );
    expect(news?.count).toBeGreaterThanOrEqual(3);
  });

  it('lets nothing be done that it does not name', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner));
    expect(await refusedTo(mandate)).toBeNull();
    expect(await refusedTo(mandate, { itemKey: OTHER_ITEM })).toBe('mandate_lacks_item');
    expect(await refusedTo(mandate, { act: 'COLLECT' })).toBe('mandate_lacks_act');
    expect(await refusedTo(mandate, { staffId: world.desk.staffId })).toBe('mandate_names_other_agent');
    const other = await world.agencyCase(await world.verified());
    expect(await refusedTo({ caseNumber: other.number })).toBe('mandate_missing');
  });

  it('covers its last day to its last minute in Shanghai, and not the minute after, job or no job', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner), { until: '2026-12-05' });
    world.clock('2026-12-05', '23:59');
    expect(await refusedTo(mandate)).toBeNull();
    world.clock('2026-12-06', '00:00');
    expect(await refusedTo(mandate)).toBe('mandate_not_valid_today');
    await app.server.container.get(MandateJobs).settle();
    expect(await world.read(owner, mandate.number)).toMatchObject({ state: 'EXPIRED', validToday: false });
    expect(await noticesOf(world.agent)).toContain('委托期限已满');
  });

  it('is not in force before its first day', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner), { from: '2026-12-03' });
    expect(mandate).toMatchObject({ state: 'EFFECTIVE', validToday: false });
    expect(await refusedTo(mandate)).toBe('mandate_not_valid_today');
    world.clock('2026-12-03', '00:00');
    expect(await refusedTo(mandate)).toBeNull();
  });

  it('revoked is over at once; agent and desk are told', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner));
    const revoked = await revoke(owner, await world.read(owner, mandate.number));
    expect(revoked).toMatchObject({ state: 'REVOKED', validToday: false });
    expect(await refusedTo(mandate)).toBe('mandate_not_valid_today');
    for (const colleague of [world.agent, world.desk]) expect(await noticesOf(colleague)).toContain('委托人撤销了委托');
  });

  it('revoked while somebody files waits for them, and they are never half-way: the one or the other was first', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner));
    const view = await world.read(owner, mandate.number);
    const order: string[] = [];
    const [held, go] = gate();
    const [isAsked, asked] = gate();
    const filing = app.server.container.get(Database).transaction(async () => {
      await covering(mandate);
      asked();
      await held;
      order.push('filed');
    });
    await isAsked;
    const revoking = revoke(owner, view).then(() => order.push('revoked'));
    go();
    await Promise.all([filing, revoking]);
    expect(order).toEqual(['filed', 'revoked']);
    expect(await refusedTo(mandate)).toBe('mandate_not_valid_today');
  });

  it('revoked by a double tap is revoked once', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner));
    const { number, version } = await world.read(owner, mandate.number);
    const tap = () =>
      owner.client.call(
        'POST /mandates/:number/revoke',
        { params: { number }, body: { version } },
        { key: 'revoke-01' },
      );
    const [first, second] = await Promise.all([tap(), tap()]);
    expect(first.version).toBe(second.version);
  });

  it('is renewed for the time after it, by the client, with a paper of its own', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner), { until: '2026-12-31' });
    const { number, version } = await world.read(owner, mandate.number);
    const params = { number };
    const renewal = await owner.client.call('POST /mandates/:number/renew', {
      params,
      body: { version, until: '2027-05-31' },
    });
    expect(renewal).toMatchObject({ state: 'DRAFT', continues: number, from: '2027-01-01', until: '2027-05-31' });
    const again = owner.client.call('POST /mandates/:number/renew', { params, body: { version, until: '2027-05-31' } });
    expect(await refused(again)).toMatchObject({ status: 409, code: 'mandate_drafted' });
    const signed = await world.signedByClient(owner, renewal);
    expect(signed.papers.map(({ title }) => title)).toEqual(['续办委托书']);
    await world.countersign(signed);
    world.clock('2027-01-01', '00:00');
    expect(await refusedTo(mandate)).toBeNull();
  });

  it('ends with its case: fulfilled when that is closed', async () => {
    const mandate = await world.effective(owner, await world.agencyCase(owner));
    await app.database.write("UPDATE record SET state = 'CLOSED', open = 0 WHERE number = ?", [mandate.caseNumber]);
    expect(await refusedTo(mandate)).toBe('mandate_not_valid_today');
    await app.server.container.get(MandateJobs).settle();
    expect(await world.read(owner, mandate.number)).toMatchObject({ state: 'FULFILLED' });
  });

  it('ends with a case its client withdrew', async () => {
    const agencyCase = await world.agencyCase(owner);
    const mandate = await world.effective(owner, agencyCase);
    const draft = { number: mandate.caseNumber };
    const { version } = await owner.client.call('GET /agency-cases/:number', { params: draft });
    await owner.client.call('POST /agency-cases/:number/withdraw', { params: draft, body: { version } });
    await app.server.container.get(MandateJobs).settle();
    expect(await world.read(owner, mandate.number)).toMatchObject({ state: 'REVOKED' });
  });

  describe('is refused', () => {
    const drafting = async (part: object) => {
      const agencyCase = await world.agencyCase(owner);
      const body = { itemKeys: [ITEM], acts: ['SUBMIT' as const], agentWorkNo: world.agent.workNo };
      const term = { from: '2026-12-01', until: '2027-03-31' };
      return world.desk.client.call('POST /agency-cases/:number/mandates', {
        params: { number: agencyCase.number },
        body: { ...body, ...term, ...part },
      });
    };

    it.each([
      ['for an item that is not in the case', { itemKeys: ['company-establishment'] }, '委托的事项应在这件代办之内'],
      ['from yesterday on', { from: '2026-11-30' }, '委托的第一天不能早于今天'],
      ['for longer than a year', { until: '2027-12-01' }, '委托期限最长 12 个月'],
      ['for somebody who is no agent', { agentWorkNo: 'T0' }, '经办人应是在岗的代办员'],
    ])('%s', async (_, part, message) => {
      const problem = await refused(drafting(part));
      expect(problem).toMatchObject({ status: 400 });
      expect(problem.title).toContain(message);
    });

    it('while another waits to be signed', async () => {
      const agencyCase = await world.agencyCase(owner);
      const outcomes = await Promise.allSettled([world.draft(agencyCase), world.draft(agencyCase)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await refused(world.draft(agencyCase))).toMatchObject({ status: 409, code: 'mandate_drafted' });
    });

    it('for 帮办, and before the centre has taken the case on', async () => {
      const assist = await world.visits.request(owner);
      expect(await refused(world.draft(assist))).toMatchObject({ code: 'assist_needs_no_mandate' });
      const body = { ...world.visits.body({ itemKeys: [ITEM] }), mode: 'AGENCY' as const };
      const asked = await owner.client.call('POST /agency-cases', { body });
      expect(await refused(world.draft(asked))).toMatchObject({ code: 'case_not_taken_on' });
    });

    it('to an agent who does not hold the case', async () => {
      const agencyCase = await world.agencyCase(owner);
      const stranger = await world.visits.agent();
      const call = stranger.client.call('POST /agency-cases/:number/mandates', {
        params: { number: agencyCase.number },
        body: {
          itemKeys: [ITEM],
          acts: ['SUBMIT'],
          agentWorkNo: stranger.workNo,
          from: '2026-12-01',
          until: '2026-12-31',
        },
      });
      expect((await refused(call)).status).toBe(404);
    });
  });

  it('given up by the client is void, its papers too; another can be drafted', async () => {
    const agencyCase = await world.agencyCase(owner);
    const draft = await world.prepare(owner, await world.draft(agencyCase));
    const handle = draft.papers[1]?.handle ?? '';
    const { number, version } = draft;
    const reason = '不想委托了';
    const given = await owner.client.call('POST /mandates/:number/discard', {
      params: { number },
      body: { version, reason },
    });
    expect(given).toMatchObject({ state: 'VOID', papers: [] });
    expect((await world.open(owner, handle)).voidAt).not.toBeNull();
    await expect(world.sign(owner, handle)).rejects.toMatchObject({ status: 422 });
    expect(await world.draft(agencyCase)).toMatchObject({ state: 'DRAFT' });
  });

  it('chosen anew has new papers; those before cannot be signed', async () => {
    const first = await world.prepare(owner, await world.draft(await world.agencyCase(owner)), true);
    const second = await world.prepare(owner, first, false);
    expect(second).toMatchObject({ substitution: false });
    expect(second.papers.map(({ handle }) => handle)).not.toContain(first.papers[0]?.handle);
    await expect(world.sign(owner, first.papers[0]?.handle ?? '')).rejects.toMatchObject({ status: 422 });
    await world.sign(owner, second.papers[0]?.handle ?? '');
    const current = await world.read(owner, second.number);
    expect(await refused(world.prepare(owner, current, true))).toMatchObject({ code: 'papers_signed_already' });
  });

  it('is not prepared for somebody whose card nobody has seen', async () => {
    const unknown = await app.citizen();
    const draft = await world.draft(await world.agencyCase(unknown));
    expect(await refused(world.prepare(unknown, draft))).toMatchObject({ status: 422, code: 'real_name_needed' });
  });

  describe('the countersignature', () => {
    it('is a supervisor’s, who looked at the bytes and at the signer’s right', async () => {
      const signed = await world.signedByClient(owner, await world.draft(await world.agencyCase(owner)));
      const params = { number: signed.number };
      const papers = signed.papers.map(({ handle, hash }) => ({ handle, hash: hash ?? '' }));
      const body = { version: signed.version, papers, authorityChecked: true as const };
      const by = (someone: Colleague, change: object = {}) =>
        someone.client.call('POST /mandates/:number/countersign', { params, body: { ...body, ...change } });
      expect(await refused(by(world.desk))).toMatchObject({ status: 403 });
      expect(await refused(by(world.supervisor, { authorityChecked: false }))).toMatchObject({ status: 400 });
      const other = papers.map((paper) => ({ ...paper, hash: '0'.repeat(64) }));
      expect(await refused(by(world.supervisor, { papers: other }))).toMatchObject({ code: 'document_changed' });
      const outcomes = await Promise.allSettled([by(world.supervisor), by(await app.staff(['GENERAL_SUPERVISOR']))]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('is never that of whoever signed for the client', async () => {
      const supervisor = await app.staff(['GENERAL_SUPERVISOR']);
      await world.verify(supervisor, '赵敏');
      const signed = await world.signedByClient(supervisor, await world.draft(await world.agencyCase(supervisor)));
      expect(await refused(world.countersign(signed, supervisor))).toMatchObject({ code: 'countersigner_is_client' });
    });
  });

  describe('another agent', () => {
    const propose = async (mandate: MandateView, workNo: string) => {
      const { number, version } = await world.read(world.desk, mandate.number);
      return world.desk.client.call('POST /mandates/:number/agents', {
        params: { number },
        body: { version, workNo, reason: '原经办人请假' },
      });
    };

    it('acts at once where the client allowed it', async () => {
      const mandate = await world.effective(owner, await world.agencyCase(owner), {}, true);
      const next = await world.visits.agent();
      expect(await mandates().mayReassign(await caseId(mandate), next.staffId)).toBeNull();
      expect(await propose(mandate, next.workNo)).toMatchObject({ holder: { workNo: next.workNo } });
      expect(await refusedTo(mandate, { staffId: next.staffId })).toBeNull();
      expect(await refusedTo(mandate)).toBe('mandate_names_other_agent');
    });

    it('acts only when the client has agreed to them by name', async () => {
      const mandate = await world.effective(owner, await world.agencyCase(owner));
      const next = await world.visits.agent();
      const id = await caseId(mandate);
      expect(await mandates().mayReassign(id, next.staffId)).toMatchObject({ code: 'substitution_not_agreed' });
      await expect(mandates().reassign(id, next.staffId)).rejects.toMatchObject({ code: 'substitution_not_agreed' });
      await propose(mandate, next.workNo);
      expect(await refusedTo(mandate, { staffId: next.staffId })).toBe('mandate_names_other_agent');
      const { number, version, actions } = await world.read(owner, mandate.number);
      expect(actions).toContain('consent');
      const params = { number, workNo: next.workNo };
      const agreed = await owner.client.call('POST /mandates/:number/agents/:workNo/consent', {
        params,
        body: { version },
      });
      expect(agreed.agents.at(-1)).toMatchObject({ workNo: next.workNo, basis: 'CONSENT', agreed: true });
      expect(await refusedTo(mandate, { staffId: next.staffId })).toBeNull();
    });

    it('follows the case to its new agent where that is allowed', async () => {
      const mandate = await world.effective(owner, await world.agencyCase(owner), {}, true);
      const next = await world.visits.agent();
      await mandates().reassign(await caseId(mandate), next.staffId);
      expect(await world.read(owner, mandate.number)).toMatchObject({ holder: { workNo: next.workNo } });
      expect(await noticesOf(owner)).toContain('已更换经办人');
    });
  });
});

/** A promise, and what keeps it. */
function gate(): [promise: Promise<void>, open: () => void] {
  const doors: (() => void)[] = [];
  const promise = new Promise<void>((done) => {
    doors.push(done);
  });
  return [promise, () => doors.forEach((done) => void done())];
}

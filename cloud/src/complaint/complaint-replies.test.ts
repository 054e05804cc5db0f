import type { ComplaintStep } from 'shared-types/complaint.contract';
import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';

const REPLY = '经核实，当时系统故障，现已修复，并向您致歉。';

type StepOf<T> = T extends { version: number } ? Omit<T, 'version'> : never;

describe('the reply to a complaint', () => {
  let app: TestApp;
  let supervisor: Colleague;
  let deputy: Colleague;
  let inspector: Colleague;

  beforeAll(async () => {
    app = await TestApp.start();
    supervisor = await app.staff(['GENERAL_SUPERVISOR']);
    deputy = await app.staff(['BUSINESS_DEPUTY_SUPERVISOR']);
    inspector = await app.staff(['QUALITY_INSPECTOR']);
  });
  afterAll(() => app.stop());

  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /complaints/:number', { params: { number } });
  async function act(someone: Someone, number: string, step: StepOf<ComplaintStep>) {
    const { version } = await read(someone, number);
    return someone.client.call('POST /complaints/:number/actions', {
      params: { number },
      body: { ...step, version } as ComplaintStep,
    });
  }
  const save = (someone: Someone, number: string, revision = 0) =>
    someone.client.call('PUT /complaints/:number/draft', {
      params: { number },
      body: { revision, body: REPLY, outcome: 'SUBSTANTIATED' },
    });

  /** A complaint given to the inspector to look into. */
  async function assigned(citizen: Someone, aboutWorkNo?: string) {
    const { number } = await citizen.client.call('POST /complaints', {
      body: {
        kind: 'COMPLAINT',
        statement: '上午在窗口等了四十分钟，没有人叫号，也没有人解释。',
        ...(aboutWorkNo && { aboutWorkNo }),
      },
    });
    await act(supervisor, number, { action: 'assign', workNo: inspector.workNo });
    return number;
  }

  it('is written, with what was found, by whoever investigates, reviewed and sent by a supervisor', async () => {
    const citizen = await app.citizen();
    const number = await assigned(citizen);
    await save(inspector, number);
    const waiting = await act(inspector, number, { action: 'requestReview' });
    expect(waiting).toMatchObject({ draft: { state: 'IN_REVIEW', outcome: 'SUBSTANTIATED', body: REPLY } });
    expect(
      await refused(act(inspector, number, { action: 'reply', outcome: 'SUBSTANTIATED', reply: REPLY })),
    ).toMatchObject({ status: 422, code: 'own_draft' });
    await act(supervisor, number, { action: 'returnDraft', note: '请写明怎样改进' });
    await save(inspector, number, 1);
    await act(inspector, number, { action: 'requestReview' });
    const sent = await act(deputy, number, { action: 'reply', outcome: 'SUBSTANTIATED', reply: REPLY });
    expect(sent).toMatchObject({ state: 'REPLIED', draft: null });
    const [, reply] = (await read(citizen, number)).messages;
    expect(reply).toMatchObject({ kind: 'REPLY', by: `员工${inspector.workNo}`, reviewedBy: `员工${deputy.workNo}` });
  });

  it('is corrected with another letter: what was found may change, both versions stay', async () => {
    const citizen = await app.citizen();
    const number = await assigned(citizen);
    const correction = {
      action: 'correct',
      outcome: 'UNSUBSTANTIATED',
      reply: '经再次核实，当时叫号正常。',
      reason: '监控时间看错了',
    } as const;
    expect(await refused(act(supervisor, number, correction))).toMatchObject({ status: 409 });
    await act(inspector, number, { action: 'reply', outcome: 'SUBSTANTIATED', reply: REPLY });
    await act(supervisor, number, correction);
    const after = await read(citizen, number);
    expect(after).toMatchObject({ state: 'REPLIED', outcome: 'UNSUBSTANTIATED' });
    expect(after.messages.slice(1)).toMatchObject([
      { body: REPLY, corrected: true },
      { body: correction.reply, corrected: false, correction: correction.reason },
    ]);
    expect(after.documents).toHaveLength(2);
  });

  it('is no business of the one complained about, drafted or not', async () => {
    const number = await assigned(await app.citizen(), deputy.workNo);
    await save(inspector, number);
    expect(await refused(save(deputy, number, 1))).toMatchObject({ status: 404 });
  });

  it('is drafted by nobody but who may send it', async () => {
    const citizen = await app.citizen();
    const number = await assigned(citizen);
    const stranger = await app.staff(['WINDOW_CLERK']);
    expect(await refused(save(stranger, number))).toMatchObject({ status: 403 });
    expect(await refused(save(citizen, number))).toMatchObject({ status: 403 });
  });
});

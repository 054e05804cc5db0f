import { type Colleague, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { TestClock } from '../../test/clock';
import { freshIdNumber } from '../../test/mandate-world';
import { RealNames } from './real-name.service';

describe('a real name', () => {
  let app: TestApp;
  let clerk: Colleague;
  const clock = new TestClock();

  beforeAll(async () => {
    app = await TestApp.start();
  });
  beforeEach(async () => {
    clerk = await app.staff(['WINDOW_CLERK']);
  });
  afterAll(() => app.stop());

  const declare = async (name = '王小明', idNumber = freshIdNumber()) => {
    const someone = await app.citizen();
    const { code } = await someone.client.call('POST /me/real-name', { body: { name, idNumber, consent: true } });
    return { someone, name, idNumber, code };
  };
  const check = ({ code, name, idNumber }: { code: string; name: string; idNumber: string }, by = clerk) =>
    by.client.call('POST /real-names/checks', { body: { code, name, idNumber, place: 'COUNTER' } });
  const mine = async ({ someone }: Awaited<ReturnType<typeof declare>>) => someone.client.call('GET /me/real-name');

  it('is given with a consent of its own, waits for the card to be looked at, and is then verified, masked', async () => {
    const given = await declare();
    expect(await mine(given)).toMatchObject({ state: 'TO_CHECK', name: '王*明', verifiedAt: null });
    expect(await check(given)).toEqual({ name: '王*明' });
    const { idNumber } = given;
    const masked = `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}`;
    expect(await mine(given)).toMatchObject({ state: 'VERIFIED', name: '王*明', idNumber: masked });
    const audit = await app.database.row<{ action: string; staffId: number; detail: string }>(
      'SELECT action, staff_id AS staffId, detail FROM audit ORDER BY id DESC LIMIT 1',
    );
    expect(audit).toMatchObject({ action: 'real_name.verified', staffId: clerk.staffId });
    expect(audit?.detail).not.toContain(idNumber);
  });

  it('without the consent is not taken, nor with a number whose check digit is wrong', async () => {
    const someone = await app.citizen();
    const body = { name: '王小明', idNumber: freshIdNumber(), consent: false as unknown as true };
    expect(await refused(someone.client.call('POST /me/real-name', { body }))).toMatchObject({ status: 400 });
    const typo = { ...body, idNumber: '110105194912310021', consent: true as const };
    const problem = await refused(someone.client.call('POST /me/real-name', { body: typo }));
    expect(problem.title).toContain('校验码不符');
    expect(await someone.client.call('GET /me/real-name')).toMatchObject({ state: 'NONE' });
  });

  it.each([
    ['another name on the card', { name: '王小朋' }],
    ['another number on the card', { idNumber: freshIdNumber() }],
  ])('with %s is not verified', async (_, card) => {
    const given = await declare();
    expect(await refused(check({ ...given, ...card }))).toMatchObject({ status: 422, code: 'real_name_differs' });
    expect(await mine(given)).toMatchObject({ state: 'TO_CHECK' });
  });

  it('is not verified by a code half an hour old, nor twice by one code', async () => {
    const given = await declare();
    clock.advance({ minutes: 30 });
    expect(await refused(check(given))).toMatchObject({ code: 'real_name_code_wrong' });
    const other = await declare();
    await check(other);
    expect(await refused(check(other))).toMatchObject({ code: 'real_name_code_wrong' });
  });

  it('is not verified by oneself, nor by staff who never see a card', async () => {
    const idNumber = freshIdNumber();
    const body = { name: '赵敏', idNumber, consent: true as const };
    const { code } = await clerk.client.call('POST /me/real-name', { body });
    expect(await refused(check({ code, name: '赵敏', idNumber }))).toMatchObject({ code: 'own_real_name' });
    const reviewer = await app.staff(['BACK_OFFICE_REVIEWER']);
    expect(await refused(check({ code, name: '赵敏', idNumber }, reviewer))).toMatchObject({ status: 403 });
  });

  it('of one number is one account’s', async () => {
    const first = await declare();
    await check(first);
    const second = await declare(first.name, first.idNumber);
    expect(await refused(check(second))).toMatchObject({ status: 409, code: 'id_number_taken' });
  });

  it('is sealed, and gone when the consent is taken back', async () => {
    const given = await declare();
    await check(given);
    const row = await app.database.row<{ n: Buffer; i: Buffer }>(
      'SELECT name AS n, id_number AS i FROM real_name ORDER BY person_id DESC LIMIT 1',
    );
    expect(`${row?.n.toString('latin1')}${row?.i.toString('latin1')}`).not.toContain(given.idNumber);
    await given.someone.client.call('DELETE /me/real-name');
    expect(await mine(given)).toMatchObject({ state: 'NONE', name: null });
  });

  it('is asked for where a paper needs it', async () => {
    await expect(app.server.container.get(RealNames).require(0)).rejects.toMatchObject({
      status: 422,
      code: 'real_name_needed',
    });
  });
});

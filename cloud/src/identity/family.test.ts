import { type Colleague, type Someone, TestApp } from '../../test/app';
import { refused } from '../../test/client';
import { setClock } from '../kernel/clock';
import { MOST_RELATIVES } from './family.service';

describe('a relative who helps', () => {
  let app: TestApp;
  let clerk: Colleague;
  beforeAll(async () => {
    app = await TestApp.start();
    clerk = await app.staff(['WINDOW_CLERK']);
  });
  afterAll(() => app.stop());
  afterEach(() => setClock(null));

  const giveCode = async (someone: Someone) => (await someone.client.call('POST /me/family/codes')).code;
  const accept = (someone: Someone, code: string) => someone.client.call('POST /me/family', { body: { code } });
  async function family() {
    const [elder, helper] = [await app.citizen(), await app.citizen()];
    const { helped } = await accept(helper, await giveCode(elder));
    return { elder, helper, handle: helped[0]?.handle ?? '' };
  }
  const ask = (someone: Someone) =>
    someone.client.call('POST /consultations', { body: { question: '老年证怎么补办，要带什么？' } });
  const read = (someone: Someone, number: string) =>
    someone.client.call('GET /consultations/:number', { params: { number } });
  const end = (someone: Someone, handle: string) =>
    someone.client.call('DELETE /me/family/:handle', { params: { handle } });

  it('follows the matters of whoever consented, and acts in them under their own name', async () => {
    const { elder, helper } = await family();
    const { number, version } = await ask(elder);
    const body = { version, reply: '带身份证到窗口即可。' };
    await clerk.client.call('POST /consultations/:number/reply', { params: { number }, body });
    const seen = await read(helper, number);
    expect(seen.actions).toEqual(expect.arrayContaining(['reopen', 'rate']));
    const again = { version: seen.version, question: '老人走不动，可以代办吗？' };
    const asked = await helper.client.call('POST /consultations/:number/reopen', { params: { number }, body: again });
    expect(asked.timeline[0]).toMatchObject({ who: '家人', label: '您追问了这个问题' });
    const { items } = await helper.client.call('GET /me/records', { query: {} });
    expect(items).toMatchObject([{ number, family: true }]);
  });

  it('sees nothing any more the moment either ends it', async () => {
    for (const side of ['elder', 'helper'] as const) {
      const all = await family();
      const { number } = await ask(all.elder);
      await read(all.helper, number);
      expect(await end(all[side], all.handle)).toMatchObject({ helpers: [], helped: [] });
      expect(await refused(read(all.helper, number))).toMatchObject({ status: 404 });
    }
  });

  it('gains nothing over the helper’s own matters for the one helped', async () => {
    const { elder, helper } = await family();
    const { number } = await ask(helper);
    expect(await refused(read(elder, number))).toMatchObject({ status: 404 });
  });

  it('needs a code that is right, fresh, unused and another’s', async () => {
    const [elder, helper] = [await app.citizen(), await app.citizen()];
    const code = await giveCode(elder);
    expect(await refused(accept(elder, code))).toMatchObject({ code: 'family_own_code' });
    const other = code === '000000' ? '000001' : '000000';
    expect(await refused(accept(helper, other))).toMatchObject({ code: 'family_code_wrong' });
    const later = Date.now() + 10 * 60_000;
    setClock(() => new Date(later));
    expect(await refused(accept(helper, code))).toMatchObject({ code: 'family_code_wrong' });
    setClock(null);
    await accept(helper, code);
    expect(await refused(accept(await app.citizen(), code))).toMatchObject({ code: 'family_code_wrong' });
  });

  it('is one of a few, however many try at once', async () => {
    const elder = await app.citizen();
    const helpers = await Promise.all(Array.from({ length: MOST_RELATIVES }, () => app.citizen()));
    for (const helper of helpers) await accept(helper, await giveCode(elder));
    const one = accept(await app.citizen(), await giveCode(elder));
    expect(await refused(one)).toMatchObject({ code: 'family_full' });
    const code = await giveCode(await app.citizen());
    const twice = await Promise.allSettled([app.citizen(), app.citizen()].map(async (who) => accept(await who, code)));
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('shows each the other masked, and ends nothing of a stranger’s', async () => {
    const { elder, handle } = await family();
    const { helpers } = await elder.client.call('GET /me/family');
    expect(helpers).toMatchObject([{ handle, phone: expect.stringMatching(/^\d{3}\*{4}\d{4}$/) }]);
    expect(await refused(end(await app.citizen(), handle))).toMatchObject({ status: 404 });
  });

  it('is over when the account that consented is closed', async () => {
    const { elder, helper } = await family();
    await elder.client.call('DELETE /me');
    expect(await helper.client.call('GET /me/family')).toMatchObject({ helped: [] });
  });
});

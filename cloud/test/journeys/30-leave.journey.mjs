import { atTheApi } from './hall-hours.mjs';

export const name =
  'a clerk asks for leave, a supervisor sees what it leaves unmanned and puts a stand-in down, the clerk takes it back';

/** On a day no booking reaches yet. */
export async function run({ arrive, house }) {
  const date = new Date(Date.now() + 8 * 3600_000 + 13 * 86_400_000).toISOString().slice(0, 10);
  const atDesk = await atTheApi(house, 'general-1');
  const clerkAt = await atTheApi(house, 'dispatcher-1');
  const { staff } = await clerkAt('GET', '/me');
  const { version, shifts } = await atDesk('GET', `/roster/${date}`);
  const own = { workNo: staff.workNo, post: 'ON_CALL', siteKey: null, windowNo: null, from: '00:00', to: '08:00' };
  const known = shifts.map(({ workNo, post, siteKey, windowNo, from, to }) => ({
    workNo,
    post,
    siteKey,
    windowNo,
    from,
    to,
  }));
  const others = known.filter(({ post, workNo }) => post !== 'ON_CALL' && workNo !== staff.workNo);
  await atDesk('PUT', `/roster/${date}`, { version, shifts: [...others, own] });

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/leave/index');
  await clerk.signIn('dispatcher-1');
  await clerk.giveSecondFactor('dispatcher-1');
  await clerk.press('我要请假');
  await clerk.fill('从哪天', date);
  await clerk.fill('到哪天', date);
  await clerk.fill('为什么', '家里有事');
  await clerk.judge('asking for leave');
  await clerk.press('提交');
  await clerk.sees(/^事假 · 待审批$/);
  await clerk.judge('a leave that waits');
  const [{ number }] = (await clerkAt('GET', '/me/leaves')).items;

  const supervisor = await arrive({ desk: true });
  await supervisor.goto(`/packages/desk/inbox/index?number=${number}`);
  await supervisor.signIn('general-1');
  await supervisor.giveSecondFactor('general-1');
  await supervisor.sees('会空出来的');
  await supervisor.sees(/^还有 1 处没人顶/);
  const standIn = supervisor.page.getByRole('combobox', { name: /00:00—08:00/ });
  await standIn.selectOption({ index: 1 });
  await supervisor.judge('what a leave leaves unmanned');
  await supervisor.picture('leave');
  await supervisor.press(/^批准$/);
  await clerk.sees(/^事假 · 已批准$/);
  await clerk.judge('a leave that was granted');
  await clerk.press('撤回请假');
  await clerk.sees(/^事假 · 已撤回$/);
}

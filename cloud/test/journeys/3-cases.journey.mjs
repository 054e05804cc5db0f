import { takeIn } from './intake.mjs';

export const name = 'a clerk takes in an instant and a committed case, and anyone follows them';

/** Journey 3: receipt on the spot; progress by number and phone tail, or under 我的; a wrong pair tells nothing. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const instant = items.find(({ type }) => type === 'INSTANT');
  const committed = items.find(({ type }) => type === 'COMMITTED');
  const owner = await house.person('citizen-wen');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  const finished = await takeIn(clerk, instant, owner, lookAtIntake);
  await clerk.judge('the receipt');
  await clerk.press('再收一件');
  const running = await takeIn(clerk, committed, owner, lookAtIntake);
  await clerk.press('回到收件箱');
  await finish(clerk, finished);

  const anyone = await arrive();
  await anyone.goto(`/pages/progress/index?number=${running}`);
  await anyone.fill('手机号后四位', owner.phone.slice(-4));
  await anyone.press('查进度');
  await anyone.sees('材料齐全，已受理');
  await anyone.sees('等待审批部门审查');
  await anyone.judge('progress by number');
  await anyone.picture('progress');
  await anyone.fill('编号', `${running.slice(0, -1)}${running.endsWith('2') ? '3' : '2'}`);
  await anyone.press('查进度');
  await anyone.sees('没有查到');

  const citizen = await arrive();
  await citizen.goto('/pages/me/index');
  await citizen.signIn('citizen-wen');
  await citizen.sees(instant.name);
  await citizen.judge('what is mine');
  await citizen.goto(`/pages/record/index?number=${running}`);
  await citizen.sees('等待审批部门审查');
  await citizen.press('为什么是这一天');
  await citizen.judge('the case of its owner');
}

async function lookAtIntake(clerk) {
  await clerk.judge('the intake');
  await clerk.picture('intake');
}

async function finish(clerk, number) {
  await clerk.fill('找一件', number.toLowerCase());
  await clerk.press('搜索');
  await clerk.sees('找到的事项');
  await clerk.judge('what was looked for');
  await clerk.press(new RegExp(number));
  await clerk.press('当场办结');
  await clerk.sees('现在是“已办结”');
}

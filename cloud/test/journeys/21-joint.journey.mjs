import { openCase, takeIn } from './intake.mjs';

export const name = 'a clerk has two cases of one applicant approved side by side, who follows them as one';

/** 并联审批: joined at the window, seen by the applicant as one matter with each case in it. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const committed = items.filter(({ type }) => type === 'COMMITTED');
  const first = committed[0];
  const second = committed.find(({ key }) => key.includes('license') && key !== first.key);
  const owner = await house.person('citizen-qu');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  await takeIn(clerk, first, owner);
  await clerk.press(/^再收一件/);
  const number = await takeIn(clerk, second, owner);
  await clerk.press('回到收件箱');
  await openCase(clerk, number);
  await clerk.press(/^并联审批$/);
  const sheet = clerk.page.getByRole('dialog');
  await sheet.getByRole('checkbox', { name: first.name }).first().click();
  await clerk.judge('what can be joined');
  await sheet.getByRole('button', { name: '并联审批，本件牵头' }).click();
  await clerk.sees('件已并联审批');

  const citizen = await arrive();
  await citizen.goto(`/pages/record/index?number=${number}`);
  await citizen.signIn('citizen-qu');
  await citizen.press(/这一件在并联审批/);
  await citizen.sees('2 件中 0 件有结果');
  await citizen.sees(first.name);
  await citizen.picture('joint');
  await citizen.judge('cases approved side by side');
}

import { fillApplicant, numberOnReceipt, openCase } from './intake.mjs';

export const name =
  'a clerk asks a colleague to take a case over, who accepts it; another applicant is told where to go';

/** 移交、不受理: nothing changes hands before it is accepted, and nobody is sent away without being told where to. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const item = items.find(({ type }) => type === 'COMMITTED');
  const owner = await house.person('citizen-wen');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  const number = await takeInUnchecked(clerk, item, owner);
  await clerk.press('回到收件箱');
  await openCase(clerk, number);
  await clerk.press(/^请同事接手$/);
  const colleague = await house.person('clerk-2');
  await clerk.page
    .getByRole('dialog')
    .getByLabel('接手的同事')
    .selectOption({ label: `${colleague.name}（D1002）` });
  await clerk.fill('原因', '明天开始轮休');
  await clerk.judge('a colleague who is asked');
  await clerk.press('请这位同事接手');

  const other = await arrive({ desk: true });
  await other.goto('/packages/desk/inbox/index');
  await other.signIn('clerk-2');
  await other.giveSecondFactor('clerk-2');
  await other.sees('请您接手');
  await other.judge('what I am asked to take over');
  await other.press(/^接手$/);
  await openCase(other, number);
  await other.press(/^不受理$/);
  await other.fill('应向哪里申请', '市级政务服务中心');
  await other.fill('理由', '这个事项由市级办理');
  await other.judge('where to go instead');
  await other.press('出具《不予受理通知书》');
  await other.sees('现在是“不受理”');

  const citizen = await arrive();
  await citizen.goto(`/pages/record/index?number=${number}`);
  await citizen.signIn('citizen-wen');
  await citizen.sees('市级政务服务中心');
  await citizen.sees('不予受理通知书');
  await citizen.judge('a refusal with its way on');
}

/** Takes materials in that are looked at later: nothing is accepted yet. */
async function takeInUnchecked(clerk, item, owner) {
  await clerk.fill('找事项', item.name);
  await clerk.page.getByRole('radio', { name: item.name }).first().click();
  await clerk.sees('主管部门');
  const situations = clerk.page.getByRole('radiogroup', { name: '情形' });
  if (await situations.isVisible()) await situations.getByRole('radio').first().click();
  await fillApplicant(clerk, owner);
  await clerk.page.getByRole('radio', { name: /稍后核对/ }).click();
  await clerk.press('收件待核对');
  return numberOnReceipt(clerk);
}

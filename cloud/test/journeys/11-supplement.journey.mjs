export const name =
  'a clerk tells everything that is missing at once, the applicant brings it, the reviewer asks once more';

/** 补正: the notice is on the applicant's phone at once; the clock starts at acceptance, and stands still while asked. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const committed = items.find(({ type }) => type === 'COMMITTED');
  const owner = await house.person('citizen-qu');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  await clerk.fill('找事项', committed.name);
  await clerk.page.getByRole('radio', { name: committed.name }).first().click();
  await clerk.sees('主管部门');
  const situations = clerk.page.getByRole('radiogroup', { name: '情形' });
  if (await situations.isVisible()) await situations.getByRole('radio').first().click();
  await clerk.fill('姓名', owner.name);
  await clerk.fill('手机号', owner.phone);
  await clerk.judge('an intake with materials missing');
  await clerk.page.getByRole('radio', { name: /一次告知补齐/ }).click();
  await clerk.press('收件并一次告知');
  await clerk.sees('收件凭证');
  await clerk.sees('请补齐这些材料');
  await clerk.judge('a receipt with its notice');
  const number = (
    await clerk.page
      .getByText(/^[A-Z]{2}\d{6}-\w+$/)
      .first()
      .textContent()
  ).trim();

  const citizen = await arrive();
  await citizen.goto(`/pages/record/index?number=${number}`);
  await citizen.signIn('citizen-qu');
  await citizen.sees('请您按告知单补齐材料');
  await citizen.picture('supplement');
  await citizen.press('我已阅读');
  await citizen.sees('您已阅读');
  await citizen.judge('what is to be brought');

  await clerk.press('回到收件箱');
  await clerk.press(new RegExp(number));
  await clerk.press('收下补来的材料');
  const sheet = clerk.page.getByRole('dialog');
  for (const box of await sheet.getByRole('checkbox').all()) await box.click();
  await sheet.getByRole('button', { name: '核对齐全，收下' }).click();
  // Nobody types it a second time: the department's system has acknowledged it.
  await clerk.sees('等待审批部门审查');
  await clerk.sees('已推送审批部门');
  await citizen.sees('等待审批部门审查');

  const reviewer = await arrive({ desk: true });
  await reviewer.goto('/packages/desk/inbox/index');
  await reviewer.signIn('reviewer-1');
  await reviewer.giveSecondFactor('reviewer-1');
  await reviewer.press(new RegExp(number));
  await reviewer.press('开始审查');
  await reviewer.sees('审批部门正在审查');
  await reviewer.press('进入特别程序');
  await reviewer.page.getByRole('dialog').getByRole('radio', { name: '专家评审' }).click();
  await reviewer.fill('工作日', '3');
  await reviewer.fill('理由', '工艺流程需要专家评审');
  await reviewer.judge('a special procedure');
  await reviewer.page.getByRole('dialog').getByRole('button', { name: '进入特别程序' }).click();
  await reviewer.sees('办理期限已暂停计算');
  await citizen.sees('办理期限已暂停计算');
  await citizen.sees('特别程序告知书');
  await citizen.judge('a clock that stands still');
}

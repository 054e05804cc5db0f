import { openCase, takeIn } from './intake.mjs';

export const name = 'a department decides in its own system, and the desk and the applicant see it at once';

/** Journey 26: nobody types a decision twice; what comes at the wrong moment is kept for a person. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const committed = items.find(({ type }) => type === 'COMMITTED');
  const owner = await house.person('citizen-wen');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  const decided = await takeIn(clerk, committed, owner);
  await clerk.press('再收一件');
  const withdrawn = await takeIn(clerk, committed, owner);
  await clerk.press('回到收件箱');

  const department = await arrive({ desk: true });
  await openCase(clerk, decided);
  await clerk.sees('已推送审批部门');
  await tell(department, house, decided, '批准');
  await clerk.sees('批准，文号 演示批字〔2026〕1号');
  await clerk.sees('结果信息已推送省级平台');
  await clerk.judge('a case its department has decided');

  await openCase(clerk, withdrawn);
  await clerk.sees('已推送审批部门');
  await clerk.fill('说明', '申请人不办了');
  await clerk.press('撤回申请');
  await clerk.sees('已把撤回告知审批部门');
  await tell(department, house, withdrawn, '不批准');
  await clerk.sees('审批系统来文待处理（1）');
  await clerk.sees(/现在是“已撤回”，不能按“不批准”办理/);
  await clerk.judge('a message that waits for a person');
  await clerk.fill('核实情况', '已电话告知审批部门');
  await clerk.press('核实后留存');
  await clerk.sees('已核实');

  const phone = await arrive();
  await phone.goto('/pages/me/index');
  await phone.signIn('citizen-wen');
  await phone.sees(committed.name);
  await phone.goto(`/pages/record/index?number=${decided}`);
  await phone.sees('决定文号');
  await phone.judge('the decision as its applicant sees it');
}

/** Presses a button of the department's own page. */
async function tell(department, { sandbox }, number, label) {
  await department.page.goto(`${sandbox}/sandbox/back-office`);
  const card = department.page.locator('li').filter({ hasText: number });
  await card.getByRole('link', { name: label, exact: true }).click();
  await department.page.waitForURL(`${sandbox}/sandbox/back-office`);
}

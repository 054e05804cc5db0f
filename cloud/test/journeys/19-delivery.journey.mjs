import { openCase, takeIn } from './intake.mjs';

export const name = 'a result is mailed where its applicant wants it, and its arrival is said by them';

/** 制证、送达: approved, chosen to be mailed, paid for, told, sent with its number, received. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const item = items.find(({ type, key }) => type === 'COMMITTED' && key.includes('license'));
  const owner = await house.person('citizen-wen');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  const number = await takeIn(clerk, item, owner);

  const reviewer = await arrive({ desk: true });
  await reviewer.goto('/packages/desk/inbox/index');
  await reviewer.signIn('reviewer-1');
  await reviewer.giveSecondFactor('reviewer-1');
  await openCase(reviewer, number);
  await reviewer.press('开始审查');
  await reviewer.press(/^批准$/);
  await reviewer.sees('现在是“已批准”');

  const citizen = await arrive();
  await citizen.goto(`/pages/record/index?number=${number}`);
  await citizen.signIn('citizen-wen');
  await citizen.press(/^改为邮寄/);
  await citizen.fill('收件人', owner.name);
  await citizen.fill('手机号', owner.phone);
  await citizen.fill('详细地址', '示范路99号3栋502室');
  await citizen.judge('where it is to be mailed');
  await citizen.press(/^就寄到这里/);
  await citizen.sees('示范路***');
  await citizen.judge('what was chosen');

  await clerk.press('回到收件箱');
  await openCase(clerk, number);
  await clerk.press(/^材料交接$/);
  const custody = clerk.page.getByRole('dialog');
  await custody.getByRole('checkbox').first().click();
  await custody.getByRole('radio', { name: '审批部门' }).click();
  await clerk.judge('papers that change hands');
  await custody.getByRole('button', { name: '移交并出具清单' }).click();
  await clerk.sees('材料交接清单');
  await clerk.fill('窗口收据号', 'S-200042');
  await clerk.press('登记窗口缴费');
  await clerk.sees('费用已缴清');
  await clerk.press(/^证件已到窗口$/);
  await clerk.fill('证件编号', 'JY16100012345');
  await clerk.judge('a certificate that is there');
  await clerk.press(/^登记.*已到窗口$/);
  await clerk.press('已通知申请人');
  await clerk.press(/^寄出结果$/);
  await clerk.press(/^显示收件地址/);
  await clerk.sees('示范路99号3栋502室');
  await clerk.fill('快递公司', '邮政快递');
  await clerk.fill('快递单号', '9876543210123');
  await clerk.judge('what is written on the parcel');
  await clerk.press('登记已寄出');

  await citizen.sees('9876543210123');
  await citizen.picture('delivery');
  await citizen.judge('a parcel on its way');
  await citizen.press('我已收到');
  await citizen.sees('已办结');
}

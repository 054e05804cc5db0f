export const name = 'an agent is asked for, and the promises are looked through, by keyboard alone';

/** Every step by Tab, Enter, arrows and typing; only WeChat's own sign-in page is clicked. */
export async function run({ arrive, house }) {
  const { phone, enterprise } = await house.person('owner-chi');
  const owner = await arrive();
  const { keyboard } = owner.page;
  await owner.goto('/packages/enterprise/enterprises/index');
  await owner.signIn('owner-chi');
  await owner.sees('统一社会信用代码');
  await owner.typeInto(/统一社会信用代码/, enterprise.creditCode);
  await owner.typeInto(/企业名称/, enterprise.name);
  await owner.pressByKey(/^绑定这家企业/);
  await owner.sees(new RegExp(`${enterprise.creditCode} · `));
  await owner.goto('/packages/enterprise/request/index');
  await owner.sees('要哪种帮助');
  await owner.pressByKey(/^帮办/);
  await owner.pressByKey(/^下一步/);
  await owner.pressByKey(/^选择事项/);
  // The field has the focus; Enter takes the first of what is found.
  await owner.page.getByRole('dialog').getByRole('radio').first().waitFor();
  await keyboard.press('Enter');
  await owner.sees('移除');
  await owner.pressByKey(/^下一步/);
  await owner.sees('绑定企业');
  await owner.pressByKey(/^下一步/);
  await owner.tabTo(/^上门地点/);
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowDown');
  await owner.sees('这里可以上门');
  await owner.typeInto(/详细地址/, '示例路 8 号');
  await owner.pressByKey(/^下一步/);
  await owner.typeInto(/联系人/, '企业主小池');
  await owner.typeInto(/联系电话/, phone);
  await owner.pressByKey(/^下一步/);
  await owner.tabTo(/可约$/);
  await keyboard.press('Enter');
  await owner.page.getByRole('radiogroup', { name: '哪个时间段' }).waitFor();
  await owner.tabTo(/^\d\d:\d\d–\d\d:\d\d$/);
  await keyboard.press('Enter');
  await owner.pressByKey(/^下一步/);
  await owner.sees('提交以后');
  await owner.pressByKey(/^提交申请/);
  await owner.sees('等待中心受理');

  const number = new URL(owner.page.url()).searchParams.get('number');

  const dispatcher = await arrive({ desk: true });
  await dispatcher.goto('/packages/desk/inbox/index');
  await dispatcher.signIn('dispatcher-1');
  await dispatcher.giveSecondFactor('dispatcher-1');
  await dispatcher.sees(number);
  await dispatcher.pressByKey(new RegExp(number));
  await dispatcher.pressByKey(/^受理并派代办员/);
  await dispatcher.page.getByRole('button', { name: /^受理并派代办员/ }).waitFor({ state: 'detached' });
  await dispatcher.goto('/packages/desk/dispatch/index');
  await dispatcher.sees('示例路');
  await dispatcher.pressByKey(/示例路/);
  await dispatcher.sees('派给谁');
  await dispatcher.tabTo(/^代办员.*（.*）.*公里|^代办员.*（.*）.*米|^代办员.*单/);
  await dispatcher.page.keyboard.press('Space');
  await dispatcher.pressByKey(/^派给这一位/);
  await dispatcher.sees('已派单，等代办员接单');

  const supervisor = await arrive({ desk: true });
  await supervisor.goto('/packages/desk/board/index');
  await supervisor.signIn('general-1');
  await supervisor.giveSecondFactor('general-1');
  await supervisor.sees('今天到期');
  await supervisor.pressByKey(/^逾期$/);
  await supervisor.sees('已超期，非常抱歉');
  await supervisor.pressByKey(/^全部$/);
  await supervisor.sees('还没有人承办');
}

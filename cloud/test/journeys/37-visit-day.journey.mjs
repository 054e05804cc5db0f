import { answering, onDuty, visitFor } from './visits.mjs';

export const name =
  'a visit’s day: moved, its agent known by his card, expected, and looked after when he calls for help';

/** Journey 37: what goes otherwise than planned, seen by the client, his agent and the desk, each at their own screen. */
export async function run({ arrive, house }) {
  const { items: sites } = await house.read('/sites');
  const owner = await arrive();
  await owner.standAt(sites[0].position);
  const dispatcher = await arrive({ desk: true });
  await dispatcher.goto('/packages/desk/inbox/index');
  await dispatcher.signIn('dispatcher-1');
  await dispatcher.giveSecondFactor('dispatcher-1');
  const agents = await onDuty(arrive);

  await visitFor({ owner, dispatcher, house, signIn: true });
  const { agent } = await answering(agents);
  await agent.judge('the offer of the day');
  await agent.press('接单');
  await owner.sees('已接单');

  // The client moves it himself: the agent it had is asked first.
  await owner.press('改上门时间');
  const sheet = owner.page.getByRole('dialog');
  await sheet.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { disabled: false }).last().click();
  await sheet.getByRole('radiogroup', { name: '哪个时间段' }).getByRole('radio').last().click();
  await owner.judge('another time');
  await owner.press('改到这个时间');
  await owner.sees('已改约');
  await agent.goto('/packages/agent/today/index');
  await agent.press('接单');
  await owner.sees('已接单');

  await agent.sees('我的工作证');
  const code = await agent.page
    .getByText(/^\d{6}$/)
    .first()
    .textContent();
  await owner.press('核对上门的人');
  await owner.fill('动态码或工号', 'D0000');
  await owner.page.getByRole('button', { name: '核对', exact: true }).click();
  await owner.sees(/不是这一次上门的代办员/);
  await owner.fill('动态码或工号', code);
  await owner.page.getByRole('button', { name: '核对', exact: true }).click();
  await owner.sees(/是中心派来的人/);
  await owner.judge('the card checked');
  await owner.picture('work-card');
  await owner.page.getByRole('button', { name: '关闭' }).click();

  await agent.press('和客户改时间');
  const proposal = agent.page.getByRole('dialog');
  await proposal.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { disabled: false }).nth(1).click();
  await proposal.getByRole('radiogroup', { name: '哪个时间段' }).getByRole('radio').first().click();
  await proposal.getByRole('textbox', { name: '原因' }).fill('上一家材料多，要晚一点');
  await agent.press('请客户同意');
  await owner.sees(/代办员想改到/);
  await owner.press('按原来的时间');
  await owner.page.getByText(/代办员想改到/).waitFor({ state: 'detached' });

  await agent.press('出发');
  await owner.sees(/预计 .* 左右到，按路程估计/);
  await agent.judge('the visit of the day');
  await agent.picture('agent-day');
  await helped({ agent, dispatcher });

  await agent.standAt(sites[0].position);
  await agent.press('我已到达');
  await owner.sees('代办员已到，请您接待');
  await agent.press('开始服务');
  await agent.press('完成上门');
  const done = agent.page.getByRole('dialog');
  await done.getByRole('textbox', { name: '办了什么' }).fill('核对材料齐全。');
  await done.getByRole('button', { name: '完成上门' }).click();
  await agent.sees('请客户在手机上确认');
  await agent.goto('/packages/agent/history/index');
  await agent.sees('上门已完成');
  await agent.judge('the history');
}

/** The agent calls for help; the desk takes it, and both know. */
async function helped({ agent, dispatcher }) {
  await agent.press('紧急求助');
  await agent.press('马上告诉值班负责人');
  await agent.sees(/已求助，正在通知值班负责人/);
  await dispatcher.goto('/packages/desk/safety/index');
  await dispatcher.sees('没有人接手');
  await dispatcher.judge('the alarms');
  await dispatcher.press('我来处置');
  await dispatcher.sees('查看已留痕');
  await dispatcher.picture('safety');
  await agent.sees(/已接手您的求助/);
  await dispatcher.press('写明结果');
  const result = dispatcher.page.getByRole('dialog');
  await result.getByRole('textbox', { name: '原因' }).fill('已电话联系，人平安');
  await result.getByRole('button', { name: '写明结果' }).click();
  await dispatcher.sees('外勤都平安');
}

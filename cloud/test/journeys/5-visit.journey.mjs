import { answering, onDuty, visitFor } from './visits.mjs';

export const name = 'a visit is offered, accepted, made and confirmed, and its owner sees every step live';

/** Journey 5: people at browsers of their own; arrival once by position, and once by the client's code and by keyboard. */
export async function run({ arrive, house }) {
  const { items: sites } = await house.read('/sites');
  const owner = await arrive();
  await owner.standAt(sites[0].position);
  const dispatcher = await arrive({ desk: true });
  await dispatcher.goto('/packages/desk/inbox/index');
  await dispatcher.signIn('dispatcher-1');
  await dispatcher.giveSecondFactor('dispatcher-1');
  const agents = await onDuty(arrive);

  const first = await visitFor({ owner, dispatcher, house, signIn: true });
  const { agent } = await answering(agents);
  await agent.judge('the offer');
  await agent.picture('offer');
  await agent.press('接单');
  await owner.sees('已接单');
  await dispatcher.goto('/packages/desk/dispatch/index');
  await dispatcher.sees('已接单');
  await dispatcher.page
    .getByRole('button', { name: new RegExp(first.title) })
    .first()
    .click();
  await dispatcher.sees('收回并另派');
  await dispatcher.sees('现在在岗的代办员');
  await dispatcher.judge('the dispatch board');
  await dispatcher.picture('dispatch');
  await agent.press('看完整地址和电话');
  await agent.sees('查看已留痕');
  await agent.press('出发');
  await owner.sees('代办员正在路上');
  await owner.judge('the visit under way');
  await owner.picture('visit');
  await agent.standAt(sites[0].position);
  await agent.press('我已到达');
  await owner.sees('代办员已到，请您接待');
  await agent.press('开始服务');
  await owner.sees('代办员正在为您办理');
  await agent.press('登记收到的材料');
  await agent.fill('材料名称', '营业执照副本');
  await agent.press('登记这一份');
  await owner.sees('营业执照副本');
  await agent.page.getByRole('button', { name: '关闭' }).click();
  await agent.judge('the visit in service');
  await agent.picture('agent');
  await complete(agent, '核对材料齐全，已取走申请书。');
  await owner.press('确认上门完成');
  await owner.sees('这次上门服务已结束');
  await agent.press('回到我的上门');
  await agent.sees('我现在');

  await visitFor({ owner, dispatcher, house, byKey: true });
  const second = await answering(agents);
  await second.agent.press('暂不接');
  await second.agent.page.getByRole('radio', { name: /路程太远/ }).click();
  await second.agent.press('转给别人');
  const { agent: other } = await answering(agents.filter((each) => each !== second.agent));
  await other.pressByKey(/^接单$/);
  await other.pressByKey(/^出发$/);
  await owner.sees('到访码');
  const code = await owner.page
    .getByText(/^\d{4,8}$/)
    .first()
    .textContent();
  await other.pressByKey(/^用到访码$/);
  await other.typeInto(/到访码/, code);
  await other.pressByKey(/^确认到达$/);
  await owner.sees('代办员已到，请您接待');
  await other.pressByKey(/^开始服务$/);
  await completeByKey(other, '陪同办理完毕。');
  await owner.sees('请您确认这次上门服务');
}

async function complete(agent, note) {
  await agent.press('完成上门');
  await agent.page.getByRole('dialog').getByRole('textbox', { name: '办了什么' }).fill(note);
  await agent.page.getByRole('dialog').getByRole('button', { name: '完成上门' }).click();
  await agent.sees('请客户在手机上确认');
}

async function completeByKey(agent, note) {
  await agent.pressByKey(/^完成上门$/);
  await agent.typeInto(/办了什么/, note);
  await agent.pressByKey(/^完成上门$/);
  await agent.sees('请客户在手机上确认');
}

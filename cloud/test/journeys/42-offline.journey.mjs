import { PHOTO } from './photo.mjs';
import { answering, onDuty, visitFor } from './visits.mjs';

export const name = 'an agent’s line is cut: the visit goes on, and all of it reaches the house once and in order';

/** Journey 42: from the door to the client's hand without a network, a lost answer on the way back, and everything once. */
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
  const packed = agent.page.waitForResponse((answer) => answer.url().includes('/job-pack'));
  await agent.press('接单');
  await agent.sees('看完整地址和电话');
  await packed;
  await agent.press('出发');
  await owner.sees('代办员正在路上');

  await agent.page.context().setOffline(true);
  await agent.sees('网络不通');
  await agent.sees('怎么找到客户');
  await agent.standAt(sites[0].position);
  await agent.press('我已到达');
  await agent.sees('1 步还在手机上');
  await agent.press('开始服务');
  await agent.press('登记收到的材料');
  await agent.fill('材料名称', '营业执照副本');
  await agent.press('登记这一份');
  await agent.page.getByRole('button', { name: '关闭' }).click();
  await agent.sees('3 步还在手机上');
  await agent.judge('the visit without a network');
  await agent.picture('offline');
  await complete(agent);
  await agent.sees('4 步还在手机上');
  await agent.sees('带 1 张照片');

  // The answer to the first step that goes up is lost: the house has it, the phone does not know.
  let lost = 0;
  await agent.page.route('**/arrive', async (route) => {
    lost += 1;
    if (lost > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await agent.page.context().setOffline(false);
  await owner.sees('请您确认这次上门服务');
  await agent.page.getByText('步还在手机上').waitFor({ state: 'detached' });
  if (lost !== 2) throw new Error(`the step whose answer was lost was sent ${lost} times`);
  await owner.sees('营业执照副本');
  await owner.sees(/在代办员的手机上签了字/);
  const number = new URL(owner.page.url()).searchParams.get('number');
  await owner.judge('what the visit left behind');
  await owner.page
    .getByRole('img', { name: /门口/ })
    .or(owner.page.getByRole('button', { name: /门口/ }))
    .first()
    .waitFor();
  return number;
}

async function complete(agent) {
  await agent.press('完成上门');
  const sheet = agent.page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: '办了什么' }).fill('材料收齐，已带回窗口。');
  const choosing = agent.page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: /拍照/ }).click();
  await (await choosing).setFiles({ name: '门口.png', mimeType: 'image/png', buffer: PHOTO });
  await sheet.getByText('门口.png').waitFor();
  await sheet.getByRole('textbox', { name: '签字人' }).fill('王小明');
  const field = sheet.getByRole('img', { name: /客户签字/ });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  const { mouse } = agent.page;
  await mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.3);
  await mouse.down();
  await mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.35, { steps: 6 });
  await mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.8, { steps: 6 });
  await mouse.up();
  await agent.judge('the end of a visit without a network');
  await sheet.getByRole('button', { name: '完成上门' }).click();
}

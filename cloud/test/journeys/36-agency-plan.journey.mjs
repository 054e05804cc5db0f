import { askForAgency, chooseNamed, naming, placeHere } from './asking.mjs';
import { decided } from './filed.mjs';
import { atTheApi } from './hall-hours.mjs';

export const name =
  'an agent plans what an owner needs, who agrees, and every permit is followed to its end on one chart';

const FIRST = 'company-establishment';
const SECOND = 'food-business-license-new';

/** Journey 36: asked for, accepted and given to an agent, planned, returned, agreed to, filed, decided, closed. */
export async function run({ arrive, house }) {
  const [first, second] = [await house.read(`/items/${FIRST}`), await house.read(`/items/${SECOND}`)];
  const owner = await arrive();
  const number = await asked({ owner, house, items: [first.name, second.name] });

  const desk = await arrive({ desk: true });
  await opened(desk, 'dispatcher-1', number);
  await desk.press('受理，不用上门');
  await desk.press('指派代办员');
  const sheet = desk.page.getByRole('dialog', { name: '指派代办员' });
  await sheet.getByRole('radio', { disabled: false }).first().click();
  await desk.judge('choosing an agent');
  await sheet.getByRole('button', { name: '指派给这一位' }).click();
  await desk.sees('已指派');
  await owner.sees('代办员会与您联系');

  const { agent, key } = await theAgent(arrive, house, number);
  await writePlan(agent, { first, second });
  await agent.press('发给客户确认');
  await agent.sees('等待确认');

  await owner.sees('请您看过后确认');
  await owner.sees(`在“${first.name}”有结果之后`);
  await owner.judge('the plan to confirm');
  await owner.picture('plan');
  await owner.press('退回修改');
  const back = owner.page.getByRole('dialog', { name: '退回修改' });
  await back.getByRole('textbox', { name: /要改什么/ }).fill('备材料的时间再短一点');
  await back.getByRole('button', { name: '退回修改' }).click();
  await agent.sees('客户要改的：备材料的时间再短一点');
  await agent.page
    .getByRole('textbox', { name: /备齐材料/ })
    .first()
    .fill('1');
  await agent.press('保存草稿');
  await agent.press('发给客户确认');
  await owner.sees('服务方案 第 2 版');
  await owner.press('确认这份方案');
  await owner.sees('办理进度图');

  await agent.press('开始收集材料');
  await fileAtTheDesk(agent, first.name);
  await owner.sees('窗口核对材料');
  await owner.judge('the chart on a phone');
  await owner.page.getByText('办理进度图').evaluate((title) => title.scrollIntoView({ block: 'start' }));
  await owner.picture('permits');
  const { body, scroll } = await owner.page.evaluate(() => ({
    body: document.documentElement.clientWidth,
    scroll: document.documentElement.scrollWidth,
  }));
  if (scroll > body) throw new Error(`the chart scrolls sideways: ${scroll} > ${body}`);
  await decided(house, number, key, FIRST);
  await agent.sees('现在可以递交');
  await fileAtTheDesk(agent, second.name);
  await agent.judge('the chart on a desk');
  await agent.page.getByText('办理进度图').evaluate((title) => title.scrollIntoView({ block: 'start' }));
  await agent.picture('agency-desk');
  await decided(house, number, key, SECOND);
  await owner.sees('2 个事项中 2 个有结果');
  await owner.sees('已送达');

  await agent.press('提出办结');
  await agent.page.getByRole('dialog', { name: '提出办结' }).getByRole('button', { name: '提出办结' }).click();
  await desk.sees('代办员已提出办结');
  await desk.press('批准办结');
  await desk.page.getByRole('dialog', { name: '批准办结' }).getByRole('button', { name: '批准办结' }).click();
  await owner.sees('中心会回访您');
  await owner.sees('帮办代办办结单');
  await owner.judge('the case that is closed');
}

/** The owner asks for both items, one question a screen. Returns the number. */
async function asked({ owner, house, items }) {
  const { items: sites } = await house.read('/sites');
  const { phone } = await house.person('owner-chi');
  await owner.standAt(sites[0].position);
  await owner.goto('/packages/enterprise/enterprises/index');
  await owner.signIn('owner-chi');
  await owner.sees('统一社会信用代码');
  await owner.goto('/packages/enterprise/request/index');
  await owner.sees('第 1 步');
  await owner.judge('the first question');
  await askForAgency(owner, {
    mode: /^帮办/,
    choose: async () => {
      for (const name of items) await chooseNamed(name)(owner);
    },
    place: placeHere,
    contact: { name: '企业主小池', phone },
  });
  await owner.judge('the request read through');
  await owner.picture('request');
  await owner.press('提交申请');
  await owner.sees('等待中心受理');
  return new URL(owner.page.url()).searchParams.get('number');
}

/** Somebody of the staff opens the case in their inbox. */
async function opened(someone, key, number) {
  await someone.goto('/packages/desk/inbox/index');
  await someone.signIn(key);
  await someone.giveSecondFactor(key);
  await someone.sees(number);
  await someone.press(new RegExp(number));
}

/** The agent the desk chose, at a desk of their own. */
async function theAgent(arrive, house, number) {
  const dispatcher = await atTheApi(house, 'dispatcher-1');
  const { holder } = await dispatcher('GET', `/agency-cases/${number}`);
  for (const key of ['agent-1', 'agent-2', 'agent-3']) {
    const me = await (await atTheApi(house, key))('GET', '/me');
    if (me.staff.workNo !== holder.workNo) continue;
    const agent = await arrive({ desk: true });
    await opened(agent, key, number);
    return { agent, key };
  }
  throw new Error(`nobody works as ${holder.workNo}`);
}

/** Writes what is needed, each item's situation, and that the second waits for the first. */
async function writePlan(agent, { first, second }) {
  await agent.sees('需求梳理和服务方案');
  await agent.fill('客户的需求', '新开一家餐馆，先设立公司，再办食品经营许可');
  for (const { name, situations } of [first, second]) {
    const group = agent.page.getByRole('radiogroup', { name: `${name}的办理情形` });
    await group.getByRole('radio', { name: situations[0].name }).first().click();
  }
  await agent.page.getByRole('checkbox', { name: `等“${first.name}”有结果再递交` }).click();
  await agent.press('保存草稿');
  await agent.page.getByRole('button', { name: '发给客户确认' }).waitFor();
  await agent.judge('the plan being written');
  await agent.picture('planning');
}

/** The agent hands one item in with everything it needs. */
async function fileAtTheDesk(agent, name) {
  await agent.page
    .getByRole('list', { name: '现在可以递交的事项' })
    .getByRole('button', { name: naming(name) })
    .click();
  const sheet = agent.page.getByRole('dialog', { name: `递交${name}` });
  for (const box of await sheet.getByRole('checkbox').all()) await box.click();
  await sheet.getByRole('button', { name: '交到窗口' }).click();
  await sheet.waitFor({ state: 'detached' });
}

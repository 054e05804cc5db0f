import { decided, step } from './filed.mjs';
import { atTheApi } from './hall-hours.mjs';

export const name =
  'a licence goes from its owner to the agent, the window and back, each time signed for, and the case ends in the archive';

const ITEM = 'company-establishment';

/** Journey 40: handed over, signed on one screen, moved and seen, returned, closed by another, called back, archived. */
export async function run({ arrive, house }) {
  const { number, key } = await collecting(house);
  const owner = await arrive();
  await owner.goto(`/packages/enterprise/case/index?number=${number}`);
  await owner.signIn('citizen-song');
  await owner.sees('材料收集');

  const agent = await arrive();
  await agent.goto(`/packages/agent/cases/index?number=${number}`);
  await agent.signIn(key);
  await agent.giveSecondFactor(key);
  await handedOver(agent, owner);
  await throughTheWindow({ arrive, house, agent, owner, key });
  await givenBack(agent, owner);
  await decidedAtTheApi(house, number, key);
  await owner.sees('已送达');

  await agent.press('提出办结');
  const proposal = agent.page.getByRole('dialog', { name: '提出办结' });
  await proposal.getByRole('textbox', { name: /说明/ }).fill('执照已领，材料已还');
  await proposal.getByRole('button', { name: '提出办结' }).click();
  const deputy = await arrive({ desk: true });
  await atTheDesk(deputy, 'deputy-1', number);
  await deputy.sees('代办员已提出办结：执照已领，材料已还');
  await deputy.press('批准办结');
  await deputy.page.getByRole('dialog', { name: '批准办结' }).getByRole('button', { name: '批准办结' }).click();
  await calledBackAndArchived(deputy);
  await owner.sees('已办结并归档');
  await owner.sees('归档目录');
  await owner.sees('回访记录');
  await owner.judge('the archived case');
}

/** The agent lists a licence on the phone, and both sign on its screen. */
async function handedOver(agent, owner) {
  await agent.press('列材料交接清单');
  const sheet = agent.page.getByRole('dialog', { name: '列材料交接清单' });
  await sheet.getByRole('textbox', { name: '材料名称' }).fill('营业执照正本');
  await sheet.getByRole('textbox', { name: /页数/ }).fill('1');
  await sheet.getByRole('textbox', { name: /材料状况/ }).fill('完好');
  await agent.judge('listing what is handed over');
  await sheet.getByRole('button', { name: '加到清单' }).click();
  await sheet.getByRole('button', { name: '列好了，共 1 份' }).click();
  await sheet.waitFor({ state: 'detached' });
  await owner.sees('等双方签字');
  await owner.sees('营业执照正本');
  await owner.judge('the list to sign');
  await owner.picture('handover-list');

  await agent.press('双方签字');
  const client = agent.page.getByRole('dialog', { name: '请客户签字' });
  await client.waitFor();
  await draw(agent, /客户的签名/);
  await agent.judge('the client signs on the agent’s screen');
  await agent.picture('handover-signing');
  await client.getByRole('button', { name: '下一步，代办员签字' }).click();
  await draw(agent, /代办员的签名/);
  await agent.judge('the agent signs');
  await agent.page.getByRole('button', { name: '签字，清单生效' }).click();
  await owner.sees('双方已签字');
  await owner.sees(/现在在：代办员/);
  await owner.judge('where the papers are');
  await owner.picture('custody');
}

/** To the window, who accepts, and back into the agent's hands, who accepts in turn. */
async function throughTheWindow({ arrive, house, agent, owner, key }) {
  const clerk = await arrive({ desk: true });
  await atTheDesk(clerk, 'clerk-1', null);
  await move(agent, '窗口', (await house.person('clerk-1')).workNumber);
  await owner.sees(/正在移交窗口/);
  await clerk.sees('请接收客户的材料');
  await clerk.judge('a paper to accept');
  await clerk.press('接收材料');
  await owner.sees(/现在在：窗口/);
  await clerk.press('移交手上的材料');
  await moving(clerk, '代办员', (await house.person(key)).workNumber);
  await agent.sees('请接收客户的材料');
  await agent.press('接收材料');
  await owner.sees(/现在在：代办员/);
}

async function move(someone, place, workNo) {
  await someone.press('移交材料');
  await moving(someone, place, workNo);
}

async function moving(someone, place, workNo) {
  const sheet = someone.page.getByRole('dialog', { name: '移交材料' });
  await sheet.getByRole('radio', { name: place }).click();
  await sheet.getByRole('textbox', { name: /接收人的工号/ }).fill(workNo);
  await someone.judge(`moving a paper: ${place}`);
  await sheet.getByRole('button', { name: '移交' }).click();
  await sheet.waitFor({ state: 'detached' });
}

/** The owner signs for what comes back on a phone of their own, the agent after that. */
async function givenBack(agent, owner) {
  await agent.press('返还材料');
  const sheet = agent.page.getByRole('dialog', { name: '返还材料' });
  await agent.judge('choosing what goes back');
  await sheet.getByRole('button', { name: '列返还清单' }).click();
  await sheet.waitFor({ state: 'detached' });
  await owner.press('核对好了，签字');
  await draw(owner, /您的签名/);
  await owner.judge('the owner signs');
  await owner.page.getByRole('dialog').getByRole('button', { name: '签字' }).click();
  await owner.sees('您已签字，等代办员签字');
  await agent.page.getByRole('button', { name: '代办员签字' }).click();
  await draw(agent, /代办员的签名/);
  await agent.page.getByRole('button', { name: '签字，清单生效' }).click();
  await owner.sees('要返还的材料都已经还给您');
}

async function calledBackAndArchived(deputy) {
  await deputy.press('记录回访');
  const sheet = deputy.page.getByRole('dialog', { name: '记录回访' });
  await sheet.getByRole('radio', { name: '联系上了', exact: true }).click();
  await sheet.getByRole('radio', { name: '非常满意' }).first().click();
  await sheet.getByRole('checkbox', { name: '材料交接' }).click();
  await sheet.getByRole('textbox', { name: /回访的情况/ }).fill('客户说执照完好取回，很满意');
  await deputy.judge('the call back');
  await sheet.getByRole('button', { name: '记录回访' }).click();
  await deputy.sees('应归的文书都齐了');
  await deputy.judge('the volume');
  await deputy.picture('archive');
  await deputy.page.getByRole('button', { name: '归档', exact: true }).click();
}

/** Somebody of the staff at the case, or at their inbox alone. */
async function atTheDesk(someone, key, number) {
  await someone.goto(`/packages/desk/inbox/index${number === null ? '' : `?number=${number}`}`);
  await someone.signIn(key);
  await someone.giveSecondFactor(key);
}

/** A name written with the mouse. */
async function draw(someone, label) {
  const field = someone.page.getByRole('img', { name: label });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  const { mouse } = someone.page;
  const stroke = async (...points) => {
    const at = ([x, y]) => [box.x + box.width * x, box.y + box.height * y];
    await mouse.move(...at(points[0]));
    await mouse.down();
    for (const point of points.slice(1)) await mouse.move(...at(point), { steps: 8 });
    await mouse.up();
  };
  await stroke([0.2, 0.3], [0.4, 0.25], [0.45, 0.6]);
  await stroke([0.55, 0.3], [0.8, 0.4], [0.6, 0.8]);
}

/** Asked for, accepted, planned and agreed to at the API: journey 36 walks that. Returns the number and its agent. */
async function collecting(house) {
  const [{ days }, { items: sites }] = [await house.read('/agency/times'), await house.read('/sites')];
  const item = await house.read(`/items/${ITEM}`);
  const owner = await atTheApi(house, 'citizen-song');
  const desk = await atTheApi(house, 'dispatcher-1');
  const day = days.at(-1);
  const { longitude, latitude } = sites[0].position;
  const { number } = await owner('POST', '/agency-cases', {
    mode: 'ASSIST',
    itemKeys: [ITEM],
    place: { longitude, latitude, address: '雁塔南路88号', door: '3栋502室' },
    contact: { name: '王小明', phone: '13800001234' },
    time: { kind: 'WINDOW', date: day.date, from: day.windows.at(-1).from },
  });
  const path = `/agency-cases/${number}`;
  await step(desk, path, '/accept', { visit: false });
  const { items: choices } = await desk('GET', `${path}/agents`);
  const { workNo } = choices.find(({ mayAppoint }) => mayAppoint);
  await step(desk, path, '/agent', { workNo });
  const key = await whoIs(house, workNo);
  const agent = await atTheApi(house, key);
  const line = {
    itemKey: ITEM,
    situationKey: item.situations[0].key,
    after: [],
    prepareWorkdays: 1,
    agentMaterials: [],
  };
  const { items: drafts } = await agent('PUT', `${path}/plan`, { edition: null, needs: '新设一家公司', lines: [line] });
  await step(agent, path, '/plan/send', { edition: drafts[0].edition });
  await step(owner, path, '/plan/confirm', { no: drafts[0].no });
  await step(agent, path, '/collection', {});
  return { number, key };
}

async function whoIs(house, workNo) {
  for (const key of ['agent-1', 'agent-2', 'agent-3']) {
    if ((await house.person(key)).workNumber === workNo) return key;
  }
  throw new Error(`nobody works as ${workNo}`);
}

/** Filed with everything the guide asks for, approved, and collected by the owner. */
async function decidedAtTheApi(house, number, key) {
  const agent = await atTheApi(house, key);
  const { items } = await agent('GET', `/agency-cases/${number}/plans`);
  const materials = items[0].items[0].materials.map((material) => material.key);
  await agent('POST', `/agency-cases/${number}/filings`, { itemKey: ITEM, materials });
  await decided(house, number, key, ITEM);
}

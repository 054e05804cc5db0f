import { atTheApi } from './hall-hours.mjs';

export const name =
  'an enterprise’s project is nominated, screened and confirmed, its case shows the named agent and the shorter promise, and a green channel is proposed and granted';

const PROJECT = '文旅综合体项目';

/** Nominated by the desk, decided by the centre, felt by the enterprise. */
export async function run({ arrive, house }) {
  const { enterprise } = await house.person('owner-jiang');
  await bind(house, enterprise);

  const desk = await arrive({ desk: true });
  await desk.goto('/packages/desk/key-projects/index');
  await desk.signIn('deputy-1');
  await desk.giveSecondFactor('deputy-1');
  await desk.press('提名重点项目');
  await desk.fill('企业的统一社会信用代码', enterprise.creditCode);
  await desk.fill('项目名称', PROJECT);
  const nomination = desk.page.getByRole('dialog', { name: '提名重点项目' });
  await nomination.getByRole('checkbox').first().click();
  await desk.fill('理由', '年度重点建设项目，开工在即');
  await desk.judge('nominating');
  await nomination.getByRole('button', { name: /^提名$/ }).click();
  await desk.sees('等主管初筛，并指定项目代办专员');

  await desk.press('初筛通过，指定专员');
  const screening = desk.page.getByRole('dialog', { name: '初筛通过，指定专员' });
  await screening.getByRole('radio', { disabled: false }).first().click();
  await desk.judge('naming the agent');
  await screening.getByRole('button', { name: '报中心确认' }).click();
  await desk.sees('等中心确认');

  const centre = await arrive({ desk: true });
  await centre.goto('/packages/desk/key-projects/index');
  await centre.signIn('purchaser-1');
  await centre.giveSecondFactor('purchaser-1');
  await centre.page.getByRole('list', { name: '进行中' }).getByRole('button').first().click();
  await centre.press('确认为重点项目');
  await centre.sees('中心确认为重点项目');
  await centre.judge('a key project on the desk');
  await centre.picture('key-project-desk');
  await desk.sees('中心确认为重点项目');

  await desk.press('提请绿色通道');
  const proposal = desk.page.getByRole('dialog', { name: '提请绿色通道' });
  await proposal.getByRole('checkbox', { name: '网上预审' }).click();
  await proposal.getByRole('textbox', { name: /理由/ }).fill('开工在即，需要提前介入');
  await desk.judge('proposing a green channel');
  await proposal.getByRole('button', { name: '提请中心批准' }).click();
  await proposal.waitFor({ state: 'hidden' });

  await centre.page.getByRole('tab', { name: '绿色通道' }).click();
  await centre.page.getByRole('list', { name: '待批准和有效的' }).getByRole('button').first().click();
  await centre.press('批准绿色通道');
  await centre.sees('中心批准绿色通道');
  await centre.judge('a green channel that is granted');

  const number = await ask(house, enterprise);
  const owner = await arrive();
  await owner.goto(`/packages/enterprise/case/index?number=${number}`);
  await owner.signIn('owner-jiang');
  await owner.sees('重点项目服务');
  await owner.sees('重点项目首次联系');
  await owner.sees('网上预审');
  await owner.judge('the case of a key project');
  await owner.picture('key-project-case');

  const phone = await arrive();
  await phone.goto('/packages/desk/key-projects/index');
  await phone.signIn('inspector-1');
  await phone.giveSecondFactor('inspector-1');
  await phone.sees(PROJECT);
  await phone.judge('key projects on a phone');
  await phone.page.getByRole('tab', { name: '绿色通道' }).click();
  await phone.sees(/网上预审/);
  await phone.judge('green channels on a phone');
}

/** Where an earlier walk has bound it already, it stays bound. */
async function bind(house, { creditCode, name: enterpriseName }) {
  const owner = await atTheApi(house, 'owner-jiang');
  const { name: own } = await house.person('owner-jiang');
  await owner('PUT', '/me/name', { name: own });
  const body = { authority: 'LEGAL_REPRESENTATIVE', creditCode, name: enterpriseName };
  await owner('POST', '/enterprises', body).catch((problem) => {
    if (!/already|bound/.test(problem.message)) throw problem;
  });
}

/** The enterprise asks for 帮办 on the first day that is offered. Returns the number. */
async function ask(house, { creditCode }) {
  const owner = await atTheApi(house, 'owner-jiang');
  const { days } = await house.read('/agency/times');
  const [{ items: sites }, { items }] = [await house.read('/sites'), await house.read('/items')];
  const day = days.find(({ windows }) => windows.length > 0);
  const { number } = await owner('POST', '/agency-cases', {
    mode: 'ASSIST',
    itemKeys: [items.find(({ agencyAllowed }) => agencyAllowed).key],
    creditCode,
    place: { ...sites[0].position, address: '大厅旁边' },
    contact: { name: '江经理', phone: '13800001234' },
    time: { kind: 'WINDOW', date: day.date, from: day.windows[0].from },
  });
  return number;
}

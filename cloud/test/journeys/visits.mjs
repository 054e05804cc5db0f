// What the journeys of visits share: agents who wait, a visit asked for by the screens, and whose phone it comes to.
import { askForAgency, chooseFirst, placeHere } from './asking.mjs';

/** Every demo agent looks at their day and waits. */
export async function onDuty(arrive) {
  const agents = [];
  for (const key of ['agent-1', 'agent-2', 'agent-3']) {
    const agent = await arrive();
    await agent.goto('/packages/agent/today/index');
    await agent.signIn(key);
    await agent.giveSecondFactor(key);
    await agent.sees('我现在');
    agents.push(agent);
  }
  return agents;
}

/** The owner asks by the screens, the dispatcher accepts: the system offers the visit by itself. */
export async function visitFor({ owner, dispatcher, house, signIn, byKey }) {
  const { phone } = await house.person('owner-chi');
  await owner.goto('/packages/enterprise/request/index');
  await askForAgency(owner, {
    mode: /^帮办/,
    choose: chooseFirst,
    place: placeHere,
    contact: { name: '企业主小池', phone },
  });
  if (signIn) {
    await owner.press('登录并提交申请');
    await owner.page.locator('[data-person="owner-chi"]').click();
    await owner.page.waitForURL((at) => at.href.startsWith(owner.url));
    await owner.sees('提交以后');
  }
  await owner.press('提交申请');
  await owner.sees('等待中心受理');
  const number = new URL(owner.page.url()).searchParams.get('number');
  await dispatcher.goto('/packages/desk/inbox/index');
  await dispatcher.sees(number);
  if (byKey) {
    await dispatcher.pressByKey(new RegExp(number));
    await dispatcher.pressByKey(/^受理并派代办员/);
  } else {
    await dispatcher.press(new RegExp(number));
    await dispatcher.press('受理并派代办员');
  }
  // Accepted only once the server says so; 下一步 stood there before.
  await dispatcher.page.getByRole('button', { name: /^受理并派代办员/ }).waitFor({ state: 'detached' });
  return { number, title: '帮办' };
}

/** The one agent to whom the offer came, without anybody having reloaded anything. */
export async function answering(agents) {
  const came = agents.map(async (agent) => {
    await agent.page.getByRole('button', { name: '接单', exact: true }).first().waitFor();
    return { agent };
  });
  return Promise.any(came);
}

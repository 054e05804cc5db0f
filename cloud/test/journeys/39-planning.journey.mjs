import { answering, onDuty, visitFor } from './visits.mjs';

export const name =
  'a dispatcher sees the day of all agents, supposes a move by keyboard, reads the guards, and makes it';

/** Journey 39: what is accepted goes to another agent only after its consequences were read. */
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

  const { page } = dispatcher;
  await dispatcher.goto('/packages/desk/plan/index');
  const day = page.getByRole('combobox', { name: '哪一天' });
  // The visit was asked for on the second day offered: it is looked for where it stands.
  const bars = page.getByRole('list', { name: '各代办员的一天' }).getByRole('button', { name: /等待接单|已接单/ });
  await page.getByRole('list', { name: '各代办员的一天' }).waitFor();
  const [, ...later] = await day.locator('option').all();
  for (const option of later) {
    if ((await bars.count()) > 0) break;
    const date = await option.getAttribute('value');
    const read = page.waitForResponse((answer) => answer.url().includes(`date=${date}`));
    await day.selectOption(date);
    await (await read).finished();
    await page.waitForTimeout(500);
  }
  await bars.filter({ visible: true }).first().waitFor();
  await agent.press('接单');
  await page
    .getByRole('button', { name: /已接单/ })
    .filter({ visible: true })
    .first()
    .waitFor();
  await dispatcher.judge('the plan of a day');
  await dispatcher.picture('plan');

  await page
    .getByRole('list', { name: '各代办员的一天' })
    .getByRole('button', { name: /已接单/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  const to = page.getByRole('combobox', { name: '改派给' });
  await to.waitFor();
  await to.focus();
  await page.keyboard.press('ArrowDown');
  await dispatcher.pressByKey(/^看看会怎样$/);
  await dispatcher.sees('设想改派 1 单');
  await dispatcher.sees(/没有妨碍，别的单不受影响|请留意|不能派/);
  await dispatcher.judge('a supposed move');
  await dispatcher.picture('plan-what-if');
  await dispatcher.typeInto(/^改派原因$/, '另一位离得更近');
  await dispatcher.pressByKey(/^就这样改派$/);
  await dispatcher.sees(/已改派 1 单/);
  await page
    .getByRole('button', { name: /等待接单/ })
    .filter({ visible: true })
    .first()
    .waitFor();
  await dispatcher.judge('the move made');
  const { agent: other } = await answering(agents.filter((each) => each !== agent));
  await other.press('接单');
  await owner.sees('已接单');
}

import { atTheApi, openAllDay } from './hall-hours.mjs';

export const name = 'a clerk calls numbers one key at a time: called, called again, served, parked, sent on';

/** Journey 27: reception gives numbers, a window calls them, sends one on to another window, and pauses. */
export async function run({ arrive, house }) {
  const { key: siteKey } = await openAllDay(house);
  const reception = await atTheApi(house, 'receptionist-1');
  const { lines } = await reception('GET', `/desk/queue/lines?siteKey=${siteKey}`);
  const lineKey = lines[0].key;
  const take = (priority) =>
    reception('POST', '/desk/queue/tickets', { siteKey, lineKey, ...(priority ? { priority } : {}) });
  const [first, second] = [await take(), await take()];

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/window/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  await clerk.sees('今天坐哪个窗口');
  await clerk.judge('choosing a window');
  await sitDown(clerk);

  await clerk.sees('还有 2 位在等');
  await clerk.page.keyboard.press('F8');
  await clerk.sees('已叫 1 次');
  await clerk.sees(first.label);
  await clerk.judge('a number is called');
  await clerk.page.keyboard.press('F9');
  await clerk.sees('正在办理');
  await clerk.page.keyboard.press('F2');
  await clerk.sees(`为 ${first.label} 号收件，收件后记在这个号上。`);
  await clerk.judge('an intake from a number');
  await clerk.page.goBack();
  await clerk.sees('正在办理');
  await clerk.page.keyboard.press('F3');
  await clerk.sees('暂离的人');
  await clerk.page.keyboard.press('F8');
  await clerk.sees(second.label);

  const priority = await take('ELDERLY');
  await clerk.sees(priority.label);
  await clerk.judge('somebody parked, somebody called, somebody waiting');
  await clerk.page.keyboard.press('F9');
  await clerk.sees('正在办理');
  await clerk.page.keyboard.press('F10');
  await clerk.press(/回来了，接着办$/);
  await clerk.sees('正在办理');
  await clerk.page.keyboard.press('F4');
  await clerk.sees(`把 ${first.label} 转走`);
  await clerk.judge('sending a number on');
  await clerk.page.keyboard.press('Escape');
  await clerk.page.keyboard.press('F10');
  await clerk.sees('还有 1 位在等');

  await clerk.page.keyboard.press('Shift+F8');
  await clerk.fill('原因', '去取材料');
  await clerk.press('暂停叫号');
  await clerk.sees('窗口暂停中');
  await clerk.page.keyboard.press('Shift+F8');
  await clerk.sees('正在叫号');
  // Nobody is left behind for whoever opens the window next.
  await clerk.page.keyboard.press('F8');
  await clerk.sees('已叫 1 次');
  await clerk.page.keyboard.press('F9');
  await clerk.sees('正在办理');
  await clerk.page.keyboard.press('F10');
  await clerk.sees('现在没有人在等');
  await advised(await arrive(), house, lineKey);
  await clerk.press('离开窗口');
  await clerk.sees('今天坐哪个窗口');
}

/** The first window there is for the first line. */
async function sitDown(clerk) {
  await clerk.page.getByRole('radio').first().click();
  await clerk.press('在这个窗口坐下');
  await clerk.sees('离开窗口');
}

/** A citizen who was about to book is told that going there now is quicker. */
async function advised(citizen, house, category) {
  const [{ key }] = (await house.read(`/items?category=${category}`)).items;
  await citizen.goto(`/pages/book/index?item=${key}`);
  await citizen.sees(/^现在直接去.*最快/);
  const { sites } = await house.read(`/items/${key}/availability`);
  if (sites.length > 1) {
    await citizen.press(/^换个地点/);
    await citizen.sees(/人在等，开 \d+ 个窗口 · /);
  }
  await citizen.judge('advice where to go');
}

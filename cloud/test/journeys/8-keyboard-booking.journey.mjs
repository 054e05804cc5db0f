export const name = 'a time is found, kept, booked and given back by keyboard alone';

/** Every step by Tab, Enter, arrows and typing; only WeChat's own sign-in page is clicked. */
export async function run({ arrive, house }) {
  const item = await bookable(house);
  const citizen = await arrive();
  const { page } = citizen;
  await citizen.goto('/');
  await citizen.sees('想办什么事');
  await citizen.typeInto(/想办什么事/, item.plainName);
  await page.keyboard.press('Enter');
  await citizen.sees(item.name);
  await citizen.pressByKey(new RegExp(item.name));
  await citizen.sees('先问一问');
  await citizen.pressByKey(/^预约办理/);
  await citizen.sees('几点到');

  // The first day that is free is chosen already: its neighbour by arrow, and back.
  await citizen.tabTo(/余 \d+$/);
  const first = await nameOfFocused(page);
  await page.keyboard.press('ArrowLeft');
  await chosen(page, '哪一天');
  await page.keyboard.press('ArrowRight');
  await page.getByRole('radio', { name: first, checked: true }).waitFor();
  // The last free day lies one step before the first: free at any hour of today.
  await page.keyboard.press('ArrowLeft');

  await times(page).first().waitFor();
  await citizen.tabTo(/^\d\d:\d\d余\d+$/);
  await page.keyboard.press('Enter');
  await chosen(page, '几点到');
  await citizen.pressByKey(/登录并留住这个时间/);
  await page.locator('[data-person="citizen-song"]').click();
  await page.waitForURL((at) => at.href.startsWith(citizen.url));
  await citizen.sees(/^留住这个时间$/);
  await chosen(page, '几点到');
  await citizen.pressByKey(/^留住这个时间$/);
  await citizen.sees('还差一步：请确认');
  await citizen.pressByKey(/^确认预约$/);
  await page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();

  await citizen.pressByKey(/^取消预约$/);
  await page.getByRole('dialog').waitFor();
  await citizen.pressByKey(/^取消预约$/);
  await citizen.sees('已按您的要求取消，位置已让给别人');
}

/** The first item that can be booked somewhere at all. */
async function bookable(house) {
  for (const item of (await house.read('/items')).items) {
    const { sites } = await house.read(`/items/${item.key}/availability`);
    if (sites.some(({ earliest }) => earliest !== null)) return item;
  }
  throw new Error('nothing can be booked');
}

const nameOfFocused = (page) => page.locator(':focus').evaluate((node) => node.getAttribute('aria-label'));

const times = (page) => page.getByRole('radiogroup', { name: '几点到' }).getByRole('radio', { disabled: false });

/** One of the group is chosen. */
const chosen = (page, group) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { checked: true }).waitFor();

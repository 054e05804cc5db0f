export const name =
  'a citizen sees the sites, keeps a time, changes it, books, moves the booking, and gives the place back';

/** Journey 1: list and map, item → site and day → time, the ticket with its code, and the place free again. */
export async function run({ arrive, house }) {
  const { items: sites } = await house.read('/sites');
  const item = await bookable(house);
  const citizen = await arrive();
  await citizen.goto('/pages/sites/index');
  for (const site of sites) await citizen.sees(site.name);
  await citizen.judge('the sites');
  await citizen.press(sites[0].name);
  await citizen.sees('一周开放时间');
  await citizen.judge('a site');
  await citizen.page.goBack();
  await citizen.page.getByRole('tab', { name: '示意图' }).click();
  await citizen.page.getByRole('img', { name: /示意图/ }).waitFor();
  await citizen.judge('the map');

  const other = await arrive();
  await other.goto(`/pages/book/index?item=${item.key}`);
  const leftBefore = await chooseLastDay(other);

  await citizen.goto('/');
  await citizen.press(/^预约/);
  // Home has a field of the same name, which is no longer there to be filled in.
  await citizen.sees('预约办什么事');
  await citizen.judge('what can be booked');
  await citizen.fill('想办什么事', item.plainName);
  await citizen.press(new RegExp(item.plainName));
  await chooseLastDay(citizen);
  await times(citizen).first().click();
  await citizen.judge('the times');
  await citizen.picture('booking');
  await citizen.press('登录并留住这个时间');
  await citizen.page.locator('[data-person="citizen-qu"]').click();
  await citizen.page.waitForURL((at) => at.href.startsWith(citizen.url));
  await citizen.press('留住这个时间');
  await citizen.sees('还差一步：请确认');
  await citizen.judge('the place that is kept');
  await citizen.picture('held');
  await leftIs(other, leftBefore - 1);
  const released = citizen.page.waitForResponse((answer) => /\/bookings\/.*\/release$/.test(answer.url()));
  await citizen.press('换个时间');
  await released;
  await leftIs(other, leftBefore);
  await chooseLastDay(citizen);
  await times(citizen).first().click();
  await citizen.press('留住这个时间');
  await citizen.press('确认预约');
  await citizen.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();
  await citizen.sees(new URL(citizen.page.url()).searchParams.get('number'));
  await citizen.sees(/之间到场/);
  await citizen.judge('the ticket');
  await citizen.picture('ticket');
  await leftIs(other, leftBefore - 1);

  const number = new URL(citizen.page.url()).searchParams.get('number');
  await citizen.goto('/');
  await citizen.sees('我的下一步');
  await citizen.judge('home with a next step');
  await citizen.page.locator(`a[href*="${number}"]`).first().click();
  await citizen.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();
  await movedToTheNextTime(citizen, number);
  await leftIs(other, leftBefore);
  await citizen.press('取消预约');
  await citizen.page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
  await citizen.sees('已按您的要求取消，位置已让给别人');
  await leftIs(other, leftBefore);
  await citizen.goto('/pages/me/index');
  await citizen.sees('已取消');
}

/** The old place is free again once the new one is had. */
async function movedToTheNextTime(citizen, number) {
  await citizen.press('改到别的时间');
  await citizen.sees('改到这个时间');
  await chooseLastDay(citizen);
  await times(citizen).nth(1).click();
  await citizen.judge('moving a booking');
  await citizen.press('改到这个时间');
  await citizen.page.waitForURL((at) => at.pathname.includes('/booking/') && !at.href.includes(number));
  await citizen.sees(/改期到这个时间/);
  await citizen.judge('the ticket of a moved booking');
}

/** The first item that can be booked somewhere at all. */
async function bookable(house) {
  for (const item of (await house.read('/items')).items) {
    const { sites } = await house.read(`/items/${item.key}/availability`);
    if (sites.some(({ earliest }) => earliest !== null)) return item;
  }
  throw new Error('nothing can be booked');
}

const times = ({ page }) => page.getByRole('radiogroup', { name: '几点到' }).getByRole('radio', { disabled: false });

/** The furthest free day, which is free at any hour of today. Returns the places left at its first time. */
async function chooseLastDay(visitor) {
  const days = visitor.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { name: /余/ });
  await days.last().click();
  return Number((await times(visitor).first().textContent()).match(/余 (\d+)/)[1]);
}

/** What somebody else is shown after opening the page anew. */
async function leftIs(other, expected) {
  await other.page.reload();
  const left = await chooseLastDay(other);
  if (left !== expected) throw new Error(`${left} places are shown, not ${expected}`);
}

import { atTheApi } from './hall-hours.mjs';

export const name =
  'a call is taken on the desk: booked, found in the day, moved, touched by a change of hours, given up';

/** Keyboard where a clerk on the telephone has one hand free; the day is put back as it was. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const item = items.at(-1);
  const desk = await arrive({ desk: true });
  const { page } = desk;
  await desk.goto('/packages/desk/bookings/index');
  await desk.signIn('general-1');
  await desk.giveSecondFactor('general-1');
  await desk.sees('从左边选一个预约');
  await desk.judge('a day of bookings');

  await page.keyboard.press('F4');
  await page
    .getByRole('searchbox', { name: '找事项' })
    .or(page.getByRole('textbox', { name: '找事项' }))
    .first()
    .fill(item.plainName);
  await page.getByRole('radio', { name: item.name }).first().click();
  const days = page.getByRole('radiogroup', { name: '约哪一天' }).getByRole('radio', { name: /余/ });
  await days.last().click();
  await times(page).first().click();
  await desk.press(/^约 /);
  await desk.sees('请问来电人怎么称呼，填写姓名');
  await desk.fill('来电人姓名', '李来电');
  await desk.fill('来电人手机号', `139${String(Date.now()).slice(-8)}`);
  await desk.judge('a call that is taken');
  await page.keyboard.press('Control+Enter');
  await desk.sees('约好了，请念给来电人听');
  await desk.judge('what is read out to the caller');
  await desk.picture('phone-booking');
  await desk.press('打开这个预约');
  await desk.sees('谁约的');

  await desk.press('改到别的时间');
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('radiogroup', { name: '约哪一天' }).getByRole('radio', { name: /余/ }).last().click();
  const other = times(sheet).nth(1);
  await other.click();
  await desk.judge('moving for a caller');
  await sheet.getByRole('button', { name: /^改到 / }).click();
  await desk.sees('看原来的预约');
  await desk.judge('a booking that was moved');
  const number = await page
    .getByText(/^YY\d{6}-\w{8}$/)
    .first()
    .textContent();

  const supervisor = await atTheApi(house, 'general-1');
  const { site, date } = await supervisor('GET', `/bookings/${number}`);
  await desk.goto(`/packages/desk/bookings/index?site=${site.key}&date=${date}`);
  await desk.sees('从左边选一个预约');
  await page.getByRole('button', { name: /李/ }).first().waitFor();
  await desk.press('调整这一天的时间');
  await desk.press('全天不开门');
  await desk.press('先看会影响谁');
  await desk.sees(/位来不了原来的时间/);
  await desk.judge('whom a closed day touches');
  await desk.fill('原因', '电力检修，当天不开门');
  await desk.press(/^就这样改，通知这/);
  await desk.sees(/^已改，/);
  await desk.press('调整这一天的时间');
  await desk.press('恢复平常的时间');
  await desk.sees('没有预约受影响。');
  await desk.fill('原因', '检修提前完成，恢复开放');
  await desk.press(/^就这样改$/);
  await desk.sees('从左边选一个预约');

  await desk.goto(`/packages/desk/bookings/index?number=${number}`);
  await desk.press('看改到的预约');
  await desk.sees(/^大厅改约到这个时间的/);
  await desk.press('取消预约');
  await page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
  await desk.sees('已取消，位置已让给别人');
}

const times = (within) => within.getByRole('radiogroup', { name: '几点到' }).getByRole('radio', { disabled: false });

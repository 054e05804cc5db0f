import { atTheApi, openAllDay } from './hall-hours.mjs';

export const name = 'a late cancellation is marked, appealed against by the citizen, decided by a person and read';

const STATEMENT = '刚约好就接到医院电话，家里老人要马上送急诊，只好取消。';
const REASON = '经电话核实情况属实，不应记录';

/** Marked, told why and what follows; objected to; looked into on the desk; taken back. */
export async function run({ arrive, house }) {
  const { key: siteKey } = await openAllDay(house);
  const citizen = await arrive();
  await citizen.goto('/pages/standing/index');
  await citizen.signIn('citizen-qu');
  await citizen.sees(/记 1 次/);
  await citizen.judge('how one stands');

  const supervisor = await arrive({ desk: true });
  const number = await cancelledLate(house, siteKey);
  if (number !== null) await appealed(citizen, supervisor, number);
  await priority(supervisor, number === null);
}

async function appealed(citizen, supervisor, number) {
  await citizen.goto(`/pages/booking/index?number=${number}`);
  await citizen.sees(/^临时取消，记/);
  await citizen.judge('a booking with its mark');
  await citizen.press('记得不对，申诉');
  await citizen.fill('当时是什么情况', STATEMENT);
  await citizen.judge('appealing');
  await citizen.press('提交申诉');
  await citizen.sees('爽约申诉');
  await citizen.sees(STATEMENT);
  await citizen.judge('an appeal that waits');
  await citizen.picture('appeal');
  const appeal = new URL(citizen.page.url()).searchParams.get('number');

  await supervisor.goto(`/packages/desk/inbox/index?number=${appeal}`);
  await supervisor.signIn('general-1');
  await supervisor.giveSecondFactor('general-1');
  await supervisor.sees(STATEMENT);
  await supervisor.sees('申诉人的预约记录');
  await supervisor.judge('an appeal on the desk');
  await supervisor.press(/^当时大厅有故障/);
  await supervisor.press('先看影响哪些人');
  await supervisor.sees(/^将撤销 \d+ 条爽约记录/);
  await supervisor.judge('a fault of the hall');
  await supervisor.page.keyboard.press('Escape');
  await supervisor.fill('核实的情况和理由', REASON);
  await supervisor.press('申诉成立，撤销记录');
  await supervisor.sees(/^申诉成立，这次记录已撤销/);

  await citizen.sees(/^申诉成立，这次记录已撤销/);
  await citizen.judge('an appeal that was granted');
  await citizen.goto('/pages/standing/index');
  await citizen.sees('申诉成立，已撤销');
  await citizen.judge('a mark that was taken back');
}

/** Somebody is confirmed at the counter to be looked after first, and it is withdrawn again. */
async function priority(supervisor, asNewcomer) {
  await supervisor.goto('/packages/desk/reception/index');
  if (asNewcomer) {
    await supervisor.signIn('general-1');
    await supervisor.giveSecondFactor('general-1');
  }
  await supervisor.fill('办事人的手机号', '13900009999');
  await supervisor.press('看一下确认过没有');
  await supervisor.page.getByRole('radio', { name: '老年人' }).click();
  await supervisor.page.getByRole('checkbox', { name: /本人在场并同意/ }).click();
  await supervisor.judge('confirming a priority group');
  await supervisor.press('确认为优先照顾');
  await supervisor.fill('撤销的原因', '证件看错了');
  await supervisor.press(/^撤销$/);
  await supervisor.page.getByRole('radio', { name: '老年人' }).waitFor();
}

/** Books a time within the next hours and gives it up. Returns the number; null in the day's last half hour. */
async function cancelledLate(house, siteKey) {
  const citizen = await atTheApi(house, 'citizen-qu');
  const [item] = (await house.read('/items')).items;
  const date = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  const { slots } = await house.read(`/items/${item.key}/slots?site=${siteKey}&date=${date}`);
  const slot = slots.find(({ free }) => free > 0);
  if (!slot) return null;
  const { number, version } = await citizen('POST', '/bookings', { itemKey: item.key, siteKey, date, from: slot.from });
  await citizen('POST', `/bookings/${number}/cancel`, { version });
  return number;
}

import { atTheApi } from './hall-hours.mjs';
import { proveMobile } from './prove-mobile.mjs';

export const name = 'whoever finds a day booked up waits for a place, is offered it and takes it';

/** The last day of a site has room for few, and they are taken; one is given back while somebody waits. */
export async function run({ arrive, house }) {
  const { item, site, date } = await aDayWithRoom(house);
  const supervisor = await atTheApi(house, 'general-1');
  const clerk = await atTheApi(house, 'receptionist-1');
  const day = `/sites/${site.key}/days/${date}`;
  const configured = await supervisor('GET', day);
  const sessions = [{ from: '10:00', to: '11:00', bookable: true }];
  await supervisor('PUT', day, { hours: { sessions, accepts: configured.accepts }, reason: '设备检修，只开放一小时' });
  const taken = await takeAll(clerk, house, { item, site, date });

  const { key, phone } = await house.newPerson();
  const citizen = await arrive();
  await citizen.goto(`/pages/book/index?item=${item.key}&site=${site.key}`);
  await citizen.press(/^登录后想要的日子约满了？排候补|^登录后排候补/);
  await citizen.chooseAtWechat(key);
  await citizen.press(/^想要的日子约满了？排候补|^排候补，有空位通知我/);
  const sheet = citizen.page.getByRole('dialog', { name: '排候补' });
  await sheet
    .getByRole('radiogroup', { name: '哪一天' })
    .getByRole('radio', { name: /已约满/ })
    .last()
    .click();
  await citizen.judge('joining the waiting list');
  await citizen.picture('waitlist');
  await sheet.getByRole('button', { name: /^排候补$/ }).click();
  await proveMobile(citizen, house, key, phone);
  await citizen.sees('您排在第一位');
  await citizen.judge('a turn on the waiting list');

  // Some of the places are kept for callers and elders: only what is beyond those is offered.
  for (const { number, version } of taken) await clerk('POST', `/bookings/${number}/cancel`, { version });
  await citizen.sees('轮到您了');
  await citizen.judge('a turn that has come');
  await citizen.goto('/');
  await citizen.press(/请确认/);
  await citizen.sees('不需要了，让给下一位');
  await citizen.judge('an offered place');
  await citizen.press('确认预约');
  await citizen.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();

  await citizen.press('取消预约');
  await citizen.page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
  await citizen.sees('已按您的要求取消，位置已让给别人');
  await supervisor('PUT', day, { hours: null, reason: '检修结束，恢复开放' });
}

/** An item with a site and the last day it can be booked there. */
async function aDayWithRoom(house) {
  for (const item of (await house.read('/items')).items) {
    const { sites } = await house.read(`/items/${item.key}/availability`);
    for (const site of sites.reverse()) {
      const free = site.days.filter(({ state }) => state === 'FREE');
      if (free.length > 1) return { item, site, date: free.at(-1).date };
    }
  }
  throw new Error('nothing can be booked');
}

/** Books every place of a day by telephone. Returns the bookings. */
async function takeAll(clerk, house, { item, site, date }) {
  const taken = [];
  for (;;) {
    const { slots } = await house.read(`/items/${item.key}/slots?site=${site.key}&date=${date}`);
    const slot = slots.find(({ free }) => free > 0);
    if (!slot) return taken;
    const caller = { name: '来电人', phone: `139${String(Date.now()).slice(-8)}` };
    const wish = { itemKey: item.key, siteKey: site.key, date, from: slot.from, caller };
    // What is shown may be a moment old: a place that is gone is looked for anew.
    const booked = await clerk('POST', '/desk/bookings', wish).catch((refusal) => {
      if (!refusal.message.includes('slot_full')) throw refusal;
    });
    if (booked) taken.push(booked);
  }
}

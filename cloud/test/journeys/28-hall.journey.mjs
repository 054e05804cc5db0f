import { atTheApi, openAllDay } from './hall-hours.mjs';
import { machine, scan } from './machines.mjs';
import { proveMobile } from './prove-mobile.mjs';

export const name =
  'a newcomer books, moves the booking, checks in and is called: phone, kiosk, window and display side by side';

/** Journey 28: four screens tell the same story at the same time; a machine taken out of service asks for a code again. */
export async function run({ arrive, house }) {
  const { key: siteKey } = await openAllDay(house);
  const supervisor = await atTheApi(house, 'general-1');
  const hall = { arrive, house, siteKey };
  const kiosk = await machine(hall, supervisor, {
    kind: 'KIOSK',
    siteKey,
    name: '东侧叫号机',
    width: 1080,
    height: 1920,
  });
  const display = await machine(hall, supervisor, {
    kind: 'DISPLAY',
    siteKey,
    name: '大屏',
    width: 1920,
    height: 1080,
  });
  await display.visitor.press('打开叫号声音');
  await display.visitor.judge('the display');
  const clerk = await clerkAtWindow(arrive);

  const { item, line } = await itemOf(house, supervisor, siteKey);
  const phone = await arrive();
  const number = await book(phone, house, item, siteKey);
  const { label, code } = await checkIn(kiosk.visitor, number, line);
  await follow(phone, number, label, code);
  await calledAndServed({ phone, clerk, display: display.visitor, kiosk: kiosk.visitor }, label);

  // It hears so by itself; nobody has to touch it.
  await supervisor('DELETE', `/devices/${kiosk.key}`);
  await kiosk.visitor.sees('请输入 8 位配对码');
}

async function clerkAtWindow(arrive) {
  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/window/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  await clerk.sees('今天坐哪个窗口');
  await clerk.page.getByRole('radio').first().click();
  await clerk.press('在这个窗口坐下');
  await clerk.sees('离开窗口');
  return clerk;
}

/** An item of the line the first window serves. */
async function itemOf(house, supervisor, siteKey) {
  const { lines } = await supervisor('GET', `/desk/queue/lines?siteKey=${siteKey}`);
  const open = lines.find(({ windowsOpen }) => windowsOpen > 0);
  const { itemKeys } = await house.read(`/sites/${siteKey}`);
  const { items } = await house.read(`/items?category=${open.key}`);
  return { item: items.find(({ key }) => itemKeys.includes(key)), line: open };
}

const shanghaiDate = () => new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);

/** Books a time of today and moves it to the next one; null in the day's last half hour, when there is none. */
async function book(phone, house, item, siteKey) {
  const { key, phone: mobile } = await house.newPerson();
  const { slots } = await house.read(`/items/${item.key}/slots?site=${siteKey}&date=${shanghaiDate()}`);
  if (!slots.some(({ free }) => free > 0)) {
    await phone.goto('/pages/me/index');
    await phone.press('微信登录');
    await phone.chooseAtWechat(key);
    return null;
  }
  await phone.goto(`/pages/book/index?item=${item.key}&site=${siteKey}`);
  await phone.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { name: /余/ }).first().click();
  await times(phone).first().waitFor();
  const later = (await times(phone).count()) > 1;
  await times(phone)
    .nth(later ? 1 : 0)
    .click();
  await phone.press('登录并留住这个时间');
  await phone.chooseAtWechat(key);
  await phone.press('留住这个时间');
  await proveMobile(phone, house, key, mobile);
  await phone.press('确认预约');
  await phone.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();
  const booked = new URL(phone.page.url()).searchParams.get('number');
  return later ? moveToTheNextTime(phone, booked) : booked;
}

const times = ({ page }) => page.getByRole('radiogroup', { name: '几点到' }).getByRole('radio', { disabled: false });

/** Somebody who is here sooner than they thought: in one step they have the earlier time and no longer the other. */
async function moveToTheNextTime(phone, booked) {
  await phone.press('改到别的时间');
  await phone.sees('改到这个时间');
  await phone.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { name: /余/ }).first().click();
  await times(phone).first().click();
  await phone.press('改到这个时间');
  await phone.page.waitForURL((at) => at.pathname.includes('/booking/') && !at.href.includes(booked));
  await phone.sees(/改期到这个时间/);
  return new URL(phone.page.url()).searchParams.get('number');
}

/** Takes a number at the kiosk, by the booking's code or without one; gives what is printed. */
async function checkIn(kiosk, number, line) {
  await kiosk.sees('您好，请问办什么？');
  await kiosk.judge('the kiosk');
  if (number === null) await chooseLine(kiosk, line);
  else {
    await kiosk.press('我预约了，取号');
    await kiosk.sees('请把预约二维码对准扫描口');
    await kiosk.judge('the kiosk asks for the booking');
  }
  const [drawn] = await Promise.all([
    kiosk.page.waitForResponse((answer) => /kiosk\/(tickets|check-ins)$/.test(answer.url())),
    number === null ? kiosk.press('不用，普通取号') : scan(kiosk, number),
  ]);
  await kiosk.sees('请取好您的号票');
  await kiosk.sees(/秒后回到开头/);
  await kiosk.judge('the ticket at the kiosk');
  await kiosk.picture('hall-kiosk');
  const { label, code } = await drawn.json();
  if ((await kiosk.page.getByTestId('ticket-label').textContent()) !== label) throw new Error('another label is shown');
  return { label, code };
}

async function chooseLine(kiosk, { name: lineName }) {
  await kiosk.press('没有预约，现场取号');
  await kiosk.judge('the lines at the kiosk');
  await kiosk.press(new RegExp(`^${lineName}`));
  await kiosk.judge('priority at the kiosk');
}

/** The phone knows the ticket: by itself when it was booked, else by the code on the paper. */
async function follow(phone, number, label, code) {
  if (number === null) await phone.goto(`/pages/ticket/index?code=${code}`);
  else {
    await phone.goto('/');
    await phone.press(new RegExp(`^${label}`));
  }
  await phone.sees(label);
  await phone.sees(/下一个就是您|前面还有 \d+ 人/);
  await phone.judge('the ticket on the phone');
}

async function calledAndServed({ phone, clerk, display, kiosk }, label) {
  await kiosk.press('回到开头');
  await kiosk.sees('您好，请问办什么？');
  await clerk.sees('还有 1 位在等');
  await clerk.page.keyboard.press('F8');
  await clerk.sees('已叫 1 次');
  await display.page.getByTestId('called').filter({ hasText: label }).waitFor();
  await phone.sees('请到');
  await Promise.all([
    phone.picture('hall-phone'),
    clerk.picture('hall-window'),
    display.picture('hall-display'),
    display.judge('the display calls'),
    phone.judge('called on the phone'),
  ]);
  await announcedOnce(display, label);
  await clerk.page.keyboard.press('F9');
  await phone.sees('正在办理');
  await clerk.page.keyboard.press('F10');
  await phone.sees('已办理');
  await display.sees('空闲');
  await announcedOnce(display, label);
  await clerk.press('离开窗口');
  await clerk.sees('今天坐哪个窗口');
}

const DIGITS = '零一二三四五六七八九';

/** Called out once, digit by digit, however often the display has drawn the hall since. */
async function announcedOnce({ page }, label) {
  const spelled = label.replace(/\d/g, (digit) => DIGITS[digit]);
  const said = await page.evaluate(() => globalThis.said);
  const calls = said.filter((sentence) => sentence.startsWith(`请${spelled}号到`));
  if (calls.length !== 1) throw new Error(`${label} was called out ${calls.length} times: ${said.join(' / ')}`);
}

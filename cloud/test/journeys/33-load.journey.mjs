import { atTheApi, openAllDay } from './hall-hours.mjs';

export const name =
  'reception gives numbers by hand and sees who waits where; a supervisor sends somebody to a window; nobody is left over';

/** A number is given, seen in its line and carried over; a clerk is sent to a window. */
export async function run({ arrive, house }) {
  const { name: siteName } = await openAllDay(house);
  const reception = await arrive({ desk: true });
  const { page } = reception;
  await reception.goto('/packages/desk/load/index');
  await reception.signIn('receptionist-1');
  await reception.giveSecondFactor('receptionist-1');
  await reception.sees('导办台取号');
  await choose(reception, siteName);
  await reception.sees('都办完了');
  const line = page.getByRole('list', { name: '各队' }).getByRole('listitem').first();
  const before = await waitingIn(line);
  await reception.press('现场取号');
  await page
    .getByText(/人，请留意叫号$|^.*前面还有 \d+ 人$/)
    .first()
    .waitFor();
  await line.getByText(`${before + 1} 人在等`).waitFor();
  await reception.judge('a number given by hand');
  await reception.picture('load');

  await page.getByRole('list', { name: '还没办完的号' }).getByRole('button').first().click();
  await reception.fill('原因', '家里有急事，先走了');
  await reception.judge('a number nobody finished');
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /结束这个号/ })
    .click();
  await reception.press('就这样处理');
  await reception.sees('都办完了');
  await line.getByText(`${before} 人在等`).waitFor();

  const supervisor = await arrive({ desk: true });
  await supervisor.goto('/packages/desk/load/index');
  await supervisor.signIn('general-1');
  await supervisor.giveSecondFactor('general-1');
  await choose(supervisor, siteName);
  const clerk = await atTheApi(house, 'clerk-1');
  const { staff } = await clerk('GET', '/me');
  const window = supervisor.page.getByRole('list', { name: '各窗口' }).getByRole('listitem').first();
  await window.getByRole('button').click();
  const who = supervisor.page.getByRole('combobox', { name: '调谁过来' });
  await who.selectOption(staff.workNo);
  await supervisor.judge('sending somebody to a window');
  await supervisor.press('调到这个窗口');
  await window.getByText(new RegExp(`^${staff.name} · 今天办了`)).waitFor();
  await supervisor.judge('a window with somebody at it');
  await clerk('POST', '/desk/window/close');
  await window.getByText('未开').waitFor();
}

async function choose({ page }, siteName) {
  const site = page.getByRole('combobox', { name: '哪个大厅或驿站' });
  if ((await site.count()) === 0) return;
  const key = await site.locator('option', { hasText: siteName }).first().getAttribute('value');
  await site.selectOption(key);
}

const waitingIn = async (line) => Number((await line.textContent()).match(/(\d+) 人在等/)[1]);

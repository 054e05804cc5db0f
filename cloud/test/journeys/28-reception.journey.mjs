import { atTheApi, openAllDay } from './hall-hours.mjs';
import { machine } from './machines.mjs';

export const name = 'somebody calls for help by one tap, reception goes, a fault stays open until it is mended';

/** Journey 28, at reception: a facility’s code, a kiosk’s button, «我去», and what the day came to. */
export async function run({ arrive, house }) {
  const { key: siteKey } = await openAllDay(house);
  const { facilities } = await house.read(`/sites/${siteKey}`);
  const offering = (action) => facilities.find(({ actions }) => actions.includes(action)).key;
  const reception = await arrive({ desk: true });
  await reception.goto('/packages/desk/reception/index');
  await reception.signIn('receptionist-1');
  await reception.giveSecondFactor('receptionist-1');
  await reception.sees('现在没有人叫');
  await reception.judge('nobody calls');

  const visitor = await arrive();
  await visitor.goto(`/packages/hall/help/index?at=${offering('ASK_HELP')}`);
  await visitor.judge('the facility');
  await visitor.press('请导办员过来');
  await visitor.sees(/导办员马上过来/);
  await call(reception, '请人帮忙').waitFor();
  await reception.judge('somebody calls');
  await reception.page.keyboard.press('F4');
  await reception.sees('您正在处理');
  await visitor.sees(/导办员正在过来/);
  await minutes(call(reception, '请人帮忙'), 5);
  await visitor.sees(/这次帮助已经结束/);
  await reception.sees(/人工 0，自助 1/);

  await visitor.goto(`/packages/hall/help/index?at=${offering('REPORT_FAULT')}`);
  await visitor.page.getByRole('radio', { name: '打不出纸' }).click();
  await visitor.judge('something is broken');
  await visitor.press('告诉工作人员');
  await visitor.sees(/已经报修/);
  await call(reception, '报修')
    .getByText(/打不出纸/)
    .waitFor();

  const supervisor = await atTheApi(house, 'general-1');
  const size = { width: 1280, height: 800 };
  const kiosk = await machine({ arrive }, supervisor, { kind: 'KIOSK', siteKey, name: '西侧叫号机', ...size });
  await kiosk.visitor.press('请人来帮我');
  await kiosk.visitor.sees('导办员马上过来');
  await kiosk.visitor.judge('the kiosk called');
  await reception.sees('西侧叫号机');

  await logs(reception);
  await reception.sees(/人工 1，自助 1/);
  await reception.page.reload();
  await call(reception, '报修')
    .getByText(/打不出纸/)
    .waitFor();
  await reception.judge('the day at reception');
}

const call = ({ page }, kind) => page.getByRole('article').filter({ hasText: kind });

const minutes = (within, count) => within.getByRole('button', { name: `${count} 分钟`, exact: true }).click();

/** A reception in two taps. */
async function logs(reception) {
  const form = reception.page.getByRole('region', { name: '记一次接待' });
  await form.getByRole('radio', { name: '咨询' }).click();
  await minutes(form, 3);
}

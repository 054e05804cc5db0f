import { atTheApi } from './hall-hours.mjs';

export const name =
  'somebody at the guide desk reports an incident, whoever is on call acknowledges, arrives, brings it under control and reports, the desk watching live';

/** Whoever is on call holds a phone; on call round the clock today, for journeys are walked at any hour. */
export async function run({ arrive, house }) {
  await putOnCall(house, 'dispatcher-1');
  const { items: sites } = await house.read('/sites');

  const guide = await arrive();
  await guide.goto('/packages/desk/incidents/index');
  await guide.signIn('receptionist-1');
  await guide.giveSecondFactor('receptionist-1');
  await guide.sees('现在值班');
  await guide.judge('incidents on a phone');
  await guide.press('上报突发事件');
  await guide.fill('具体位置', '一楼等候区');
  await guide.fill('发生了什么', '一位老人在等候区晕倒');
  await guide.fill('现场联系电话', '13800001234');
  await guide.judge('the report');
  await guide.press(/^上报$/);
  await guide.sees('看全部突发事件');
  await guide.sees('已派出值守人员');
  await guide.judge('an incident one reported');
  const caller = await atTheApi(house, 'dispatcher-1');
  const [{ number }] = (await caller('GET', '/incidents?open=true')).items;

  const desk = await arrive({ desk: true });
  await desk.goto('/packages/desk/incidents/index');
  await desk.signIn('general-1');
  await desk.giveSecondFactor('general-1');
  await desk.page.getByRole('list', { name: '正在处置' }).getByRole('button').first().click();
  await desk.sees('改派给另一位');
  await desk.sees(/前到场$/);
  await desk.judge('an incident on the desk');
  await desk.picture('incident-desk');

  const onCall = await arrive();
  await onCall.goto(`/packages/desk/incidents/index?number=${number}`);
  await onCall.signIn('dispatcher-1');
  await onCall.giveSecondFactor('dispatcher-1');
  await onCall.sees('知悉，马上去');
  await onCall.judge('an incident to acknowledge');
  await onCall.picture('incident');
  await onCall.press('知悉，马上去');
  await desk.sees('已知悉');
  await onCall.press('打给现场联系人');
  await onCall.sees('13800001234');
  await onCall.standAt(sites[0].position);
  await onCall.press('我已到场');
  await onCall.sees(/^定位离现场约/);
  await onCall.judge('an arrival that is too far off');
  await onCall.standAt(asBrowsersSpeak(sites[0].position));
  await onCall.press('我已到场');
  await desk.sees('已到场');
  await onCall.press('现场已控制');
  await onCall.fill('做了什么', '已拨打 120，疏散周围群众');
  await onCall.judge('what was done');
  await onCall.page.getByRole('dialog').getByRole('button', { name: '现场已控制' }).click();
  await onCall.press('写处置报告');
  await onCall.fill('原因、经过和结果', '老人低血糖晕倒，已由 120 送医，家属已联系');
  await onCall.press('提交报告，结束处置');
  await onCall.sees('突发事件处置报告');
  await onCall.judge('an incident that is over');
  await desk.sees('现在没有突发事件');
}

/** A browser speaks WGS-84, maps GCJ-02: about here they lie so far apart. */
const asBrowsersSpeak = ({ longitude, latitude }) => ({ longitude: longitude - 0.0047, latitude: latitude + 0.0016 });

/** Puts a demo colleague on call for the whole of today, beside everybody else's shifts. */
async function putOnCall(house, key) {
  const date = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
  const supervisor = await atTheApi(house, 'general-1');
  const { staff } = await (await atTheApi(house, key))('GET', '/me');
  const { version, shifts } = await supervisor('GET', `/roster/${date}`);
  const others = shifts
    .filter(({ post, workNo }) => post !== 'ON_CALL' && workNo !== staff.workNo)
    .map(({ workNo, post, siteKey, windowNo, from, to }) => ({ workNo, post, siteKey, windowNo, from, to }));
  const own = { workNo: staff.workNo, post: 'ON_CALL', siteKey: null, windowNo: null, from: '00:00', to: '24:00' };
  await supervisor('PUT', `/roster/${date}`, { version, shifts: [...others, own] });
}

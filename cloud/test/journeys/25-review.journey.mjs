export const name = 'an answer is written by one, reviewed by another, and corrected when it was wrong';

const WRONG = '请带身份证到二楼窗口补领，当场办结。';
const RIGHT = '请带身份证到一楼窗口补领，当场办结，不收费。';

/** The draft is on the server before it is sent: who reviews it reads it at a desk of their own. */
export async function run({ arrive, house }) {
  const citizen = await arrive();
  await citizen.goto('/pages/ask/index');
  await citizen.fill('您想问什么', `健康证到期了去哪里换（${Date.now()}）？`);
  await citizen.signIn('citizen-wen');
  await citizen.press('提交问题');
  await citizen.sees('等待中心安排人员答复');
  const number = new URL(citizen.page.url()).searchParams.get('number');

  const supervisor = await atDesk(arrive, 'deputy-1');
  await supervisor.press('批量指派');
  await supervisor.page
    .getByLabel('承办人', { exact: true })
    .selectOption((await house.person('receptionist-1')).workNumber);
  await supervisor.page.getByRole('checkbox', { name: number }).click();
  await supervisor.judge('questions to be assigned');
  await supervisor.press('指派这 1 件');
  await supervisor.sees('已指派 1 件');

  const writer = await atDesk(arrive, 'receptionist-1');
  await writer.press(new RegExp(number));
  await writer.fill('答复内容', WRONG);
  await writer.sees('草稿已保存');
  await bothWrite(writer, supervisor, number);
  await writer.press('送审');
  await writer.sees('正在等主管审核');
  await writer.judge('a reply under review');

  await supervisor.sees('等您审核的答复（1）');
  await supervisor.page.getByRole('list', { name: '等您审核的答复' }).getByRole('button').click();
  await supervisor.press('退回修改');
  await supervisor.fill('要改什么', '写明收不收费');
  await supervisor.judge('a reply is given back');
  await supervisor.press('退回给写答复的人');
  await writer.sees('退回修改：写明收不收费');
  await writer.fill('答复内容', `${WRONG}不收费。`);
  await writer.press('送审');
  await writer.sees('正在等主管审核');
  await supervisor.press('审核通过并发送');
  await citizen.sees(`${WRONG}不收费。`);

  await writer.press('更正答复');
  await writer.fill('更正后的答复', RIGHT);
  await writer.fill('为什么更正', '窗口在一楼');
  await writer.judge('an answer is corrected');
  await writer.press('发出更正');
  await citizen.sees(RIGHT);
  await citizen.sees('更正原因：窗口在一楼');
  await citizen.judge('a corrected answer');
  const { name: reviewer } = await house.person('deputy-1');
  await citizen.sees(`${reviewer} 审核`);
}

/** A colleague changes the draft too: nobody's words are lost, and the hand stays where it was. */
async function bothWrite(writer, colleague, number) {
  await colleague.press(new RegExp(number));
  await colleague.sees(/写于/);
  await colleague.fill('答复内容', '请打电话来问。');
  await colleague.sees('草稿已保存');
  await writer.page.keyboard.press('End');
  await writer.page.keyboard.type('请带');
  await writer.sees('也改了这份草稿');
  await writer.sees('请打电话来问。');
  await writer.judge('two wrote at once');
  await writer.press('保留我写的');
  await writer.sees('草稿已保存');
  await writer.fill('答复内容', WRONG);
  await writer.sees('草稿已保存');
}

/** Signs in at a desk of their own. */
async function atDesk(arrive, key) {
  const someone = await arrive({ desk: true });
  await someone.goto('/packages/desk/inbox/index');
  await someone.signIn(key);
  await someone.giveSecondFactor(key);
  await someone.sees('收件箱');
  return someone;
}

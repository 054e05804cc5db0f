export const name = 'a citizen asks, a clerk answers, the citizen is told';

/** Journey 2: the date is told before and after asking, explained day by day, and the answer arrives live. */
export async function run({ arrive, house }) {
  const { workdaysLeft } = await house.read('/consultations/promise');
  const question = `营业执照丢了怎么补办（${Date.now()}）？`;
  const citizen = await arrive();
  await citizen.goto('/pages/ask/index');
  await citizen.sees('最晚');
  await citizen.fill('您想问什么', question);
  await citizen.sees('也许这里有答案');
  await citizen.judge('what may answer already');
  await citizen.signIn('citizen-wen');
  await citizen.press('提交问题');
  await citizen.sees('等待中心安排人员答复');
  await citizen.sees(question);
  await citizen.press('为什么是这一天');
  await citizen.sees(`第${workdaysLeft}天`);
  await citizen.press('催一下');
  await citizen.sees('您催办了一次');
  await citizen.judge('the question');
  await citizen.picture('question');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/inbox/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  await clerk.sees('收件箱');
  await clerk.press(new RegExp(new URL(citizen.page.url()).searchParams.get('number')));
  await clerk.sees(question);
  await clerk.judge('the desk');
  await clerk.picture('desk');
  await clerk.fill('答复内容', '请携带身份证到市场监管窗口补领，当场办结。');
  await clerk.press('发送答复');

  await citizen.sees('请携带身份证到市场监管窗口补领');
  await citizen.goto('/pages/notices/index');
  await citizen.sees('咨询答复');
  await citizen.judge('a notice of an answer');
}

export const name = 'an answer is published without the person who asked, and found by the next one before asking';

/** 知识库: personal data goes out first, a person confirms the wording, and people's own words find it. */
export async function run({ arrive, house }) {
  const { name: asker, phone } = await house.person('citizen-qu');
  await house.visitMiniProgram('citizen-qu');
  const citizen = await arrive();
  await citizen.goto('/pages/ask/index');
  await citizen.signIn('citizen-qu');
  await citizen.fill('您想问什么', `我是${asker}，电话${phone}，营业执照弄丢了怎么补一张（违规示例）`);
  await citizen.press('提交问题');
  await citizen.sees('等待中心安排人员答复');
  const number = new URL(citizen.page.url()).searchParams.get('number');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/inbox/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  await clerk.press(new RegExp(number));
  await clerk.sees(/微信提示：内容可能不宜公开/);
  await clerk.judge('a question with a remark of WeChat');
  await clerk.fill('答复内容', '带身份证到市场监管窗口补领，当场办结，不收费。');
  await clerk.press('发送答复');
  await clerk.press('整理成常见问题公开');
  await clerk.sees(/^已去掉/);
  await clerk.judge('a wording without the one who asked');
  await clerk.fill('标题', '营业执照弄丢了怎么补一张');
  // What WeChat remarked on is published only by who vouches for every word.
  const publish = clerk.page.getByRole('button', { name: '公开', exact: true });
  if (await publish.isEnabled()) throw new Error('published without being read through');
  await clerk.page.getByRole('checkbox', { name: /我已逐字核对/ }).click();
  await clerk.press(/^公开$/);
  await clerk.sees('已公开，提问时会推荐给大家');

  const next = await arrive();
  await next.goto('/pages/ask/index');
  await next.fill('您想问什么', '执照丢了，怎么补办');
  await next.sees('常见问题 · 带身份证到市场监管窗口补领');
  await next.judge('what was asked before');
  await next.press(/常见问题 · 带身份证到市场监管窗口补领/);
  await next.sees('没有解决，继续提问');
  await next.picture('knowledge');
  await next.judge('a published answer');
  await next.goto('/pages/knowledge/index');
  await next.sees('最近公开的');
  await next.judge('what is published');

  await clerk.press('整理成常见问题公开');
  await clerk.fill('撤下的原因', '办法变了');
  await clerk.press(/^撤下$/);
  await clerk.sees('已撤下，不再推荐');
}

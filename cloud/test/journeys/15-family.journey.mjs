export const name = 'an elder lets a relative follow and act for them, and ends it again';

/** The elder reads six digits aloud; the relative then finds the elder's matters under 我的. */
export async function run({ arrive }) {
  const elder = await arrive();
  await elder.goto('/pages/ask/index');
  await elder.fill('您想问什么', '老年证怎么补办，要带什么材料？');
  await elder.signIn('citizen-song');
  await elder.press('提交问题');
  await elder.sees('等待中心安排人员答复');
  await elder.goto('/pages/family/index');
  await elder.press('给家人一个授权码');
  const code = await elder.page.getByText(/^\d{3} \d{3}$/).textContent();
  await elder.judge('a code for a relative');
  await elder.picture('family');

  const relative = await arrive();
  await relative.goto('/pages/family/index');
  await relative.signIn('citizen-qu');
  await relative.fill('家人给的授权码', code.replace(' ', ''));
  await relative.press('替这位家人办');
  await relative.sees('市**宋');
  await relative.judge('whom one helps');
  await relative.goto('/pages/me/index');
  await relative.sees('家人的网上咨询');

  await elder.page.reload();
  await elder.press('解除');
  await elder.sees('已解除');
  await relative.page.reload();
  await relative.sees('我的事项');
  if (await relative.page.getByText('家人的网上咨询').isVisible()) throw new Error('the consent lives on');
}

export const name = 'an elder lets a relative follow and act for them, and ends it again';

/** The elder reads six digits aloud; the relative then finds the elder's matters under 我的. */
export async function run({ arrive, house }) {
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
  const number = await bookForTheElder(relative, house);
  await elder.goto(`/pages/booking/index?number=${number}`);
  await elder.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();
  await elder.press('取消预约');
  await elder.page.getByRole('dialog').getByRole('button', { name: '取消预约' }).click();
  await elder.sees('已按您的要求取消，位置已让给别人');
  await elder.goto('/pages/family/index');

  await elder.page.reload();
  await elder.press('解除');
  await elder.sees('已解除');
  await relative.goto('/pages/me/index');
  await relative.sees('我的事项');
  if (await relative.page.getByText('家人的网上咨询').isVisible()) throw new Error('the consent lives on');
}

/** The relative keeps a time for the elder and confirms it; the ticket says whose it is. Returns its number. */
async function bookForTheElder(relative, house) {
  const { key } = (await house.read('/items')).items.at(-1);
  await relative.goto(`/pages/book/index?item=${key}`);
  await relative.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { name: /余/ }).last().click();
  await relative.page
    .getByRole('radiogroup', { name: '几点到' })
    .getByRole('radio', { disabled: false })
    .first()
    .click();
  await relative.press('替家人或企业预约');
  await relative.page.getByRole('radio', { name: /家人 市\*\*宋/ }).click();
  await relative.judge('for whom one books');
  await relative.press('留住这个时间');
  await relative.sees('市**宋');
  await relative.press('确认预约');
  await relative.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();
  return new URL(relative.page.url()).searchParams.get('number');
}

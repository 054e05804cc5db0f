export const name = 'a reading of a policy is written at the desk, found while somebody types, replaced and withdrawn';

const TITLE = '小微企业一次性开业补贴怎么申请';
const FIRST = '符合条件的小微企业可以申请。带营业执照到综合窗口提交，受理后告知结果。';
const SECOND = '符合条件的小微企业可以申请，也可以网上提交。带营业执照到综合窗口，受理后告知结果。';

/** 政策解读: what a new rule means, in plain words, before anybody has to ask. */
export async function run({ arrive }) {
  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/knowledge/index');
  await clerk.signIn('clerk-1');
  await clerk.giveSecondFactor('clerk-1');
  await clerk.press('新写一条');
  await clerk.fill(/^标题/, TITLE);
  await clerk.fill(/^内容/, `${FIRST}咨询请打13812345678。`);
  await clerk.fill(/^依据/, '示例市促进就业办法第三条');
  await clerk.judge('a reading being written');
  await publish(clerk, '公开');
  await clerk.sees('还有手机号，公开前请删去');
  await clerk.fill(/^内容/, FIRST);
  await publish(clerk, '公开');
  await clerk.sees(/^已公开，今天/);
  await clerk.judge('a published reading at the desk');

  const citizen = await arrive();
  await citizen.goto('/pages/ask/index');
  await citizen.fill('您想问什么', '开小店的开业补贴要怎么申请');
  await citizen.press(/政策解读 · 符合条件的小微企业可以申请。/);
  await citizen.sees('依据：示例市促进就业办法第三条');

  await clerk.press('换成新版本');
  await clerk.fill(/^内容/, SECOND);
  await publish(clerk, '公开新版本');
  await clerk.press(/小微企业一次性开业补贴怎么申请.*至/);
  await clerk.sees(FIRST);
  await clerk.judge('an edition of before');
  await clerk.press('关闭');
  await citizen.page.reload();
  await citizen.sees(SECOND);

  await clerk.press(/^撤下$/);
  await clerk.fill('撤下的原因', '办法到期');
  await clerk.press('撤下这一条');
  await clerk.sees(/撤下：办法到期/);
  await citizen.page.reload();
  await citizen.sees('这一条已经撤下，或者不存在');

  // On a phone the list and what is opened take turns.
  const standing = await arrive();
  await standing.goto('/packages/desk/knowledge/index');
  await standing.signIn('clerk-1');
  await standing.giveSecondFactor('clerk-1');
  await standing.fill('找一条', '开业补贴');
  await standing.press('搜索');
  await standing.sees('找到的');
  await standing.judge('the knowledge base on a phone');
  await standing.pressByKey(/小微企业一次性开业补贴怎么申请/);
  await standing.sees(/撤下：办法到期/);
  await standing.judge('an entry on a phone');
  await standing.pressByKey(/返回列表/);
  await standing.sees('找到的');
}

/** Publishes; where no machine could check the wording, the clerk vouches for it. */
async function publish(clerk, button) {
  await clerk.press(button);
  const readThrough = clerk.page.getByRole('checkbox', { name: /我已逐字核对/ });
  const settled = clerk.page.getByText(/已公开，提问时会推荐给大家|公开前请删去/);
  await readThrough.or(settled).filter({ visible: true }).first().waitFor();
  if (await readThrough.isVisible()) {
    await readThrough.click();
    await clerk.press(button);
    await settled.first().waitFor();
  }
}

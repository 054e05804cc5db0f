export const name = 'asking, answering, taking in and looking up are done by keyboard alone';

/** Every step by Tab, Enter, arrows and typing; only WeChat's own sign-in page is clicked. */
export async function run({ arrive, house }) {
  const question = `只用键盘提问（${Date.now()}）可以吗？`;
  const asker = await arrive();
  await asker.goto('/pages/ask/index');
  await asker.sees('最晚');
  await asker.signIn('citizen-song');
  await asker.sees('最晚');
  await asker.typeInto(/您想问什么/, question);
  await asker.pressByKey(/提交问题/);
  await asker.sees('等待中心安排人员答复');
  const number = new URL(asker.page.url()).searchParams.get('number');
  await asker.pressByKey(/为什么是这一天/);
  const { workdaysLeft } = await house.read('/consultations/promise');
  await asker.sees(`第${workdaysLeft}天`);

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/inbox/index');
  await clerk.signIn('receptionist-1');
  await clerk.giveSecondFactor('receptionist-1');
  await clerk.sees('收件箱');
  await openByKey(clerk, number);
  await clerk.sees(question);
  await clerk.page.keyboard.press('F4');
  await clerk.page.keyboard.type('可以，按 Tab 键走到每一处，回车确认。');
  await clerk.page.keyboard.press('Control+Enter');
  await asker.sees('按 Tab 键走到每一处');

  const [item] = (await house.read('/items')).items;
  const owner = await house.person('citizen-song');
  const window = await arrive({ desk: true });
  await window.goto('/packages/desk/intake/index');
  await window.signIn('clerk-2');
  await window.giveSecondFactor('clerk-2');
  await window.sees('找事项');
  await window.typeInto(/找事项/, item.plainName);
  await window.sees(item.name);
  await window.page.keyboard.press('Enter');
  await window.sees('主管部门');
  const { situations } = await house.read(`/items/${item.key}`);
  if (situations.length > 1) {
    await window.tabTo(new RegExp(situations[0].name));
    await window.page.keyboard.press('Enter');
  }
  await window.pressByKey(/必交的都收到了/);
  await window.typeInto(/姓名/, owner.name);
  await window.typeInto(/手机号/, owner.phone);
  await window.page.keyboard.press('Enter');
  await window.sees('收件凭证');
  const receipt = (
    await window.page
      .getByText(/^[A-Z]{2}\d{6}-\w+$/)
      .first()
      .textContent()
  ).trim();

  const anyone = await arrive();
  await anyone.goto('/pages/progress/index');
  await anyone.typeInto(/编号/, receipt);
  await anyone.typeInto(/手机号后四位/, owner.phone.slice(-4));
  await anyone.page.keyboard.press('Enter');
  await anyone.sees('材料齐全，已受理');
}

/** Goes down the inbox, F8 by F8, until this one is open. */
async function openByKey({ page }, number) {
  const open = page.locator('[id^="line-"][aria-current="page"]');
  await page.locator('[id^="line-"]').first().waitFor();
  do {
    await page.keyboard.press('F8');
    await open.waitFor();
  } while ((await open.getAttribute('id')) !== `line-${number}`);
}

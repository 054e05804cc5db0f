export const name =
  'a supervisor plans a week: what is missing, filled in turn, one shift by hand, published, read by everybody for themselves';

/** Days no booking reaches yet, so that nobody’s place depends on what is planned here. */
export async function run({ arrive }) {
  const supervisor = await arrive({ desk: true });
  const { page } = supervisor;
  await supervisor.goto('/packages/desk/roster/index');
  await supervisor.signIn('general-1');
  await supervisor.giveSecondFactor('general-1');
  await supervisor.sees('七天的排班');
  await supervisor.judge('a week of rosters');

  await supervisor.press(/^后七天$/);
  await page.getByRole('list', { name: '七天的排班' }).getByRole('button').last().click();
  await supervisor.press('加一个班次');
  const sheet = page.getByRole('dialog', { name: '加一个班次' });
  await sheet.getByRole('combobox', { name: '岗位' }).selectOption({ label: '值班负责人' });
  const who = sheet.getByRole('combobox', { name: '谁' });
  const self = await who.locator('option', { hasText: '综合主管一号' }).getAttribute('value');
  await who.selectOption(self);
  await sheet.getByRole('textbox', { name: '从' }).fill('18:00');
  await sheet.getByRole('textbox', { name: '到' }).fill('17:00');
  await supervisor.press('存入草稿');
  await supervisor.sees(/^下班时间应晚于上班时间/);
  await sheet.getByRole('textbox', { name: '到' }).fill('24:00');
  await supervisor.judge('a shift is written');
  await supervisor.press('存入草稿');
  await supervisor.press('发布这一天');
  await supervisor.sees(/^有 1 天还缺岗/);
  await supervisor.fill('为什么缺岗也先发布', '先定值班，窗口另行安排');
  await supervisor.judge('publishing with gaps');
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await supervisor.sees(/先定值班，窗口另行安排$/);

  await supervisor.press(/^后七天$/);
  await supervisor.press(/^自动排上缺的岗/);
  await supervisor.sees(/^发布草稿（7 天）/);
  await supervisor.judge('a week that was filled');
  await supervisor.picture('roster');
  await supervisor.press(/^发布草稿（7 天）/);
  const reason = page.getByRole('dialog').getByRole('textbox');
  if (await reason.isVisible()) await reason.fill('人手不足，先按此排班');
  await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
  await supervisor.sees('没有要发布的草稿');

  await supervisor.goto('/packages/desk/shifts/index');
  await supervisor.sees('值班负责人');
  await supervisor.sees(/ 18:00—24:00$/);
  await supervisor.judge('one’s own shifts');
}

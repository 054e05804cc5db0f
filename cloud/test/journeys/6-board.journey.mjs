export const name = 'a supervisor sees every running promise by light, and keeps the filters of every day';

/** Journey 6: figures first, then each promise with who holds it; in the inbox a filter is set once and kept. */
export async function run({ arrive }) {
  const supervisor = await arrive({ desk: true });
  await supervisor.goto('/packages/desk/board/index');
  await supervisor.signIn('deputy-1');
  await supervisor.giveSecondFactor('deputy-1');
  await supervisor.sees('今天到期');
  await supervisor.sees('还没有人承办');
  await supervisor.sees('窗口二号');
  await supervisor.judge('the board');
  await supervisor.picture('board');

  await supervisor.goto('/packages/desk/inbox/index');
  await supervisor.press('筛选');
  await supervisor.page.getByLabel('类型').selectOption('CONSULTATION');
  await supervisor.press('存为常用');
  await supervisor.press('清除筛选');
  await supervisor.page.reload();
  await supervisor.page.getByRole('radio', { name: '咨询' }).click();
  await supervisor.sees('不再常用');
  await supervisor.page.getByRole('button', { name: /^投诉/ }).waitFor({ state: 'detached' });
  await supervisor.judge('the inbox by a filter of every day');
}

export const name = 'a supervisor sees every running promise by light';

/** Journey 6: figures first, then each promise with who holds it. */
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
}

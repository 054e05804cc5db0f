export const name = 'anyone sees that a wrong number tells nothing';

/** Journey 3: progress without login says the same of a number that does not exist and of a tail that is not its own. */
export async function run({ arrive }) {
  const anyone = await arrive();
  await anyone.goto('/pages/progress/index');
  await anyone.fill('编号', 'BJ261123-00000000');
  await anyone.fill('手机号后四位', '1234');
  await anyone.press('查进度');
  await anyone.sees('没有查到');
}

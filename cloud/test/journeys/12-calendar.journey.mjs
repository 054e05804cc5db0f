export const name =
  'an administrator loads the next year’s holidays, sees first what they change, and they take effect';

/** The notice is pasted as it was published; a promise that moves later tells its owner. */
export async function run({ arrive }) {
  const year = new Date().getFullYear() + 1;
  const administrator = await arrive({ desk: true });
  await administrator.goto('/packages/desk/administration/index');
  await administrator.signIn('administrator-1');
  await administrator.giveSecondFactor('administrator-1');
  await administrator.page.getByRole('tab', { name: '工作日日历' }).click();
  await administrator.sees(`${year} 年 · 暂定`);
  await administrator.fill('年份', String(year));
  await administrator.fill('通知名称和日期', `关于${year}年部分节假日安排的通知`);
  const lines = ['元旦：1月1日至3日放假。', '劳动节：5月1日至5日放假。', '国庆节：10月1日至7日放假。'];
  await administrator.fill('各节假日的安排', `${lines[0].replace('1月1日', '1月40日')}\n${lines[1]}\n${lines[2]}`);
  await administrator.press('试看变化');
  await administrator.sees('第 1 行看不懂');
  await administrator.fill('各节假日的安排', lines.join('\n'));
  await administrator.press('试看变化');
  await administrator.sees('载入后的变化');
  await administrator.sees('变化的日子里没有预约');
  await administrator.judge('a notice tried');
  await administrator.press('确认载入');
  await administrator.sees(`${year} 年 · 已公布`);
  await administrator.judge('a notice in force');
}

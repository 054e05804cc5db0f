export const name = 'somebody new proves their phone where an action needs it';

/** Nobody is asked before: browsing needs no login, choosing a time none either; the phone is asked for at the booking. */
export async function run({ arrive, house }) {
  const { key, phone } = await house.newPerson();
  const [item] = (await house.read('/items')).items;
  const citizen = await arrive();
  await citizen.goto(`/pages/book/index?item=${item.key}`);
  await citizen.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { name: /余/ }).last().click();
  const times = citizen.page.getByRole('radiogroup', { name: '几点到' });
  await times.getByRole('radio', { disabled: false }).first().click();
  await citizen.press('登录并留住这个时间');
  await citizen.chooseAtWechat(key);
  await citizen.press('留住这个时间');
  await citizen.sees('预约要留一个手机号');
  await citizen.judge('the phone');

  const sheet = citizen.page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: '手机号' }).fill(phone);
  await sheet.getByRole('button', { name: '发送验证码' }).click();
  await citizen.sees(/秒后可以再发/);
  const code = sheet.getByRole('textbox', { name: '验证码' });
  await code.fill('000000');
  await sheet.getByRole('button', { name: '验证手机号' }).click();
  await citizen.sees(/验证码不对/);
  const [{ code: sent }] = await house.messages(key);
  await code.fill(sent);
  await sheet.getByRole('button', { name: '验证手机号' }).click();
  await citizen.press('确认预约');
  await citizen.page.getByRole('img', { name: /预约凭证二维码/ }).waitFor();

  await citizen.goto('/pages/me/index');
  await citizen.sees(`${phone.slice(0, 3)}****${phone.slice(-4)}`);
}

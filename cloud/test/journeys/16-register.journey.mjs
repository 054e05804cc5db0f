import { attachPhoto } from './photo.mjs';

export const name = 'the reception writes down a call and a complaint, each with its promise';

/** A call is due the same day, a complaint on site is settled on the spot; both have a number to ask by. */
export async function run({ arrive }) {
  const reception = await arrive({ desk: true });
  await reception.goto('/packages/desk/register/index');
  await reception.signIn('receptionist-1');
  await reception.giveSecondFactor('receptionist-1');
  await reception.page.getByRole('radio', { name: '电话' }).click();
  await reception.fill('问题', '周末能不能办营业执照？');
  await reception.fill('咨询人手机号', '13800001234');
  await reception.judge('a call written down');
  await reception.press(/^登记$/);
  await reception.sees('已登记');
  await reception.sees('电话咨询答复');

  await reception.press('再登记一件');
  await reception.page.getByRole('radio', { name: '上级转办' }).click();
  await reception.fill('问题', '来信人问小餐饮许可要多久。');
  await reception.fill('转办单编号', '转〔2026〕7号');
  await reception.judge('an order written down');
  await reception.press(/^登记$/);
  await reception.sees('上级转办咨询答复');

  await reception.page.getByRole('tab', { name: '投诉建议' }).click();
  await reception.fill('内容', '上午在窗口等了四十分钟，没有人叫号。');
  await attachPhoto(reception, '来信.png');
  await reception.judge('a complaint to be written down');
  await reception.press(/^登记$/);
  await reception.sees('现场投诉当场处置');
  await reception.judge('a complaint written down');
}

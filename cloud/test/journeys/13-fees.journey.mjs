import { takeIn } from './intake.mjs';

export const name =
  'a case that costs something is accepted, its owner sees what for, the window takes the money and gives a part back';

/** The fee of the guide is owed at acceptance; a browser cannot pay by WeChat and says where one can. */
export async function run({ arrive, house }) {
  const charged = await firstCharged(house);
  const owner = await house.person('citizen-qu');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  const number = await takeIn(clerk, charged, owner);
  await clerk.sees(/待缴 .* 元/);
  await clerk.judge('a receipt with a fee');

  const citizen = await arrive();
  await citizen.goto('/pages/notices/index');
  await citizen.signIn('citizen-qu');
  await citizen.judge('a notice of a fee');
  await citizen.press(new RegExp(`有一笔费用待缴.*${number}`));
  await citizen.sees(/待缴 .* 元/);
  await citizen.sees('到窗口缴费');
  await citizen.judge('a fee to be paid');

  await clerk.fill('窗口收据号', 'SJ-2026-0001');
  await clerk.press('登记窗口缴费');
  await clerk.sees('费用已缴清');
  await citizen.sees('费用已缴清');

  await clerk.press('退款');
  await clerk.fill('退款金额（元）', '1.50');
  await clerk.fill('原因', '多收了一份工本费');
  await clerk.judge('a part of a fee given back');
  await clerk.press('退款 1.50 元');
  await clerk.sees('已部分退款');
  await citizen.sees('已退回 1.50 元');
}

/** The first item of the catalogue that costs something. */
async function firstCharged(house, after = '') {
  const { items, next } = await house.read(`/items${after && `?after=${after}`}`);
  for (const { key } of items) {
    const guide = await house.read(`/items/${key}`);
    if (guide.fee.amountFen > 0) return guide;
  }
  return firstCharged(house, next);
}

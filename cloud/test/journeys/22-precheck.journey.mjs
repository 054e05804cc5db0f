import { fillApplicant, numberOnReceipt } from './intake.mjs';

export const name =
  'a citizen checks at home what is missing, the window brings it in by code, and nothing is handed in twice';

/** 办前自查、材料复用: worth coming or not is known at home; what the centre has is not asked for again. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const item = items.find(({ type, key }) => type === 'COMMITTED' && key.includes('license'));
  const owner = await house.person('citizen-wen');

  const citizen = await arrive();
  await citizen.goto(`/pages/item/index?key=${item.key}`);
  await citizen.press('开始自查');
  const sheet = citizen.page.getByRole('dialog');
  await sheet.getByRole('checkbox').first().click();
  await citizen.judge('what is at hand');
  await citizen.press('看看够不够');
  await citizen.sees(/还缺下面这些/);
  await citizen.judge('what is missing');
  await citizen.press('改一改再查');
  await clickAll(sheet.getByRole('checkbox', { checked: false }));
  await citizen.press('看看够不够');
  await citizen.sees('材料齐了，可以来办。');
  await citizen.picture('precheck');
  await citizen.judge('worth coming');
  const code = (await citizen.page.getByText(/^自查码 \d{4} \d{4}$/).textContent()).replace(/\D/g, '');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/intake/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  const first = await takeInByCode(clerk, code, owner);
  await clerk.press(/^再收一件/);
  await clerk.fill('自查码', code);
  await clerk.press('带出事项和材料');
  await clerk.sees('主管部门');
  const materials = clerk.page.getByRole('group', { name: '收到的材料' });
  await clickAll(materials.getByRole('checkbox', { checked: true }));
  await fillApplicant(clerk, owner);
  await clerk.sees('以前交过，可以不用再交');
  await clerk.sees(first);
  await clerk.judge('what need not be handed in again');
}

/** Clicks the first of them until there is none left. */
async function clickAll(boxes) {
  for (let left = await boxes.count(); left > 0; left--) await boxes.first().click();
}

async function takeInByCode(clerk, code, owner) {
  await clerk.fill('自查码', code);
  await clerk.press('带出事项和材料');
  await clerk.sees('主管部门');
  await fillApplicant(clerk, owner);
  await clerk.press('收件并受理');
  return numberOnReceipt(clerk);
}

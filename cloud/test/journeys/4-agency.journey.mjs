import { askForAgency, chooseFirst, placeHere } from './asking.mjs';

export const name = 'an owner binds the enterprise and asks for agency service';

/** Journey 4: the code's check digit, a place outside refused with other ways, a two-hour window, and who acts next. */
export async function run({ arrive, house }) {
  const { items: sites } = await house.read('/sites');
  const { enterprise, phone } = await house.person('owner-jiang');
  const owner = await arrive();
  await owner.goto('/packages/enterprise/enterprises/index');
  await owner.signIn('owner-jiang');
  await owner.fill('统一社会信用代码', mistyped(enterprise.creditCode));
  await owner.sees('校验码不符');
  await owner.judge('the binding');
  await owner.fill('统一社会信用代码', enterprise.creditCode);
  await owner.fill('企业名称', enterprise.name);
  await owner.press('绑定这家企业');
  await owner.sees(new RegExp(`${enterprise.creditCode} · 法定代表人`));

  await owner.goto('/');
  await owner.press('帮办代办');
  await askForAgency(owner, {
    mode: /^代办/,
    choose: chooseFirst,
    client: () => owner.page.getByRole('radio', { name: new RegExp(enterprise.name) }).click(),
    place: async () => {
      // The drawing's corner lies outside of any district.
      await owner.page.getByRole('button', { name: /^上门地点/ }).click({ position: { x: 4, y: 4 } });
      await owner.sees('不在我们的辖区内');
      await owner.sees(/公里/);
      await owner.judge('the place outside');
      await owner.page.getByText('不在我们的辖区内').evaluate((note) => note.scrollIntoView({ block: 'center' }));
      await owner.picture('outside');
      await owner.standAt(sites[0].position);
      await placeHere(owner);
    },
    contact: { name: '企业主小江', phone },
  });
  await owner.sees('您签授权委托书');
  await owner.judge('the request');
  await owner.press('提交申请');
  await owner.sees('等待中心受理');
  await owner.sees(enterprise.name);
  await owner.judge('the case');
  await owner.press('撤回申请');
  await owner.page.getByRole('dialog').getByRole('button', { name: '撤回申请' }).click();
  await owner.sees('已按您的要求撤回');
}

/** The same code with another last character, so that its check digit is wrong. */
const mistyped = (code) => `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;

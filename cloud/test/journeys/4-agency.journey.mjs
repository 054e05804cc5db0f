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
  await owner.page.getByRole('radio', { name: /^代办/ }).click();
  await owner.press('选择事项');
  await owner.page.getByRole('dialog').getByRole('radio').first().click();
  await owner.page.getByRole('radio', { name: new RegExp(enterprise.name) }).click();
  // The drawing's corner lies outside of any district.
  await owner.page.getByRole('button', { name: /^上门地点/ }).click({ position: { x: 4, y: 4 } });
  await owner.sees('不在我们的辖区内');
  await owner.sees(/公里/);
  await owner.judge('the place outside');
  await owner.page.getByText('不在我们的辖区内').evaluate((note) => note.scrollIntoView({ block: 'center' }));
  await owner.picture('outside');
  await owner.standAt(sites[0].position);
  await owner.press('用我现在的位置');
  await owner.sees('这里可以上门');
  await owner.fill('详细地址', '大厅旁边的写字楼');
  await owner.fill('联系人', '企业主小江');
  await owner.fill('联系电话', phone);
  await owner.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { disabled: false }).last().click();
  await owner.page.getByRole('radiogroup', { name: '哪个时间段' }).getByRole('radio').first().click();
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

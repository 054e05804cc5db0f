export const name = 'an administrator sees what is not confirmed yet, a supervisor pairs a kiosk';

/** Values nobody has confirmed are named with file, path and reason; a device gets its own right and no person's. */
export async function run({ arrive, house }) {
  const administrator = await arrive({ desk: true });
  await administrator.goto('/packages/desk/administration/index');
  await administrator.signIn('administrator-1');
  await administrator.giveSecondFactor('administrator-1');
  await administrator.sees('登记一位工作人员');
  await administrator.judge('the staff');
  await administrator.page.getByRole('tab', { name: '待确认的配置' }).click();
  await administrator.sees(/处配置没有经中心确认/);
  await administrator.sees('示例，待替换');
  await administrator.judge('the values to confirm');

  const supervisor = await arrive({ desk: true });
  await supervisor.goto('/packages/desk/administration/index');
  await supervisor.signIn('general-1');
  await supervisor.giveSecondFactor('general-1');
  await supervisor.page.getByRole('tab', { name: '设备' }).click();
  await supervisor.fill('名称', '大厅东侧叫号机');
  await supervisor.press('登记并取配对码');
  await supervisor.sees(/^\d{8}$/);
  await supervisor.judge('the devices');
  const pairingCode = await supervisor.page.getByText(/^\d{8}$/).textContent();
  const paired = await house.send('POST', '/devices/pair', { pairingCode });
  if (paired.kind !== 'KIOSK') throw new Error(`paired as ${JSON.stringify(paired)}`);
  await supervisor.goto('/packages/desk/administration/index');
  await supervisor.page.getByRole('tab', { name: '设备' }).click();
  await supervisor.sees('使用中');
}

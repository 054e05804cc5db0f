export const name = 'the purchaser reads how every promise was kept, and takes the report home';

/** One press for the usual periods; the same figures on screen, as a PDF and as a workbook. */
export async function run({ arrive }) {
  const purchaser = await arrive({ desk: true });
  await purchaser.goto('/packages/desk/report/index');
  await purchaser.signIn('purchaser-1');
  await purchaser.giveSecondFactor('purchaser-1');
  await purchaser.sees('各项承诺');
  await purchaser.sees(/到期 \d+ · 按时 \d+/);
  await purchaser.judge('the report');
  await purchaser.picture('report');
  for (const [button, ending] of [
    ['存为 PDF', '.pdf'],
    ['存为 Excel', '.xlsx'],
  ]) {
    const saved = purchaser.page.waitForEvent('download');
    await purchaser.press(button);
    const file = (await saved).suggestedFilename();
    if (!file.endsWith(ending)) throw new Error(`${button} gave ${file}`);
  }
  await purchaser.page.getByRole('tab', { name: '今年' }).click();
  await purchaser.sees('1月1日至12月31日');
}

/** Proves the phone of somebody new in the sheet that asks for it, by the code the operator was given. */
export async function proveMobile({ page }, house, key, mobile) {
  const sheet = page.getByRole('dialog').last();
  await sheet.getByRole('textbox', { name: '手机号' }).fill(mobile);
  await sheet.getByRole('button', { name: '发送验证码' }).click();
  await page.getByText(/秒后可以再发/).waitFor();
  const [{ code }] = await house.messages(key);
  await sheet.getByRole('textbox', { name: '验证码' }).fill(code);
  await sheet.getByRole('button', { name: '验证手机号' }).click();
}

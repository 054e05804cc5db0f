/**
 * Takes a walk-in in at the desk, from the search to the receipt, with everything the item must have.
 * @param {(clerk: any) => Promise<void>} [look] looks at the form before it is sent
 * @returns {Promise<string>} the number on the receipt
 */
export async function takeIn(clerk, item, owner, look) {
  await clerk.fill('找事项', item.name);
  await clerk.page.getByRole('radio', { name: item.name }).first().click();
  await clerk.sees('主管部门');
  const situations = clerk.page.getByRole('radiogroup', { name: '情形' });
  if (await situations.isVisible()) await situations.getByRole('radio').first().click();
  await clerk.press('必交的都收到了');
  await fillApplicant(clerk, owner);
  await look?.(clerk);
  await clerk.press('收件并受理');
  return numberOnReceipt(clerk);
}

/** Says who hands the case in. */
export async function fillApplicant(clerk, owner) {
  await clerk.fill('姓名', owner.name);
  await clerk.fill('手机号', owner.phone);
}

/** The number on the receipt that is shown now. */
export async function numberOnReceipt(clerk) {
  await clerk.sees('收件凭证');
  const number = clerk.page.getByText(/^[A-Z]{2}\d{6}-\w+$/).first();
  return (await number.textContent()).trim();
}

/** Finds a case by its number and opens it. */
export async function openCase(staff, number) {
  await staff.fill('找一件', number);
  await staff.press('搜索');
  await staff.press(new RegExp(`^(?!.*接手).*${number}`));
}

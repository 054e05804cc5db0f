/** Whatever holds these words, brackets and all. */
export const naming = (words) => new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

/** Answers the question on the screen and goes on to the next. */
const onward = (owner) => owner.press('下一步');

/**
 * Asks for 帮办 or 代办 at the owner's phone, one question a screen, up to reading it through.
 * `choose` picks the items in the sheet; `client` answers for whom; `place` answers where.
 */
export async function askForAgency(owner, { mode, choose, client, place, contact }) {
  await owner.page.getByRole('radio', { name: mode }).click();
  await onward(owner);
  await choose(owner);
  await onward(owner);
  await client?.(owner);
  await onward(owner);
  await place(owner);
  await onward(owner);
  await owner.fill('联系人', contact.name);
  await owner.fill('联系电话', contact.phone);
  await onward(owner);
  await owner.page.getByRole('radiogroup', { name: '哪一天' }).getByRole('radio', { disabled: false }).nth(1).click();
  await owner.page.getByRole('radiogroup', { name: '哪个时间段' }).getByRole('radio').first().click();
  await onward(owner);
  await owner.sees('提交以后');
}

/** The first item that is found. */
export async function chooseFirst(owner) {
  await owner.press('选择事项');
  await owner.page.getByRole('dialog').getByRole('radio').first().click();
  await owner.sees('移除');
}

/** An item by its name. */
export const chooseNamed = (name) => async (owner) => {
  await owner.press(/^选择事项|^再加一个事项/);
  const sheet = owner.page.getByRole('dialog');
  await sheet.getByRole('searchbox').or(sheet.getByRole('textbox')).first().fill(name);
  await sheet
    .getByRole('radio', { name: naming(name) })
    .first()
    .click();
  await owner.sees(name);
};

/** Where the owner stands. */
export async function placeHere(owner) {
  await owner.press('用我现在的位置');
  await owner.sees('这里可以上门');
  await owner.fill('详细地址', '大厅旁边的写字楼');
}

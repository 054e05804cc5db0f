import { createRequire } from 'node:module';

const { pinyin } = createRequire(new URL('../../package.json', import.meta.url))('pinyin-pro');

export const name =
  'a walk-in is taken in with 25 keys at most and no mouse, by hand and with the readers at the counter';

/** Beside the keys of what the applicant alone knows: name, phone, codes. */
const MOST_KEYS = 25;
const LETTERS = 6;
const LICENCE = '91350100M000100Y43';
const CARD = ['女', '汉', '1949-12-31', '北京市朝阳区建国路 1 号', '11010519491231002X'];

/** Journey 18: from the inbox to the printed receipt by keyboard alone, every key counted; cards, licences, receipts scanned. */
export async function run({ arrive, house }) {
  const { items } = await house.read('/items');
  const guides = await Promise.all(items.map(({ key }) => house.read(`/items/${key}`)));
  const long = guides
    .filter(({ type, subject }) => type === 'COMMITTED' && subject.length === 2)
    .sort((a, b) => b.situations.length - a.situations.length)[0];
  const owner = await house.person('citizen-wen');

  const clerk = await arrive({ desk: true });
  await clerk.goto('/packages/desk/inbox/index');
  await clerk.signIn('clerk-2');
  await clerk.giveSecondFactor('clerk-2');
  await clerk.sees('收件箱');
  const hands = await Hands.at(clerk);

  const number = await byHand(clerk, hands, long, owner);
  await hands.press('F9');
  await hands.printed();
  await hands.mayHavePressed(MOST_KEYS);

  await hands.press('F2');
  await withReaders(clerk, hands, long, owner);
  await hands.mayHavePressed(MOST_KEYS);
  await withGap(clerk, hands, long, owner);

  await hands.press('F2');
  await clerk.sees('要办的事项');
  await hands.scan(`${house.url}/pages/progress/index?number=${number}`);
  await clerk.sees('首接责任人');
  await clerk.sees(number);
  await hands.usedNoMouse();
}

/** The item by the first letters of its name, one of its situations, all papers, the applicant. Gives the number. */
async function byHand(clerk, hands, item, owner) {
  await hands.press('F2');
  await hands.choose(item);
  await clerk.sees('收到的材料');
  await hands.press('0');
  await clerk.judge('the intake by keyboard');
  await clerk.picture('counter');
  await hands.press('Enter');
  await hands.own(owner.name);
  await hands.press('Enter');
  await hands.own(owner.phone);
  await hands.press('Enter');
  await hands.reads('收件凭证');
  await clerk.judge('the receipt by keyboard');
  return hands.numberShown();
}

/** A licence is scanned before anything is chosen, a card while papers are ticked: neither leaves a trace where it was typed. */
async function withReaders(clerk, hands, item, owner) {
  await clerk.sees('要办的事项');
  await hands.scan(`统一社会信用代码:${LICENCE},企业名称:福州示例商贸有限公司`);
  await hands.holds('统一社会信用代码', LICENCE);
  await hands.holds('企业名称', '福州示例商贸有限公司');
  await hands.holds('找事项', '');
  await hands.choose(item);
  await clerk.sees('收到的材料');
  await hands.press('0');
  const ticked = await hands.ticked();
  await hands.press('Enter');
  await hands.scan([owner.name, ...CARD].join('\t'));
  await hands.holds('经办人姓名', owner.name);
  await hands.holds('企业名称', '福州示例商贸有限公司');
  if ((await hands.ticked()) !== ticked) throw new Error('a card changed which papers were received');
  await hands.own(owner.phone);
  await hands.press('Control+Enter');
  await hands.reads('收件凭证');
}

/** One paper is not there: what is done about it is asked for, and chosen by its digit. */
async function withGap(clerk, hands, item, owner) {
  await hands.press('F2');
  await hands.choose(item);
  await clerk.sees('收到的材料');
  await hands.press('0');
  await hands.press('1');
  await hands.press('Enter');
  await hands.own(owner.name);
  await hands.press('Enter');
  await hands.own(owner.phone);
  await hands.press('Enter');
  await hands.stands('材料不齐怎么办');
  await hands.press('1');
  await hands.press('Enter');
  await hands.reads('收件凭证');
  await clerk.sees('首接负责制告知单');
}

/** Two hands at a keyboard: every key is counted but those of the applicant's own data; the mouse is watched. */
class Hands {
  #page;
  #keys = 0;

  constructor(page) {
    this.#page = page;
  }

  static async at({ page }) {
    await page.evaluate(() => {
      Object.assign(window, { mouse: 0, prints: 0, print: () => window.prints++ });
      window.addEventListener('pointerdown', () => window.mouse++, true);
    });
    return new Hands(page);
  }

  async press(key) {
    this.#keys += key.split('+').length;
    await this.#page.keyboard.press(key);
  }

  /** What only the applicant knows. */
  async own(text) {
    await this.#page.keyboard.type(text);
  }

  /** The item by first letters, the situation by its digit. */
  async choose({ name, situations }) {
    await this.stands('找事项');
    const letters = pinyin(name.replace(/\P{L}/gu, ''), { pattern: 'first', toneType: 'none', type: 'array' });
    for (const letter of letters.slice(0, LETTERS)) await this.press(letter);
    await this.#page.getByRole('radio').filter({ hasText: name }).first().waitFor();
    await this.press('Enter');
    await this.#page.getByRole('heading', { name }).first().waitFor();
    if (situations.length > 1) {
      await this.stands('情形');
      await this.press('1');
    }
    await this.stands('收到的材料');
  }

  /** A keyboard wedge: a key for each character, Chinese ones too, ten milliseconds apart, and Enter. */
  async scan(text) {
    const session = await this.#page.context().newCDPSession(this.#page);
    // Well after the last key of the hands, which rest while a reader is used.
    const began = Date.now() / 1000 + 1;
    const keys = [...text].map((character) =>
      character === '\t' ? { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } : { key: character, text: character },
    );
    keys.push({ key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' });
    await Promise.all(
      keys.map((key, n) =>
        session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: began + n / 100 }),
      ),
    );
    await session.detach();
  }

  /** The focus has come to this field or group by itself. */
  async stands(label) {
    await this.#page.waitForFunction(
      (wanted) =>
        document.activeElement?.closest('[aria-label]')?.getAttribute('aria-label') === wanted ||
        document.activeElement?.parentElement?.closest('[aria-label]')?.getAttribute('aria-label') === wanted,
      label,
    );
  }

  /** A card of that title has come. */
  async reads(title) {
    await this.#page.getByRole('heading', { name: title, exact: true }).first().waitFor();
  }

  async holds(label, value) {
    const field = this.#page
      .getByRole('textbox', { name: label })
      .or(this.#page.getByRole('searchbox', { name: label }));
    await this.#page.waitForFunction(
      ([element, wanted]) => element.value === wanted,
      [await field.filter({ visible: true }).first().elementHandle(), value],
    );
  }

  ticked() {
    return this.#page.getByRole('checkbox', { checked: true }).count();
  }

  async numberShown() {
    const shown = this.#page.getByText(/^[A-Z]{2}\d{6}-\w+$/).first();
    return (await shown.textContent()).trim();
  }

  async printed() {
    if ((await this.#page.evaluate(() => window.prints)) !== 1) throw new Error('the receipt was not printed');
  }

  async mayHavePressed(most) {
    if (this.#keys > most) throw new Error(`${this.#keys} keys for one walk-in`);
    this.#keys = 0;
  }

  async usedNoMouse() {
    if ((await this.#page.evaluate(() => window.mouse)) !== 0) throw new Error('the mouse was used');
  }
}

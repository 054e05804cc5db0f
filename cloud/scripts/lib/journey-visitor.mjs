import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { browserProgram } from './browser.mjs';
import { inRoot } from './paths.mjs';

const require = createRequire(inRoot('package.json'));
const PHONE = { width: 375, height: 812 };
const DESK = { width: 1280, height: 800 };
const NARROWEST = { width: 320, height: 568 };
/** WeChat's largest text, which 长辈版 follows. */
const LARGEST_BODY = 30;
const LEGIBILITY = inRoot('cloud/scripts/lib/legibility.page.js');
const GRAVE = ['serious', 'critical'];

export const launchBrowser = () =>
  require('playwright-core').chromium.launch({
    executablePath: browserProgram(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });

/** Runs in the page before it does: what the person chose on an earlier visit. */
function prefer(look) {
  const key = 'preferences';
  if (localStorage.getItem(key) === null) localStorage.setItem(key, JSON.stringify({ data: look }));
}

/** Runs in the page: whether its words follow 长辈版. A machine of the hall has sizes of its own. */
const followsElders = () => document.querySelector('.is-elder') !== null && document.querySelector('.hall') === null;

/** How a screen is looked at: a phone's also on the narrowest phone, and for elders in the largest text. */
function viewsOf(usual, elder) {
  const sizes = usual.width === PHONE.width ? [usual, NARROWEST] : [usual];
  return elder ? sizes.map((size) => ({ ...size, bodyPx: LARGEST_BODY })) : sizes;
}

const PATIENCE_MS = 10_000;

/** Runs in the page: what has the focus is asked at one moment, since a live page may redraw it at the next. */
function nameOfFocused() {
  const { activeElement: node } = document;
  // Where nothing has the focus it is the body's, which holds every word.
  if (!node || node === document.body) return '';
  return node.getAttribute('aria-label') ?? node.textContent.replace(/\s+/g, '');
}

/** Somebody at a browser of their own: what a journey is written with. */
export class Visitor {
  #house;
  #faults;

  constructor(page, house, faults) {
    this.page = page;
    this.url = house.url;
    this.#house = house;
    this.#faults = faults;
  }

  /**
   * @param {{ desk?: boolean, look?: string }} at a PC or a phone, in a look of `elder`, `night` or both; errors of the
   *   page are collected in `faults`
   */
  static async arrive(browser, house, faults, { desk = false, look = process.env.JOURNEY_LOOK ?? '' } = {}) {
    const context = await browser.newContext({
      viewport: desk ? DESK : PHONE,
      locale: 'zh-CN',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(prefer, { elder: look.includes('elder'), night: look.includes('night') });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('pageerror', (error) => faults.push(`page error: ${error.message}`));
    // A refusal the journey provokes is the browser's own remark, not a fault of the page.
    const own = (text) => text.startsWith('Failed to load resource');
    page.on('console', (message) => {
      if (message.type() === 'error' && !own(message.text())) faults.push(`console: ${message.text().slice(0, 300)}`);
    });
    return new Visitor(page, house, faults);
  }

  goto(path) {
    return this.page.goto(this.url + path);
  }

  sees(text) {
    return this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  press(name) {
    const target = this.page.getByRole('button', { name }).or(this.page.getByRole('link', { name }));
    return target.filter({ visible: true }).first().click();
  }

  fill(label, text) {
    const field = this.page.getByRole('textbox', { name: label }).or(this.page.getByRole('searchbox', { name: label }));
    return field.filter({ visible: true }).first().fill(text);
  }

  /** Walks on by Tab alone, round and round while the page fills, until the focus stands on something of that name. */
  async tabTo(name) {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      await this.page.keyboard.press('Tab');
      if (name.test(await this.page.evaluate(nameOfFocused))) return;
    }
    throw new Error(`the keyboard does not reach ${name}`);
  }

  /** Presses what is called so, by keyboard alone. */
  async pressByKey(name) {
    await this.tabTo(name);
    await this.page.keyboard.press('Enter');
  }

  /** Fills a field in by keyboard alone. */
  async typeInto(label, text) {
    await this.tabTo(label);
    await this.page.keyboard.type(text);
  }

  /** Lets the page read the position, and stands there; degrees as a browser speaks them (WGS-84). */
  async standAt({ longitude, latitude }) {
    await this.page.context().grantPermissions(['geolocation']);
    await this.page.context().setGeolocation({ longitude, latitude, accuracy: 20 });
  }

  /** Signs in as a demo person where the page asks for it; staff also give their one-time code. */
  async signIn(key) {
    await this.press('微信登录');
    await this.page.locator(`[data-person="${key}"]`).click();
    await this.page.waitForURL((at) => at.href.startsWith(this.url));
  }

  /** Goes on from WeChat's sign-in page as somebody who has no card on it: a person made up for one journey. */
  async chooseAtWechat(person) {
    await this.page.waitForURL((at) => !at.href.startsWith(this.url));
    const { origin, pathname, searchParams } = new URL(this.page.url());
    const choice = new URLSearchParams({ via: pathname, person, ...Object.fromEntries(searchParams) });
    await this.page.goto(`${origin}/sandbox/choose?${choice}`);
    await this.page.waitForURL((at) => at.href.startsWith(this.url));
  }

  async giveSecondFactor(key) {
    await this.fill('动态口令', await this.#house.oneTimeCode(key));
    await this.press('进入工作台');
  }

  /** Takes the README's picture of what is on the screen, where PICTURES names a folder for them. */
  async picture(name) {
    if (process.env.PICTURES === undefined) return;
    await this.page.waitForLoadState('networkidle');
    await this.page.screenshot({ path: join(process.env.PICTURES, `${name}.png`), animations: 'disabled' });
  }

  /** Judges the page by axe-core, where serious and critical findings are faults, and by whether all can be read. */
  async judge(where) {
    await this.#bring('axe', require.resolve('axe-core'));
    const { violations } = await this.page.evaluate(() => globalThis.axe.run(document));
    for (const { id, impact, nodes } of violations.filter((each) => GRAVE.includes(each.impact))) {
      this.#faults.push(
        `${where}: ${impact} ${id} at ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(', ')}`,
      );
    }
    await this.#read(where);
  }

  /** Looks whether every word can be read and every target hit, also on the narrowest phone or in the largest text. */
  async #read(where) {
    await this.#bring('illegible', LEGIBILITY);
    const usual = this.page.viewportSize();
    const elder = await this.page.evaluate(followsElders);
    for (const { bodyPx, ...size } of viewsOf(usual, elder)) {
      if (size.width !== this.page.viewportSize().width) await this.page.setViewportSize(size);
      const found = await this.page.evaluate((px) => globalThis.illegible(px), bodyPx);
      const as = `${where}, ${size.width} px wide${bodyPx ? `, text of ${bodyPx} px` : ''}`;
      this.#faults.push(...found.map((fault) => `${as}: ${fault}`));
    }
    if (this.page.viewportSize().width !== usual.width) await this.page.setViewportSize(usual);
  }

  /** Puts a script into the page that leaves `name` behind, unless it is there. */
  async #bring(name, file) {
    if (await this.page.evaluate((each) => each in globalThis, name)) return;
    await this.page.evaluate(readFileSync(file, 'utf8'));
  }
}

/**
 * Looks at pages of a running server: a picture of each in normal, 长辈版 and night, phone and desk, with axe-core's
 * findings. `node scripts/screenshot.mjs http://127.0.0.1:7001 /tmp/pictures /pages/home/index [more pages]`
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserProgram } from '../../cloud/scripts/lib/browser.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const VIEWS = [
  { name: 'phone', size: { width: 375, height: 812 }, look: {} },
  { name: 'phone-elder', size: { width: 375, height: 812 }, look: { elder: true } },
  { name: 'phone-night', size: { width: 375, height: 812 }, look: { night: true } },
  { name: 'desk', size: { width: 1280, height: 800 }, look: {} },
];

const [base, folder, ...pages] = process.argv.slice(2);
if (!base || !folder || pages.length === 0) throw new Error('usage: screenshot.mjs SERVER FOLDER PAGE…');
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: browserProgram(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
for (const { name, size, look } of VIEWS) {
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  await context.addInitScript((chosen) => localStorage.setItem('preferences', JSON.stringify({ data: chosen })), look);
  for (const path of pages) await lookAt(context, path, name, size);
  await context.close();
}
await browser.close();

async function lookAt(context, path, view, { width, height }) {
  const page = await context.newPage();
  page.on('pageerror', (error) => console.log(`${view} ${path}: ${error.message}`));
  await page.goto(base + path, { waitUntil: 'networkidle' });
  // A page scrolls inside the window: make the window as tall as the page to see all of it.
  const tall = await page.evaluate(() => document.querySelector('.u-page')?.scrollHeight ?? 0);
  await page.setViewportSize({ width, height: Math.max(height, tall) });
  await page.screenshot({ path: join(folder, `${path.replace(/\W+/g, '-').replace(/^-|-$/g, '')}-${view}.png`) });
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, help, nodes } of violations) {
    console.log(
      `${view} ${path}: ${id} (${help}) ${nodes.map(({ target }) => target.join(' ')).join('; ')}`.slice(0, 400),
    );
  }
  await page.close();
}

/**
 * Draws the icon set from src/ui/icon/icons.json: one CSS mask an icon, the type of their names, and the PNGs the
 * mini-program's tabBar asks for. Run `npm run icons -w miniapp` after adding one, and commit what it writes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { browserProgram } from '../../cloud/scripts/lib/browser.mjs';

const SRC = join(import.meta.dirname, '../src');
const DIR = join(SRC, 'ui/icon');
const drawings = JSON.parse(readFileSync(join(DIR, 'icons.json'), 'utf8'));
const names = Object.keys(drawings).sort();
const svgOf = (name) =>
  `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='#000' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'>${drawings[name]}</svg>`;
const PLAIN = { '%20': ' ', '%3D': '=', '%3A': ':', '%2F': '/' };
const uri = (svg) => `data:image/svg+xml,${encodeURIComponent(svg).replace(/%(20|3D|3A|2F)/g, (code) => PLAIN[code])}`;

const rules = names.map((name) => `.u-icon--${name} {\n  --mask: url("${uri(svgOf(name))}");\n}\n`);
writeFileSync(
  join(DIR, 'icons.scss'),
  `// Written by scripts/icons.mjs from icons.json; Lucide, ISC licence (LICENSE beside this file).\n${rules.join('\n')}`,
);
const union = names.map((name) => `  | '${name}'`).join('\n');
writeFileSync(
  join(DIR, 'icon-name.ts'),
  `/** Every icon there is; written by scripts/icons.mjs from icons.json. */\nexport type IconName =\n${union};\n`,
);

// WeChat draws these only where it cannot show our own tab bar: 81 × 81 as its guide asks.
const TABS = { home: 'home', message: 'ask', user: 'me' };
const COLOURS = { '': '#5F6E7D', '-on': '#0A6B75' };
mkdirSync(join(SRC, 'assets/tab'), { recursive: true });
const browser = await chromium.launch({
  executablePath: browserProgram(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 81, height: 81 } });
for (const [icon, tab] of Object.entries(TABS)) {
  for (const [suffix, colour] of Object.entries(COLOURS)) {
    const svg = svgOf(icon).replace('#000', colour).replace('<svg ', '<svg width="81" height="81" ');
    await page.setContent(`<body style="margin:0">${svg}`);
    await page.screenshot({ path: join(SRC, `assets/tab/${tab}${suffix}.png`), omitBackground: true });
  }
}
await browser.close();

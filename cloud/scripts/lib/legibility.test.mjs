import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launchBrowser } from './journey-visitor.mjs';
import { inRoot } from './paths.mjs';

const SENTENCE = '请带身份证原件到窗口办理';
let browser;
let page;

before(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 320, height: 568 } });
});
after(() => browser.close());

/** What is found on a page that holds this, in a text whose em is a character's width. */
async function found(html, { look = '', bodyPx } = {}) {
  await page.setContent(`<!doctype html><style>
    body { margin: 0 } .u-root { --fs: 1; font: calc(16px * var(--fs)) / 1.5 sans-serif }
    button { min-width: 60px; min-height: 60px; padding: 0; border: 0; font: inherit }
    </style><div class="u-root ${look}"><main>${html}</main></div>`);
  await page.evaluate(readFileSync(inRoot('cloud/scripts/lib/legibility.page.js'), 'utf8'));
  return page.evaluate((px) => globalThis.illegible(px), bodyPx);
}

const FAULTS = {
  'text that a box hides at its side': [
    `<p class="box" style="width: 80px; overflow: hidden; white-space: nowrap">${SENTENCE}</p>`,
    /is cut by \.box$/,
  ],
  'text that ends in an ellipsis': [
    `<p class="box" style="overflow: hidden; text-overflow: ellipsis; white-space: nowrap">${SENTENCE.repeat(3)}</p>`,
    /is cut by \.box$/,
  ],
  'lines below a clamp': [
    `<p class="box" style="display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 1; overflow: hidden">${SENTENCE.repeat(3)}</p>`,
    /is cut by \.box$/,
  ],
  'lines below a fixed height': [
    `<p class="box" style="width: 100px; height: 24px; overflow: hidden">${SENTENCE}</p>`,
    /is cut by \.box$/,
  ],
  'text beside the window': [`<p style="white-space: nowrap">${SENTENCE.repeat(3)}</p>`, /is cut by the window$/],
  'text that leaves the box drawn round it': [
    `<p class="box" style="width: 80px; background: #ccc; white-space: nowrap">${SENTENCE}</p>`,
    /sticks out of \.box$/,
  ],
  'a page that goes to the side': ['<div style="width: 400px; height: 1px"></div>', /^html goes 80 px to the side$/],
  'a list that goes to the side and was not meant to': [
    '<div class="box" style="overflow: auto"><div style="width: 400px; height: 1px"></div></div>',
    /^\.box goes 80 px to the side$/,
  ],
  'text that stands on text': [
    '<p style="margin: 0">上面一行</p><p style="margin: -12px 0 0">下面一行</p>',
    /stands on «上面一行»$/,
  ],
  'a column of two characters': [`<p style="width: 34px">${SENTENCE}</p>`, /runs down 6 lines of 2 characters$/],
  'a placeholder longer than its field': [
    `<input placeholder="${SENTENCE}" style="box-sizing: border-box; width: 90px; height: 60px">`,
    /is cut by its field$/,
  ],
  'a target smaller than a finger': [
    '<button style="min-height: 0; height: 40px">去</button>',
    /is a target of 60 × 40$/,
  ],
  'bars that leave the page no room': [
    '<div class="u-page__footer" style="position: sticky; bottom: 0; height: 400px">提交</div>',
    /^the bars take 400 of 568 px$/,
  ],
};

for (const [what, [html, fault]] of Object.entries(FAULTS))
  test(`${what} is a fault`, async () => {
    const faults = await found(html);
    assert.ok(
      faults.some((each) => fault.test(each)),
      JSON.stringify(faults),
    );
  });

const SOUND = {
  'text that wraps': `<p>${SENTENCE.repeat(9)}</p>`,
  'text below the fold': `<p style="margin-top: 2000px">${SENTENCE}</p>`,
  'a list that scrolls downwards': `<div style="height: 80px; overflow-y: auto"><p>${SENTENCE.repeat(9)}</p></div>`,
  'a strip that is meant to be pushed': `<div class="u-scroll-x" style="overflow-x: auto; white-space: nowrap">${SENTENCE.repeat(3)}</div>`,
  'a skip link above the page': '<button class="u-skip" style="position: absolute; top: -80px">跳到正文</button>',
  'text for a screen reader alone': `<p style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">${SENTENCE}</p>`,
  'text that is not shown': `<p style="display: none; width: 5px">${SENTENCE}</p>`,
  'a link within a sentence': '<p>请看<a href="/">办事指南</a></p>',
  'what a placed box holds beyond one that does not hold it': `<div style="width: 10px; height: 10px; overflow: hidden"><p style="position: absolute; top: 40px; left: 0; width: 300px">${SENTENCE}</p></div>`,
};

for (const [what, html] of Object.entries(SOUND))
  test(`${what} is none`, async () => assert.deepEqual(await found(html), []));

test('长辈版 asks for targets of 60', async () => {
  const button = '<button style="min-height: 0; height: 50px">去</button>';
  assert.deepEqual(await found(button), []);
  assert.deepEqual(await found(button, { look: 'is-elder' }), ['button «去» is a target of 60 × 50']);
});

test('text of 30 px is looked at as the screen shows it then, and put back', async () => {
  const line = `<p style="margin: 0; white-space: nowrap">${SENTENCE}</p>`;
  assert.deepEqual(await found(line), []);
  assert.match((await found(line, { bodyPx: 30 }))[0], /is cut by the window$/);
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('p')).fontSize), '16px');
});

test('text that does not grow with the rest is a fault', async () => {
  const faults = await found('<p style="font-size: 14px">小字</p>', { bodyPx: 30 });
  assert.deepEqual(faults, ['«小字» is 14px where body is 30px']);
});

// Every gate is shown a small package with the fault it is there for, and one without. Run: node --test scripts/gates
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readBuild } from './build-files.mjs';
import { locationGates } from './location.mjs';
import { packageGates } from './package.mjs';
import { pageLoadGate } from './page-load.mjs';
import { selectorGate, syntaxGate } from './syntax.mjs';

const made = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const APP = {
  pages: ['pages/home/index', 'pages/me/index'],
  tabBar: {
    list: ['home', 'me'].map((name) => ({
      pagePath: `pages/${name}/index`,
      iconPath: `${name}.png`,
      selectedIconPath: `${name}.png`,
    })),
  },
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
};
const PAGE = 'Page({ onLoad: function () { this.setData({ root: { text: "首页" } }); } });';

const layout = (page) => ({ [`${page}.json`]: '{"navigationBarTitleText":"页面"}', [`${page}.wxml`]: '<view/>' });

/** A package with the given app.json fields and files laid over a sound one. */
function build(app = {}, files = {}) {
  const root = mkdtempSync(join(tmpdir(), 'package-'));
  made.push(root);
  const all = {
    'app.json': JSON.stringify({ ...APP, ...app }),
    'app.js': 'App({});',
    'pages/home/index.js': PAGE,
    'pages/me/index.js': PAGE,
    ...layout('pages/home/index'),
    ...layout('pages/me/index'),
    'home.png': 'icon',
    'me.png': 'icon',
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return readBuild(root);
}

const NO_H5 = readBuild('/nowhere');
const gate = (gates, name) => gates.find((one) => one.name.includes(name));
const inPackage = (name, weapp, h5 = NO_H5) => gate(packageGates(weapp, h5), name).run();
const ofLocation = (name, weapp) => gate(locationGates(weapp), name).run();
const big = (size) => 'x'.repeat(size);

describe('the gates of the package', () => {
  it('find nothing in a sound one', () => {
    const sound = build();
    const faults = packageGates(sound, NO_H5).flatMap(({ run }) => run());
    assert.deepEqual(faults, []);
  });
  it('find a main package or subpackage over 2 MB', () => {
    assert.match(inPackage('2 MB', build({}, { 'a.wxml': big(2_100_000) }))[0], /main package/);
    const sub = build(
      { subPackages: [{ root: 'packages/desk', pages: [] }] },
      { 'packages/desk/a.wxml': big(2_100_000) },
    );
    assert.match(inPackage('2 MB', sub)[0], /packages\/desk/);
  });
  it('find a page without its settings, its layout or a title', () => {
    const incomplete = (files, pages) => inPackage('every page', build({ pages: [...APP.pages, ...pages] }, files));
    assert.deepEqual(incomplete({ 'pages/ask/index.js': PAGE }, ['pages/ask/index']), [
      'pages/ask/index.json: missing',
      'pages/ask/index.wxml: missing',
    ]);
    assert.deepEqual(incomplete({ 'pages/me/index.json': '{}' }, []), ['pages/me/index.json: no title']);
  });
  it('find media over 200 KB', () => {
    assert.match(inPackage('media', build({}, { 'hall.jpg': big(210_000) }))[0], /hall\.jpg/);
  });
  it('find a tab outside of the main package, an icon that is missing, and one too large', () => {
    const [page] = inPackage('tabBar', build({ pages: ['pages/home/index'] }));
    assert.match(page, /pages\/me\/index: not in the main package/);
    assert.match(inPackage('tabBar', build({}, { 'home.png': big(41_000) }))[0], /home\.png: 41 KB/);
    const iconless = { list: [{ pagePath: 'pages/home/index', iconPath: 'no.png', selectedIconPath: 'no.png' }] };
    assert.deepEqual(inPackage('tabBar', build({ tabBar: iconless })).length, 3);
  });
  it('find lazy loading or the privacy check switched off', () => {
    assert.equal(
      inPackage('lazyCodeLoading', build({ lazyCodeLoading: undefined, __usePrivacyCheck__: false })).length,
      2,
    );
  });
  it('find a source map, as a file and as a comment', () => {
    assert.deepEqual(inPackage('source map', build({}, { 'app.js.map': '{}' })), ['app.js.map']);
    assert.deepEqual(inPackage('source map', build({}, { 'a.js': 'x;\n//# sourceMappingURL=a.js.map' })), ['a.js']);
  });
  it('find a local host, a secret, test copy and plain http', () => {
    assert.match(inPackage('host', build({}, { 'a.js': 'var a = "https://localhost:7001"' }))[0], /localhost/);
    assert.match(inPackage('host', build({}, { 'a.js': 'var a = "https://api.weixin.qq.com/x"' }))[0], /weixin/);
    assert.match(inPackage('secret', build({}, { 'a.js': 'var k = "-----BEGIN PRIVATE KEY-----"' }))[0], /PRIVATE KEY/);
    assert.match(inPackage('test copy', build({}, { 'a.wxml': 'Lorem ipsum' }))[0], /Lorem/);
    assert.match(
      inPackage('https and wss', build({}, { 'a.js': 'var a = "http://host.gov.cn/x"' }))[0],
      /http:\/\/host/,
    );
  });
});

describe('the gates of location', () => {
  const calls = (api) => ({ 'common.js': `wx.${api}({})` });
  it('find nothing where nothing is asked', () => {
    assert.deepEqual(
      locationGates(build()).flatMap(({ run }) => run()),
      [],
    );
  });
  it('find a call that is not declared, and a declaration nobody uses', () => {
    assert.deepEqual(ofLocation('declared', build({}, calls('chooseLocation'))), [
      'chooseLocation is called but not declared',
    ]);
    assert.deepEqual(ofLocation('declared', build({ requiredPrivateInfos: ['getLocation'] })), [
      'getLocation is declared but not called',
    ]);
  });
  it('find a missing word of what the position is for', () => {
    assert.equal(ofLocation('what for', build({}, calls('getLocation'))).length, 1);
    const permission = { 'scope.userLocation': { desc: '用来算出您到驿站的距离' } };
    assert.deepEqual(ofLocation('what for', build({ permission }, calls('getLocation'))), []);
  });
  it('find fuzzy and precise mixed', () => {
    assert.equal(ofLocation('fuzzy', build({ requiredPrivateInfos: ['getFuzzyLocation', 'getLocation'] })).length, 1);
  });
});

describe('the gate of syntax', () => {
  it('finds what came after ES2018', () => {
    assert.deepEqual(syntaxGate(build()), []);
    assert.equal(syntaxGate(build({}, { 'a.js': 'class A { #b = 1 }' })).length, 1);
    assert.equal(syntaxGate(build({}, { 'a.js': 'a?.b ?? c' })).length, 1);
  });
  it('finds a rule of H5 that Taro led to an element of its own', () => {
    const sheet = (text) => selectorGate(build({}, { 'css/app.css': text }));
    assert.deepEqual(sheet('.u-press.u-head__back{width:44px}'), []);
    assert.deepEqual(sheet('a{color:red}taro-button-core.u-head__back{width:44px}'), [
      'css/app.css: taro-button-core.u-head__back',
    ]);
  });
});

describe('the gate of page loading', () => {
  const home = (code) => pageLoadGate(build({}, { 'pages/home/index.js': code }));
  it('lets sound pages pass', async () => {
    assert.deepEqual(await pageLoadGate(build()), []);
  });
  it("finds a page that throws, that uses a browser's name, or that registers nothing", async () => {
    assert.match((await home('throw new Error("broken")'))[0], /broken/);
    assert.match((await home('Page({ onLoad: function () { window.scrollTo(0, 0) } })'))[0], /window is not defined/);
    assert.match((await home('var a = 1'))[0], /registers no page/);
  });
  it('finds a page that draws nothing, and one that fails later with nobody to catch it', async () => {
    assert.match((await home('Page({})'))[0], /draws nothing/);
    const late = PAGE.replace('this.setData', 'setTimeout(function () { throw new Error("late") }, 1); this.setData');
    assert.match((await home(late))[0], /late/);
  });
});

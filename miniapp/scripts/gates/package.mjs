import { appJson, pagesOf } from './build-files.mjs';

const KB = 1024;
const MB = KB * KB;
const LIMITS = { package: 2 * MB, whole: 20 * MB, icon: 40 * KB, media: 200 * KB };
const MEDIA = ['.png', '.jpg', '.jpeg', '.gif', '.svg', '.webp', '.mp3', '.mp4', '.aac', '.wav'];
const TEXT = ['.js', '.json', '.wxml', '.wxss', '.wxs', '.html', '.css'];

// `127.0.0.1` may stand in libraries' comments only; none of these may be spoken to by a released client.
const HOSTS = [/\blocalhost\b/, /\b127\.0\.0\.1\b/, /\b0\.0\.0\.0\b/, /\bapi\.weixin\.qq\.com\b/, /\bsandbox\.\w+/i];
const SECRETS = [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, /\bAKID[0-9A-Za-z]{16,}/, /\bappsecret\b/i, /\bsecret_?key\b/i];
const TEST_COPY = [/lorem ipsum/i, /\bTODO\b/, /\bFIXME\b/, /测试数据/];

/** Checks of what is packed and what it says; each gives the faults found. */
export function packageGates(weapp, h5) {
  return [
    { name: 'main package and each subpackage ≤ 2 MB, all ≤ 20 MB', run: () => sizes(weapp) },
    { name: 'every page has its code, its layout and a title', run: () => incompletePages(weapp) },
    { name: 'media ≤ 200 KB each', run: () => tooLarge(weapp.ending(...MEDIA), LIMITS.media) },
    { name: 'tabBar: 2 to 5 pages of the main package, icons there and ≤ 40 KB', run: () => tabBar(weapp) },
    { name: 'lazyCodeLoading and the privacy check are on', run: () => switches(weapp) },
    { name: 'no source map', run: () => [...sourceMaps(weapp), ...sourceMaps(h5)] },
    { name: 'no local, sandbox or WeChat server host', run: () => [...said(weapp, HOSTS), ...said(h5, HOSTS)] },
    { name: 'no secret', run: () => [...said(weapp, SECRETS), ...said(h5, SECRETS)] },
    { name: 'no test copy', run: () => [...said(weapp, TEST_COPY), ...said(h5, TEST_COPY)] },
    { name: 'the server is spoken to by https and wss only', run: () => plainHttp(weapp) },
  ];
}

/** Taro leaves a page's own settings out without a word when its `index.config.ts` is missing or misnamed. */
function incompletePages(build) {
  const there = new Set(build.files.map(({ path }) => path));
  return pagesOf(appJson(build)).flatMap((page) => {
    const missing = ['js', 'json', 'wxml'].map((end) => `${page}.${end}`).filter((path) => !there.has(path));
    if (missing.length > 0) return missing.map((path) => `${path}: missing`);
    return JSON.parse(build.text(`${page}.json`)).navigationBarTitleText ? [] : [`${page}.json: no title`];
  });
}

function sizes(build) {
  const roots = (appJson(build).subPackages ?? []).map(({ root }) => `${root.replace(/\/$/, '')}/`);
  const packageOf = (path) => roots.find((root) => path.startsWith(root)) ?? 'main package';
  const sums = new Map();
  for (const { path, size } of build.files) sums.set(packageOf(path), (sums.get(packageOf(path)) ?? 0) + size);
  const faults = [...sums].filter(([, size]) => size > LIMITS.package).map(([name, size]) => `${name}: ${inKb(size)}`);
  const whole = [...sums.values()].reduce((sum, size) => sum + size, 0);
  return whole > LIMITS.whole ? [...faults, `all packages: ${inKb(whole)}`] : faults;
}

const inKb = (size) => `${Math.ceil(size / KB)} KB`;
const tooLarge = (files, limit) =>
  files.filter(({ size }) => size > limit).map(({ path, size }) => `${path}: ${inKb(size)}`);

function tabBar(build) {
  const { pages, tabBar: bar } = appJson(build);
  const list = bar?.list ?? [];
  const faults = list.length < 2 || list.length > 5 ? [`${list.length} tabs`] : [];
  for (const { pagePath, iconPath, selectedIconPath } of list) {
    if (!pages.includes(pagePath)) faults.push(`${pagePath}: not in the main package`);
    for (const icon of [iconPath, selectedIconPath]) {
      const file = build.files.find(({ path }) => path === icon);
      if (!file) faults.push(`${icon}: not in the package`);
      else if (file.size > LIMITS.icon) faults.push(`${icon}: ${inKb(file.size)}`);
    }
  }
  return faults;
}

function switches(build) {
  const app = appJson(build);
  const faults = [];
  if (app.lazyCodeLoading !== 'requiredComponents') faults.push('app.json: lazyCodeLoading');
  if (app.__usePrivacyCheck__ !== true) faults.push('app.json: __usePrivacyCheck__');
  return faults;
}

function sourceMaps(build) {
  const named = build
    .ending('.js', '.css', '.wxss')
    .filter(({ path }) => /^\/[/*][#@] sourceMappingURL=/m.test(build.text(path)));
  return [...build.ending('.map'), ...named].map(({ path }) => path);
}

function said(build, patterns) {
  return build.ending(...TEXT).flatMap(({ path }) => {
    const text = build.text(path);
    return patterns.filter((pattern) => pattern.test(text)).map((pattern) => `${path}: ${text.match(pattern)[0]}`);
  });
}

/** Names in XML (`http://www.w3.org/…`) are no addresses anybody opens. */
function plainHttp(build) {
  return build.ending('.js').flatMap(({ path }) => {
    const found = build.text(path).match(/\b(http|ws):\/\/(?!www\.w3\.org|reactjs\.org)[\w.-]+/g) ?? [];
    return found.map((address) => `${path}: ${address}`);
  });
}

import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import vm from 'node:vm';
import { appJson, pagesOf } from './build-files.mjs';

/** What fails after a page is drawn shows within so long. */
const SETTLE_MS = 300;
/** A page that has drawn nothing by then never will, however busy the machine. */
const DRAWN_WITHIN_MS = 6000;
// What the phone offers; a call that is not here is missing on older versions of WeChat, and must be asked for first.
const APIS =
  `authorize checkSession chooseLocation chooseMedia clearStorage closeSocket connectSocket createSelectorQuery
  downloadFile exitMiniProgram getClipboardData getFuzzyLocation getLocation getNetworkType getPrivacySetting getSetting
  getStorage getStorageInfo getUserProfile hideLoading hideToast login makePhoneCall navigateBack navigateTo nextTick
  offAppHide offAppShow offNetworkStatusChange onAppHide onAppShow onError onMemoryWarning onNeedPrivacyAuthorization
  onNetworkStatusChange onPageNotFound onUnhandledRejection onWindowResize openLocation openPrivacyContract openSetting
  pageScrollTo previewImage reLaunch redirectTo removeStorage request requestPayment requestSubscribeMessage
  requirePrivacyAuthorize scanCode setBackgroundColor setBackgroundTextStyle setClipboardData setNavigationBarColor
  setNavigationBarTitle setStorage setTabBarStyle showLoading showModal showToast stopPullDownRefresh switchTab
  uploadFile vibrateShort`.split(/\s+/);

/**
 * Loads the app and every page as WeChat would, in a context that has JavaScript's own names and WeChat's, and no
 * others; then lets each page be opened and drawn while every call to the phone fails. Gives what was thrown or logged
 * as an error, and the pages that drew nothing.
 */
export async function pageLoadGate(build) {
  const pages = pagesOf(appJson(build));
  const faults = [];
  for (const page of pages) faults.push(...(await openPage(build.root, page)).map((fault) => `${page}: ${fault}`));
  return faults;
}

/** What nobody catches on the phone, nobody catches here: it is a fault of the page being opened. */
function catchStray(faults) {
  const note = (error) => faults.push(`uncaught: ${textOf(error)}`.slice(0, 400));
  process.on('unhandledRejection', note).on('uncaughtException', note);
  return () => process.off('unhandledRejection', note).off('uncaughtException', note);
}

async function openPage(root, page) {
  const faults = [];
  const phone = phoneOf(faults);
  const load = loaderOf(root, phone.context);
  const query = { number: 'ZX261123-7K3QF9TD' };
  const release = catchStray(faults);
  try {
    load('app.js');
    phone.app?.onLaunch?.call(phone.app, { path: page, query: {}, scene: 1001 });
    phone.app?.onShow?.call(phone.app, { path: page, query: {}, scene: 1001 });
    phone.page = undefined;
    load(`${page}.js`);
    if (!phone.page) return ['registers no page'];
    const drawn = await show(phone.page, page, query);
    if (!drawn) faults.push('draws nothing');
  } catch (error) {
    faults.push(
      String(error?.stack ?? error)
        .split('\n')
        .slice(0, 3)
        .join(' | ')
        .slice(0, 400),
    );
  }
  for (const timer of phone.timers) clearTimeout(timer);
  release();
  return faults;
}

async function show(config, path, query) {
  let drawn = 0;
  const instance = Object.assign(Object.create(config), config, {
    route: path,
    options: query,
    data: { ...config.data },
    setData(data, done) {
      drawn += Object.keys(data).length;
      done?.();
    },
  });
  const life = { ...config, ...config.lifetimes, ...config.methods };
  life.onLoad?.call(instance, query);
  life.onShow?.call(instance);
  life.onReady?.call(instance);
  for (const end = Date.now() + DRAWN_WITHIN_MS; drawn === 0 && Date.now() < end; ) await pause(20);
  await pause(SETTLE_MS);
  return drawn > 0;
}

/** WeChat's side: records what is registered, answers every call with failure, as a phone without network would. */
function phoneOf(faults) {
  const phone = { app: undefined, page: undefined, timers: new Set(), context: undefined };
  const known = {
    getSystemInfoSync: () => ({ platform: 'devtools', SDKVersion: '3.5.0', windowWidth: 375, windowHeight: 812 }),
    getAppBaseInfo: () => ({ SDKVersion: '3.5.0', fontSizeScaleFactor: 1.25 }),
    getWindowInfo: () => ({ windowWidth: 375, windowHeight: 812, pixelRatio: 3 }),
    getDeviceInfo: () => ({ platform: 'devtools' }),
    getMenuButtonBoundingClientRect: () => ({ top: 48, height: 32, left: 280, width: 87 }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    canIUse: () => true,
  };
  const refuse = (name) => (options) => {
    if (typeof options !== 'object' || options === null) return undefined;
    const failure = { errMsg: `${name}:fail no network` };
    setTimeout(() => {
      options.fail?.(failure);
      options.complete?.(failure);
    }, 0);
    return undefined;
  };
  const wx = { ...Object.fromEntries(APIS.map((name) => [name, refuse(name)])), ...known };
  const problem = (...parts) => faults.push(`console.error: ${parts.map(textOf).join(' ').slice(0, 300)}`);
  const later = (start, stop) => [
    (work, ms, ...rest) => {
      const timer = start(guarded(work, faults), ms, ...rest);
      phone.timers.add(timer);
      return timer;
    },
    stop,
  ];
  const [setTimer, clearTimer] = later(setTimeout, clearTimeout);
  const [setTicker, clearTicker] = later(setInterval, clearInterval);
  const register = (kind) => (config) => {
    phone[kind] = config;
    return config;
  };
  phone.context = vm.createContext({
    wx,
    App: register('app'),
    Page: register('page'),
    Component: register('page'),
    Behavior: register('behaviour'),
    getApp: () => phone.app,
    getCurrentPages: () => [],
    console: { log() {}, info() {}, debug() {}, warn() {}, error: problem },
    setTimeout: setTimer,
    clearTimeout: clearTimer,
    setInterval: setTicker,
    clearInterval: clearTicker,
  });
  return phone;
}

// Errors of the page's own context are no `instanceof` ours. Minified lines are long: the message and place are enough.
const textOf = (part) =>
  typeof part?.stack === 'string' ? part.stack.split('\n').slice(0, 3).join(' | ').slice(0, 400) : String(part);

/** What a timer throws has nobody to catch it on the phone either. */
function guarded(work, faults) {
  return (...given) => {
    try {
      return work(...given);
    } catch (error) {
      faults.push(`in a timer: ${textOf(error)}`);
      return undefined;
    }
  };
}

/** WeChat's `require`: relative to the file, each file once. */
function loaderOf(root, context) {
  const loaded = new Map();
  const load = (path) => {
    const file = path.endsWith('.js') ? path : `${path}.js`;
    if (loaded.has(file)) return loaded.get(file).exports;
    const module = { exports: {} };
    loaded.set(file, module);
    const code = readFileSync(join(root, file), 'utf8');
    const wrapped = `(function (require, module, exports) {${code}\n})`;
    const run = vm.runInContext(wrapped, context, { filename: file });
    const require = (wanted) => load(posix.normalize(posix.join(dirname(file), wanted)));
    run(require, module, module.exports);
    return module.exports;
  };
  return load;
}

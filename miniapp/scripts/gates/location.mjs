import { appJson } from './build-files.mjs';

// WeChat asks each of these to be declared in requiredPrivateInfos, and rejects a declared one that is not used.
const APIS = [
  'getFuzzyLocation',
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
  'chooseLocation',
  'choosePoi',
  'chooseAddress',
];
// Those that ask for the position itself, and so need the words that say what for.
const ASKING = ['getFuzzyLocation', 'getLocation', 'startLocationUpdate', 'startLocationUpdateBackground'];
// Taro's own tables name every API; only calls count.
const OURS = /^(app|common|vendors|pages\/.*|packages\/.*|sub-common\/.*)\.js$|\/common\.js$/;

/** What the package calls and what its app.json declares must be the same. */
export function locationGates(build) {
  return [
    { name: 'declared location APIs are the used ones', run: () => declared(build) },
    { name: 'asking for the position says what for', run: () => words(build) },
    { name: 'fuzzy and precise position are not mixed', run: () => mixed(build) },
  ];
}

function used(build) {
  const code = build.files.filter(({ path }) => OURS.test(path)).map(({ path }) => build.text(path));
  return APIS.filter((api) => code.some((text) => new RegExp(`\\.${api}\\)?\\(`).test(text)));
}

function declared(build) {
  const asked = appJson(build).requiredPrivateInfos ?? [];
  const called = used(build);
  return [
    ...called.filter((api) => !asked.includes(api)).map((api) => `${api} is called but not declared`),
    ...asked.filter((api) => !called.includes(api)).map((api) => `${api} is declared but not called`),
  ];
}

function words(build) {
  const needs = used(build).some((api) => ASKING.includes(api));
  const text = appJson(build).permission?.['scope.userLocation']?.desc ?? '';
  return needs && text.length < 2 ? ['app.json: permission.scope.userLocation.desc is missing'] : [];
}

function mixed(build) {
  const asked = appJson(build).requiredPrivateInfos ?? [];
  const precise = asked.filter((api) => /^(getLocation|onLocationChange|startLocationUpdate)/.test(api));
  return asked.includes('getFuzzyLocation') && precise.length > 0
    ? [`getFuzzyLocation with ${precise.join(', ')}`]
    : [];
}

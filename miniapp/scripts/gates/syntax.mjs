import { parse } from 'acorn';

/** Files that a phone of 2018 could not read: private fields, optional chaining, class fields, … */
export function syntaxGate(build) {
  return build.ending('.js').flatMap(({ path }) => {
    try {
      parse(build.text(path), { ecmaVersion: 2018, sourceType: 'script', allowHashBang: false });
      return [];
    } catch (error) {
      return [`${path}: ${error.message}`];
    }
  });
}

/** Rules of H5 that reach nothing: Taro renames `button`, `input` and the like to elements of its own, which we do not use. */
export function selectorGate(build) {
  return build.ending('.css').flatMap(({ path }) => {
    const renamed = build.text(path).match(/[^{}]*\btaro-[a-z-]+-core\b[^{}]*/g) ?? [];
    return renamed.map((selector) => `${path}: ${selector.trim()}`);
  });
}

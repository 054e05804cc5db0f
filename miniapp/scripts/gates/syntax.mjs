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

/** Keys and indexes from the root of a file down to one value. */
export type PathInFile = readonly (string | number)[];

const PLAIN_KEY = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** `hall.windows[3].category`; the root itself is `(whole file)`. */
export function showPath(path: PathInFile): string {
  if (path.length === 0) return '(whole file)';
  return path.map(showPart).join('').replace(/^\./, '');
}

function showPart(part: string | number): string {
  if (typeof part === 'number') return `[${part}]`;
  return PLAIN_KEY.test(part) ? `.${part}` : `[${JSON.stringify(part)}]`;
}

/** The value a path leads to, or `undefined`. */
export function valueAt(root: unknown, path: PathInFile): unknown {
  let value = root;
  for (const part of path) {
    if (value === null || typeof value !== 'object') return undefined;
    value = (value as Record<string | number, unknown>)[part];
  }
  return value;
}

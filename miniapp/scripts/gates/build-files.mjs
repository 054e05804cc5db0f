import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A build: its folder and its files, each with its path below the folder (slashes) and size in bytes. */
export function readBuild(root) {
  const files = existsSync(root)
    ? readdirSync(root, { recursive: true })
        .map((path) => ({ path: path.split('\\').join('/'), size: statSync(join(root, path)) }))
        .filter(({ size }) => size.isFile())
        .map(({ path, size }) => ({ path, size: size.size }))
    : [];
  const text = (path) => readFileSync(join(root, path), 'utf8');
  return { root, files, text, ending: (...ends) => files.filter(({ path }) => ends.some((end) => path.endsWith(end))) };
}

/** The mini-program's app.json. */
export const appJson = (build) => JSON.parse(build.text('app.json'));

/** Every page of the mini-program, main package and subpackages. */
export function pagesOf(app) {
  const inPackages = (app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`));
  return [...app.pages, ...inPackages];
}
